package org.todochatbot.backend.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.task.TaskStatus;

/** Makes of the way in which a person pointed at tasks the parameters of the SQL that finds them. */
public final class TaskLookup {

    /** Which query a lookup is for: the parameter {@code by}. */
    static final String TITLE = "title";
    static final String ID = "id";
    static final String LAST = "last";
    static final String FILTER = "filter";

    private static final int MAX_AT_ONCE = 500;
    /** More tasks of one title than may be asked about. */
    private static final int MOST_TITLES = 20;
    /** Up to this a list is counted; beyond it, "more than". */
    static final int COUNTED = 1000;

    private TaskLookup() {}

    /** One lookup for each target; without a target "this" is meant. */
    public static List<Map<String, Object>> of(@Variable("command") Command command, @Variable("turn") Turn turn) {
        List<Target> targets = command.targets().isEmpty() ? List.of(Target.referredTo(Target.THIS)) : command.targets();
        List<Map<String, Object>> lookups = new ArrayList<>();
        for (Target target : targets) {
            lookups.add(of(target, command, turn));
        }
        return lookups;
    }

    private static Map<String, Object> of(Target target, Command command, Turn turn) {
        if (target.title() != null) {
            Map<String, Object> lookup = lookup(TITLE);
            String title = target.title().strip();
            lookup.put("title", title);
            lookup.put("piece", piece(Boolean.TRUE.equals(target.exact()) ? title : longestWord(title)));
            lookup.put("exact", Boolean.TRUE.equals(target.exact()));
            lookup.put("most", target.isLeftOut() ? MAX_AT_ONCE : MOST_TITLES);
            lookup.put("wanted", command.intent() == Intent.REOPEN_TASK ? "completed" : "pending");
            lookup.put("dated", target.filter() != null ? dated(target.filter(), command, turn) : null);
            boolean anyDate = target.isDatedTitle() && (command.intent() == Intent.DELETE_TASK || command.intent() == Intent.SKIP_TASK);
            lookup.put("repeating", anyDate ? dated(target.filter().withDue(null, null).thatRepeats(), command, turn) : null);
            return lookup;
        }
        if (target.filter() != null) {
            return matching(target.filter(), command, turn);
        }
        List<UUID> ids = target.position() != null ? at(target.position(), turn) : referredTo(target.reference(), turn);
        if (ids.isEmpty() && Target.THIS.equals(target.reference())) {
            return lookup(LAST);
        }
        Map<String, Object> lookup = lookup(ID);
        lookup.put("ids", json(ids));
        return lookup;
    }

    /** What is done already is no more due then. */
    private static Map<String, Object> dated(Filter filter, Command command, Turn turn) {
        boolean open = filter.status() == null && command.intent() != Intent.REOPEN_TASK;
        return matching(open ? filter.withStatus(TaskStatus.PENDING) : filter, command, turn);
    }

    private static Map<String, Object> matching(Filter filter, Command command, Turn turn) {
        Map<String, Object> lookup = of(meant(filter, command), turn.now(), MAX_AT_ONCE);
        lookup.put("counted", 0);
        return lookup;
    }

    /** "Postpone everything" means what is open; everything is deleted with what is done. */
    private static Filter meant(Filter filter, Command command) {
        if (filter.status() != null || command.intent() == Intent.DELETE_TASK) {
            return filter;
        }
        return filter.withStatus(command.intent() == Intent.REOPEN_TASK ? TaskStatus.COMPLETED : TaskStatus.PENDING);
    }

    private static List<UUID> at(int position, Turn turn) {
        List<UUID> listed = turn.conversation().listed();
        List<UUID> focus = turn.conversation().focus();
        boolean sinceTheList = position == -1 && !focus.isEmpty() && !listed.contains(focus.get(0));
        if (sinceTheList) {
            return focus.subList(focus.size() - 1, focus.size());
        }
        int index = position < 0 ? listed.size() + position : position - 1;
        return index >= 0 && index < listed.size() ? List.of(listed.get(index)) : List.of();
    }

    private static List<UUID> referredTo(String reference, Turn turn) {
        if (turn.about() != null) {
            return List.of(turn.about());
        }
        List<UUID> focus = turn.conversation().focus();
        return Target.THESE.equals(reference) || focus.size() <= 1 ? focus : focus.subList(0, 1);
    }

    /**
     * The first tasks that fit. The parameters {@code skip}, {@code after} (the id after which the list goes on) and
     * {@code counted} (how many are counted at most; null for all) can be set to others.
     *
     * @param now in the person's zone, in which days begin
     * @param limit how many tasks at most
     */
    public static Map<String, Object> of(Filter filter, ZonedDateTime now, int limit) {
        Map<String, Object> lookup = lookup(FILTER);
        lookup.put("status", filter.status() == null ? null : filter.status() == TaskStatus.PENDING ? "pending" : "completed");
        lookup.put("words", filter.text());
        lookup.put("near", null);
        lookup.put("piece", null);
        lookup.put("tags", filter.tags().isEmpty() ? null : array(filter.tags()));
        lookup.put("priorities", filter.priorities().isEmpty() ? null : array(filter.priorities()));
        lookup.put("dueFrom", filter.dueFrom());
        lookup.put("dueFromDay", firstDayFrom(filter.dueFrom(), now));
        lookup.put("dueFromLocal", local(filter.dueFrom(), now));
        lookup.put("dueBefore", filter.dueBefore());
        lookup.put("dueBeforeDay", firstDayFrom(filter.dueBefore(), now));
        lookup.put("dueBeforeLocal", local(filter.dueBefore(), now));
        boolean overdue = Boolean.TRUE.equals(filter.overdue());
        lookup.put("overdueAt", overdue ? now.toOffsetDateTime() : null);
        lookup.put("overdueLocal", overdue ? now.toLocalDateTime() : null);
        lookup.put("today", now.toLocalDate());
        lookup.put("dated", filter.dated());
        lookup.put("repeating", filter.repeating());
        lookup.put("completedFrom", filter.completedFrom());
        lookup.put("completedBefore", filter.completedBefore());
        lookup.put("sort", filter.sort());
        lookup.put("after", null);
        lookup.put("skip", 0);
        lookup.put("limit", limit);
        lookup.put("counted", COUNTED + 1);
        return lookup;
    }

    /** A pattern for what holds this text. */
    static String piece(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static String longestWord(String text) {
        return Arrays.stream(text.split("\\s+")).max(Comparator.comparingInt(String::length)).orElse("");
    }

    /** A PostgreSQL array: a literal, so that its values are known when the query is planned. */
    private static String array(List<?> values) {
        return values.stream()
                .map(value -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static LocalDateTime local(OffsetDateTime moment, ZonedDateTime now) {
        return moment == null ? null : moment.atZoneSameInstant(now.getZone()).toLocalDateTime();
    }

    /** The first day that begins at or after the moment. */
    private static LocalDate firstDayFrom(OffsetDateTime moment, ZonedDateTime now) {
        if (moment == null) {
            return null;
        }
        ZonedDateTime local = moment.atZoneSameInstant(now.getZone());
        return local.toLocalTime().equals(LocalTime.MIDNIGHT) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    }

    private static Map<String, Object> lookup(String by) {
        Map<String, Object> lookup = new HashMap<>();
        lookup.put("by", by);
        return lookup;
    }

    static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
