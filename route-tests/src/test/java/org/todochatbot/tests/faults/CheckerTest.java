package org.todochatbot.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.task.TaskStatus;
import org.todochatbot.tests.faults.Evidence.EventFound;
import org.todochatbot.tests.faults.Evidence.HistoryFound;
import org.todochatbot.tests.faults.Evidence.ReminderFound;
import org.todochatbot.tests.faults.Evidence.TaskFound;

/** A checker that lets a broken promise pass is worse than none: each kind of breach must be found. */
class CheckerTest {

    private static final Instant DUE = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void keptPromisesPassAlsoWhenDeliveredTwice() {
        assertThat(violations(found -> found.events.add(found.events.get(0)))).isEmpty();
    }

    @Test
    void everyBreachIsFound() {
        assertThat(violations(found -> found.tasks.remove(0))).containsExactly("lost: a");
        assertThat(violations(found -> found.tasks.add(found.tasks.get(0)))).containsExactly("there 2 times: a");
        assertThat(violations(found -> found.tasks.set(0, new TaskFound("a", TaskStatus.PENDING))))
                .containsExactly("not in its last state, COMPLETED: a");
        assertThat(violations(found -> found.tasks.add(new TaskFound("c", TaskStatus.PENDING))))
                .containsExactly("never promised, or deleted: c");
        assertThat(violations(found -> found.reminders.clear())).containsExactly("reminders of b: 0");
        assertThat(violations(found -> found.reminders.add(found.reminders.get(0)))).containsExactly("reminders of b: 2");
        assertThat(violations(found -> found.reminders.set(0, new ReminderFound("b", "scheduled", DUE, null))))
                .containsExactly("did not fire: b");
        assertThat(violations(found -> found.reminders.set(0, new ReminderFound("b", "fired", DUE, DUE.minusMillis(1)))))
                .containsExactly("fired early: b");
        assertThat(violations(found -> found.notifications.add("b"))).containsExactly("told 2 times: b");
        assertThat(violations(found -> found.notifications.clear())).containsExactly("told 0 times: b");
        assertThat(violations(found -> found.events.remove(1)))
                .containsExactly("changed and not published: a 2 task-completed");
        assertThat(violations(found -> found.history.remove(1)))
                .containsExactly("published and not changed: a 2 task-completed");
        assertThat(violations(found -> found.events.add(new EventFound("task-updates", "e9", "a", 2, "task-completed"))))
                .contains("one change published as several events");
        assertThat(violations(found -> found.events.add(0, new EventFound("task-events", "e0", "a", 3, "task-updated"))))
                .contains("out of order in task-events: 3 before 1");
        assertThat(violations(found -> {
                    found.history.remove(0);
                    found.events.remove(0);
                }))
                .containsExactly("the history has gaps: a");
    }

    private static List<String> violations(Consumer<Found> breach) {
        Promises promises = new Promises();
        promises.tasks().put("a", TaskStatus.COMPLETED);
        promises.tasks().put("b", TaskStatus.PENDING);
        promises.reminded().add("b");
        Found found = new Found();
        breach.accept(found);
        return Checker.violations(
                promises, new Evidence(found.tasks, found.reminders, found.notifications, found.events, found.history));
    }

    /** Everything as promised. */
    private static final class Found {
        final List<TaskFound> tasks = new ArrayList<>(
                List.of(new TaskFound("a", TaskStatus.COMPLETED), new TaskFound("b", TaskStatus.PENDING)));
        final List<ReminderFound> reminders =
                new ArrayList<>(List.of(new ReminderFound("b", "fired", DUE, DUE.plusMillis(5))));
        final List<String> notifications = new ArrayList<>(List.of("b"));
        final List<EventFound> events = new ArrayList<>(List.of(
                new EventFound("task-events", "e1", "a", 1, "task-created"),
                new EventFound("task-updates", "e2", "a", 2, "task-completed"),
                new EventFound("task-events", "e3", "b", 1, "task-created"),
                new EventFound("reminders", "e4", "b", 2, "reminder-scheduled"),
                new EventFound("reminders", "e5", "b", 3, "reminder-fired")));
        final List<HistoryFound> history = new ArrayList<>(List.of(
                new HistoryFound("a", 1, "task-created"),
                new HistoryFound("a", 2, "task-completed"),
                new HistoryFound("b", 1, "task-created"),
                new HistoryFound("b", 2, "reminder-scheduled"),
                new HistoryFound("b", 3, "reminder-fired")));
    }
}
