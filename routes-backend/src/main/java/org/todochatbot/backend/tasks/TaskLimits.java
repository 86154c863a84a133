package org.todochatbot.backend.tasks;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.todochatbot.contract.task.Due;

/** How much and how far what comes from programs and files may be: what is stored is worked on for as long as it is there. */
public final class TaskLimits {

    public static final int MAX_DESCRIPTION_LENGTH = 10_000;
    public static final int MAX_TAGS = 50;
    public static final int MAX_TAG_LENGTH = 60;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private TaskLimits() {}

    /** A rule of RFC 5545 that does not come more often than every minute. */
    public static boolean isRule(String rule) {
        try {
            return new RecurrenceRule(rule).getFreq() != Freq.SECONDLY;
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            return false;
        }
    }

    public static boolean isMoment(OffsetDateTime moment) {
        return moment != null && isYear(moment.getYear());
    }

    public static boolean isDue(Due due) {
        return switch (due) {
            case Due.Day day -> day.date() != null && isDay(day.date());
            case Due.Moment moment -> isMoment(moment.dateTime()) && (moment.zone() == null || isZone(moment.zone()));
        };
    }

    public static boolean isZone(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone);
    }

    /** An ISO 8601 duration before something. */
    public static boolean isBefore(String before) {
        try {
            return !Duration.parse(before).isNegative();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    public static boolean areTags(List<String> tags) {
        return tags.size() <= MAX_TAGS && tags.stream().allMatch(TaskLimits::isTag);
    }

    public static boolean isTag(String tag) {
        return tag != null && !tag.isEmpty() && tag.length() <= MAX_TAG_LENGTH && !tag.matches(".*\\s.*");
    }

    /** Of a task, or of a step. */
    public static boolean isTitle(String title) {
        return title != null && !title.isBlank() && title.length() <= TaskRules.MAX_TITLE_LENGTH;
    }

    public static boolean isDescription(String description) {
        return description == null || description.length() <= MAX_DESCRIPTION_LENGTH;
    }

    public static boolean isDay(LocalDate day) {
        return isYear(day.getYear());
    }

    private static boolean isYear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
