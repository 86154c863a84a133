package org.todochatbot.tests.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.todochatbot.contract.task.TaskStatus;

/** Holds what was found against what was promised. Knows nothing of how either was obtained. */
final class Checker {

    private Checker() {}

    /** @return every broken promise, in words; none when all were kept */
    static List<String> violations(Promises promised, Evidence found) {
        List<String> violations = new ArrayList<>(promised.oddAnswers());
        tasks(promised, found, violations);
        reminders(promised, found, violations);
        events(found, violations);
        return violations;
    }

    private static void tasks(Promises promised, Evidence found, List<String> violations) {
        Map<String, List<TaskStatus>> seen = new HashMap<>();
        found.tasks().forEach(task -> seen.computeIfAbsent(task.title(), title -> new ArrayList<>()).add(task.status()));
        promised.tasks().forEach((title, status) -> {
            List<TaskStatus> states = seen.getOrDefault(title, List.of());
            if (states.isEmpty()) {
                violations.add("lost: " + title);
            } else if (states.size() > 1) {
                violations.add("there " + states.size() + " times: " + title);
            } else if (states.get(0) != status) {
                violations.add("not in its last state, " + status + ": " + title);
            }
        });
        seen.keySet().stream()
                .filter(title -> !promised.tasks().containsKey(title))
                .forEach(title -> violations.add("never promised, or deleted: " + title));
    }

    private static void reminders(Promises promised, Evidence found, List<String> violations) {
        for (String title : promised.reminded()) {
            List<Evidence.ReminderFound> reminders =
                    found.reminders().stream().filter(reminder -> reminder.title().equals(title)).toList();
            if (reminders.size() != 1) {
                violations.add("reminders of " + title + ": " + reminders.size());
                continue;
            }
            Evidence.ReminderFound reminder = reminders.get(0);
            if (!reminder.state().equals("fired") || reminder.firedAt() == null) {
                violations.add("did not fire: " + title);
            } else if (reminder.firedAt().isBefore(reminder.remindAt())) {
                violations.add("fired early: " + title);
            }
            int told = Collections.frequency(found.notifications(), title);
            if (told != 1) {
                violations.add("told " + told + " times: " + title);
            }
        }
    }

    private static void events(Evidence found, List<String> violations) {
        Map<String, Evidence.EventFound> byId = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        for (Evidence.EventFound event : found.events()) {
            if (byId.putIfAbsent(event.id(), event) == null) {
                Long before = last.put(event.topic() + " " + event.task(), event.sequence());
                if (before != null && before >= event.sequence()) {
                    violations.add("out of order in " + event.topic() + ": " + before + " before " + event.sequence());
                }
            }
        }
        Set<String> published = lines(byId.values().stream()
                .map(event -> event.task() + " " + event.sequence() + " " + event.type())
                .toList());
        if (published.size() != byId.size()) {
            violations.add("one change published as several events");
        }
        Set<String> history = lines(found.history().stream()
                .map(line -> line.task() + " " + line.version() + " " + line.type())
                .toList());
        missing(history, published).forEach(line -> violations.add("changed and not published: " + line));
        missing(published, history).forEach(line -> violations.add("published and not changed: " + line));
        Map<String, TreeSet<Long>> versions = found.history().stream()
                .collect(Collectors.groupingBy(
                        Evidence.HistoryFound::task,
                        Collectors.mapping(Evidence.HistoryFound::version, Collectors.toCollection(TreeSet::new))));
        versions.forEach((task, numbers) -> {
            if (numbers.first() != 1 || numbers.last() != numbers.size()) {
                violations.add("the history has gaps: " + task);
            }
        });
    }

    private static Set<String> lines(Collection<String> lines) {
        return new HashSet<>(lines);
    }

    private static Set<String> missing(Set<String> from, Set<String> in) {
        Set<String> missing = new TreeSet<>(from);
        missing.removeAll(in);
        return missing;
    }
}
