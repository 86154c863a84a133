package org.todochatbot.backend.chat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.Task;

/** How replies speak of tasks and times: in the person's zone, and so that a misreading shows. */
public final class Phrases {

    /** What "shall I?" can be answered with. */
    public static final List<Choice> YES_OR_NO = List.of(new Choice("Yes", "yes"), new Choice("No", "no"));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME_WITH_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private Phrases() {}

    public static String quoted(Task task) {
        return "“" + task.title() + "”";
    }

    public static String quoted(Collection<Task> tasks) {
        List<String> titles = tasks.stream().map(Phrases::quoted).collect(Collectors.toList());
        if (titles.size() > 8) {
            int more = titles.size() - 7;
            titles = titles.subList(0, 7);
            return String.join(", ", titles) + " and " + more + " more";
        }
        int last = titles.size() - 1;
        return last <= 0 ? String.join("", titles) : String.join(", ", titles.subList(0, last)) + " and " + titles.get(last);
    }

    /** Such as "tomorrow (Tue 24 Nov)". */
    public static String day(LocalDate day, ZonedDateTime now) {
        LocalDate today = now.toLocalDate();
        long days = ChronoUnit.DAYS.between(today, day);
        String date = (day.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(day);
        if (days == 0) {
            return "today";
        }
        return days == 1 ? "tomorrow (" + date + ")" : days == -1 ? "yesterday (" + date + ")" : "on " + date;
    }

    /** Such as "09:00". */
    public static String time(ZonedDateTime local) {
        return TIME.format(local);
    }

    /** Such as "tomorrow (Tue 24 Nov) at 09:00"; with seconds within five minutes from now. */
    public static String moment(OffsetDateTime moment, ZonedDateTime now) {
        ZonedDateTime local = moment.atZoneSameInstant(now.getZone());
        boolean near = Math.abs(ChronoUnit.SECONDS.between(now, local)) < 300;
        boolean wholeMinute = local.getSecond() == 0 && local.getNano() == 0;
        String time = (near && !wholeMinute ? TIME_WITH_SECONDS : TIME).format(local);
        return day(local.toLocalDate(), now) + " at " + time;
    }

    public static String due(Due due, ZonedDateTime now) {
        return switch (due) {
            case Due.Day day -> day(day.date(), now);
            case Due.Moment moment -> moment(moment.dateTime(), now);
        };
    }

    /** The same task with its times in the offset of the zone, as the person reads them. */
    public static Task inZone(Task task, ZoneId zone) {
        return new Task(
                task.id(), task.title(), task.description(), task.status(),
                task.due() instanceof Due.Moment due ? new Due.Moment(in(zone, due.dateTime()), due.zone()) : task.due(),
                task.recurrence(), task.recurrenceFrom(), task.skipped(), task.priority(), task.tags(), task.checklist(),
                in(zone, task.createdAt()), in(zone, task.updatedAt()), in(zone, task.completedAt()));
    }

    public static String count(int number, String one, String many) {
        return number == 1 ? "1 " + one : number + " " + many;
    }

    /** One choice a task, by its place in the list shown. */
    public static List<Choice> choices(List<Task> tasks, ZonedDateTime now) {
        return IntStream.range(0, tasks.size())
                .mapToObj(i -> new Choice(label(tasks, i, now), String.valueOf(i + 1)))
                .toList();
    }

    /** Those of one name are told apart by their places and by when they are due. */
    private static String label(List<Task> tasks, int place, ZonedDateTime now) {
        Task task = tasks.get(place);
        boolean unique = tasks.stream().filter(other -> other.title().equals(task.title())).count() == 1;
        return unique ? task.title() : (place + 1) + ". " + task.title() + (task.due() == null ? "" : ", " + due(task.due(), now));
    }

    private static OffsetDateTime in(ZoneId zone, OffsetDateTime time) {
        return time == null ? null : time.atZoneSameInstant(zone).toOffsetDateTime();
    }
}
