package org.todochatbot.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.task.Task;
import org.todochatbot.tests.faults.Evidence.EventFound;
import org.todochatbot.tests.faults.Evidence.HistoryFound;
import org.todochatbot.tests.faults.Evidence.ReminderFound;
import org.todochatbot.tests.faults.Evidence.TaskFound;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;
import org.todochatbot.tests.stack.TopicReader;

/**
 * People chat while a nemesis kills, pauses and stops every part and troubles the network between them; then each promise that they were given is checked. Also
 * {@code ./bench faults}, longer and with other seeds.
 */
@OnTheStack
class FaultsTest {

    private static final int PEOPLE = 8;

    @Test
    void everyAcknowledgedPromiseIsKeptWhilePartsDie() throws Exception {
        long seed = Long.getLong("faults.seed", 1);
        Duration length = Duration.ofSeconds(Long.getLong("faults.seconds", 120));
        Instant end = Instant.now().plus(length);
        Nemesis nemesis = new Nemesis(TheStack.get(), seed, () -> Instant.now().isAfter(end));
        List<Chatter> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> new Chatter(seed * 1000 + i, () -> Instant.now().isAfter(end)))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            people.forEach(threads::submit);
            threads.submit(nemesis);
        }
        Instant over = Instant.now();
        nemesis.mend();
        nemesis.done().forEach(System.out::println);
        TheStack.awaitAllReady();
        awaitQuiet();
        Duration recovery = Duration.between(over, Instant.now());

        List<String> violations = new ArrayList<>();
        for (Chatter chatter : people) {
            violations.addAll(Checker.violations(chatter.promises(), evidence(chatter.person())));
        }
        violations.addAll(TheStack.get().replay().differences());
        print(seed, length, people, nemesis, recovery, violations);
        assertThat(violations).isEmpty();
    }

    /** Everything published, every queued command done, every reminder of before fired. */
    private static void awaitQuiet() {
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(Database.count("todo", "select count(*) from outbox")).as("events not published").isZero();
            assertThat(Database.count("todo",
                            "select count(*) from reminder where state = 'scheduled' and remind_at < now() + interval '15 seconds'"))
                    .as("reminders not fired").isZero();
            assertThat(Database.count("insights", "select count(*) from audit_log where subject is not null"))
                    .as("events recorded")
                    .isGreaterThanOrEqualTo(Database.count("todo", "select count(*) from task_history"));
        });
    }

    private static Evidence evidence(Person person) {
        List<TaskFound> tasks = person.tasks().stream().map(FaultsTest::found).toList();
        List<ReminderFound> reminders = Database.column("todo",
                        "select title || '|' || state || '|' || to_char(remind_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                                + " || '|' || coalesce(to_char(fired_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), '')"
                                + " from reminder join task on task.id = task_id where task.person_id = ?", person.id())
                .stream()
                .map(row -> row.split("\\|", -1))
                .map(row -> new ReminderFound(
                        row[0], row[1], Instant.parse(row[2]), row[3].isEmpty() ? null : Instant.parse(row[3])))
                .toList();
        List<EventFound> events = new ArrayList<>();
        for (String topic : List.of("task-events", "task-updates", "reminders")) {
            for (JsonNode event : TopicReader.events(person, topic)) {
                events.add(new EventFound(
                        topic, event.get("id").asText(), event.get("subject").asText(), event.get("sequence").asLong(),
                        event.get("type").asText()));
            }
        }
        List<HistoryFound> history = Database.column(
                        "todo", "select task_id || '|' || version || '|' || type from task_history where person_id = ?", person.id())
                .stream()
                .map(row -> row.split("\\|"))
                .map(row -> new HistoryFound(row[0], Long.parseLong(row[1]), row[2]))
                .toList();
        List<String> told = person.notifications().stream().map(notification -> notification.text()).toList();
        return new Evidence(tasks, reminders, told, events, history);
    }

    private static TaskFound found(Task task) {
        return new TaskFound(task.title(), task.status());
    }

    private static void print(
            long seed, Duration length, List<Chatter> people, Nemesis nemesis, Duration recovery, List<String> violations) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seed", seed);
        figures.put("seconds", length.toSeconds());
        figures.put("faults", nemesis.done().size());
        figures.put("messages", people.stream().mapToInt(Chatter::said).sum());
        figures.put("repeated", people.stream().mapToInt(Chatter::repeated).sum());
        figures.put("reminders", people.stream().mapToInt(chatter -> chatter.promises().reminded().size()).sum());
        figures.put("secondsToQuiet", recovery.toSeconds());
        figures.put("violations", violations.size());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "faults");
        line.put("figures", figures);
        line.put("reference", null);
        line.put("ratio", null);
        line.put("aims", Map.of("no violations", violations.isEmpty()));
        System.out.println(Person.json(line));
    }
}
