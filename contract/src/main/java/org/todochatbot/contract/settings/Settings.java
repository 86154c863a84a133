package org.todochatbot.contract.settings;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a person wants to be understood. In a command, only what was said is set.
 *
 * @param timezone IANA zone in which times count, whatever the device says; null follows the device
 * @param weekStart first day of the week
 * @param reminderTime when a day without a time is reminded of: local time
 * @param dateOrder how 5/6 is read
 * @param filters saved lists, by name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Settings(
        String timezone,
        Week weekStart,
        @JsonFormat(pattern = "HH:mm") LocalTime reminderTime,
        DateOrder dateOrder,
        List<SavedFilter> filters) {

    /** Days on which weeks begin somewhere. */
    public enum Week {
        @JsonProperty("monday")
        MONDAY,
        @JsonProperty("saturday")
        SATURDAY,
        @JsonProperty("sunday")
        SUNDAY;

        public DayOfWeek day() {
            return DayOfWeek.valueOf(name());
        }
    }

    /** Of a person who has set nothing. */
    public static final Settings DEFAULT =
            new Settings(null, Week.MONDAY, LocalTime.of(9, 0), DateOrder.MONTH_FIRST, List.of());

    public Settings {
        filters = filters == null ? List.of() : List.copyOf(filters);
    }

    /** These, with what was said in the place of what was. */
    public Settings with(Settings said) {
        Settings saving = this;
        for (SavedFilter filter : said.filters) {
            saving = saving.saving(filter);
        }
        return new Settings(
                said.timezone != null ? said.timezone : timezone,
                said.weekStart != null ? said.weekStart : weekStart,
                said.reminderTime != null ? said.reminderTime : reminderTime,
                said.dateOrder != null ? said.dateOrder : dateOrder,
                saving.filters);
    }

    /** These, following the time zone of the device. */
    public Settings withoutTimezone() {
        return new Settings(null, weekStart, reminderTime, dateOrder, filters);
    }

    /** These, with this list under its name, in the place of the one that had it. */
    public Settings saving(SavedFilter filter) {
        List<SavedFilter> saved = new ArrayList<>(forgetting(filter.name()).filters);
        saved.add(filter);
        saved.sort(Comparator.comparing(SavedFilter::name));
        return new Settings(timezone, weekStart, reminderTime, dateOrder, saved);
    }

    public Settings forgetting(String name) {
        return new Settings(
                timezone, weekStart, reminderTime, dateOrder, filters.stream().filter(f -> !f.name().equals(name)).toList());
    }
}
