package org.todochatbot.backend.tasks;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.Task;

/** What comes again on the days that are asked for, though it is due before: "what is on saturday?" of what is daily. */
public final class RepeatingThen {

    private static final int MOST_TASKS = 10;
    private static final int MOST_DATES = 6;

    private RepeatingThen() {}

    /**
     * @param rows open tasks that repeat from their due date
     * @param then from when ({@code from}, null for now) and until when ({@code before}, null for no end) is asked for
     */
    public static Effect added(
            @Body List<Map<String, Object>> rows,
            @Variable("list") Effect list,
            @Variable("then") Map<String, Object> then,
            @Variable("turn") Turn turn) {
        if (then.get("before") == null) {
            return list;
        }
        ZonedDateTime now = turn.now();
        ZonedDateTime from = then.get("from") == null ? now : ((OffsetDateTime) then.get("from")).atZoneSameInstant(now.getZone());
        ZonedDateTime before = ((OffsetDateTime) then.get("before")).atZoneSameInstant(now.getZone());
        Set<UUID> listed = list.tasks().stream().map(Task::id).collect(Collectors.toSet());
        List<Task> tasks = new ArrayList<>(list.tasks());
        StringBuilder said = new StringBuilder();
        for (Map<String, Object> row : rows) {
            Task task = TaskState.ofRow(row).task();
            if (tasks.size() - list.tasks().size() == MOST_TASKS) {
                break;
            }
            if (task.due() == null || listed.contains(task.id())) {
                continue;
            }
            List<Due> dates = RecurrenceDates.between(task, from, before, MOST_DATES);
            if (!dates.isEmpty()) {
                tasks.add(task);
                said.append("\n• ").append(phrase(dates, now)).append(": ").append(Phrases.quoted(task));
            }
        }
        if (said.isEmpty()) {
            return list;
        }
        String earlier = list.tasks().isEmpty() ? "" : list.reply() + "\n";
        return new Effect(
                list.changes(), earlier + "What repeats is there again:" + said, tasks, list.choices(), list.pending(), list.listing());
    }

    /** Such as "tomorrow (Fri 27 Nov) at 08:00, 20:00". */
    private static String phrase(List<Due> dates, ZonedDateTime now) {
        Map<LocalDate, List<String>> times = new LinkedHashMap<>();
        for (Due date : dates) {
            switch (date) {
                case Due.Day on -> times.computeIfAbsent(on.date(), day -> new ArrayList<>());
                case Due.Moment at -> {
                    ZonedDateTime local = at.dateTime().atZoneSameInstant(now.getZone());
                    times.computeIfAbsent(local.toLocalDate(), day -> new ArrayList<>()).add(Phrases.time(local));
                }
            }
        }
        return times.entrySet().stream()
                .map(day -> Phrases.day(day.getKey(), now) + (day.getValue().isEmpty() ? "" : " at " + String.join(", ", day.getValue())))
                .collect(Collectors.joining("; "));
    }
}
