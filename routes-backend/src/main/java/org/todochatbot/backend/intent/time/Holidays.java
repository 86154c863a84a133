package org.todochatbot.backend.intent.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.Words;

/** Days that people name instead of dating: those of fixed date and the widespread movable ones (of the United States). */
final class Holidays {

    private static final int LONGEST_NAME = 4;
    private static final Map<String, IntFunction<LocalDate>> BY_NAME = new HashMap<>();

    static {
        fixed(Month.JANUARY, 1, "new year", "new years", "new year's", "new year's day", "new years day");
        fixed(Month.FEBRUARY, 14, "valentine's day", "valentines day", "valentine's", "valentines");
        fixed(Month.MARCH, 17, "st patrick's day", "st patricks day", "saint patrick's day");
        fixed(Month.APRIL, 1, "april fool's day", "april fools day", "april fools");
        fixed(Month.APRIL, 22, "earth day");
        fixed(Month.MAY, 5, "cinco de mayo");
        fixed(Month.JUNE, 19, "juneteenth");
        fixed(Month.JULY, 4, "independence day");
        fixed(Month.OCTOBER, 31, "halloween");
        fixed(Month.NOVEMBER, 11, "veterans day", "veteran's day");
        fixed(Month.DECEMBER, 24, "christmas eve", "xmas eve");
        fixed(Month.DECEMBER, 25, "christmas", "christmas day", "xmas", "xmas day");
        fixed(Month.DECEMBER, 26, "boxing day");
        fixed(Month.DECEMBER, 31, "new year's eve", "new years eve", "nye");
        nth(Month.JANUARY, 3, DayOfWeek.MONDAY, "martin luther king day", "mlk day");
        nth(Month.FEBRUARY, 3, DayOfWeek.MONDAY, "presidents day", "president's day");
        nth(Month.MAY, 2, DayOfWeek.SUNDAY, "mother's day", "mothers day");
        nth(Month.MAY, -1, DayOfWeek.MONDAY, "memorial day");
        nth(Month.JUNE, 3, DayOfWeek.SUNDAY, "father's day", "fathers day");
        nth(Month.SEPTEMBER, 1, DayOfWeek.MONDAY, "labor day", "labour day");
        nth(Month.OCTOBER, 2, DayOfWeek.MONDAY, "columbus day");
        nth(Month.NOVEMBER, 4, DayOfWeek.THURSDAY, "thanksgiving", "thanksgiving day");
        name(year -> nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY).plusDays(1), "black friday");
        name(year -> nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY).plusDays(4), "cyber monday");
        name(Holidays::easter, "easter", "easter sunday");
        name(year -> easter(year).minusDays(2), "good friday");
        name(year -> easter(year).plusDays(1), "easter monday");
    }

    private Holidays() {}

    private static void fixed(Month month, int day, String... names) {
        name(year -> LocalDate.of(year, month, day), names);
    }

    private static void nth(Month month, int ordinal, DayOfWeek weekday, String... names) {
        name(year -> nth(year, month, ordinal, weekday), names);
    }

    private static LocalDate nth(int year, Month month, int ordinal, DayOfWeek weekday) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
    }

    private static void name(IntFunction<LocalDate> date, String... names) {
        for (String name : names) {
            BY_NAME.put(name, date);
        }
    }

    /** Western Easter by the Gregorian computus (Meeus, Jones and Butcher). */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int month = (h + l - 7 * m + 114) / 31;
        return LocalDate.of(year, month, (h + l - 7 * m + 114) % 31 + 1);
    }

    /** The next holiday of the name that starts here, or null. A year after it is taken too. */
    static Match<CalendarDay> at(Words words, int at, LocalDate today) {
        StringBuilder name = new StringBuilder(words.word(at));
        Match<CalendarDay> longest = null;
        for (int end = at + 1; end <= at + LONGEST_NAME; end++) {
            IntFunction<LocalDate> date = BY_NAME.get(name.toString());
            if (date != null) {
                longest = next(date, words, end, today);
            }
            name.append(' ').append(words.word(end));
        }
        return longest;
    }

    private static Match<CalendarDay> next(IntFunction<LocalDate> date, Words words, int end, LocalDate today) {
        if (words.isNumber(end) && words.word(end).length() == 4) {
            return new Match<>(CalendarDay.of(date.apply(Integer.parseInt(words.word(end)))), end + 1);
        }
        if (words.is(end, "next") && words.is(end + 1, "year")) {
            return new Match<>(CalendarDay.of(date.apply(today.getYear() + 1)), end + 2);
        }
        LocalDate thisYear = date.apply(today.getYear());
        return new Match<>(CalendarDay.of(thisYear.isBefore(today) ? date.apply(today.getYear() + 1) : thisYear), end);
    }
}
