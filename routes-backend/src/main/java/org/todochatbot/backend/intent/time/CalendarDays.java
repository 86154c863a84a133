package org.todochatbot.backend.intent.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.CalendarDay.Rolls;

/** Reads days and stretches of days: tomorrow, next friday, the 27th, jan 5, 2027-01-05, mid january, end of month. */
final class CalendarDays {

    private static final Set<String> TODAY = Set.of("today", "tody", "toda", "todays");
    private static final Set<String> TOMORROW = Set.of(
            "tomorrow", "tmr", "tmrw", "tommorow", "tommorrow", "tomorow", "tomorrows", "tommorows", "tomorro", "tmw",
            "tomm", "tom", "tomarrow", "tomorrrow", "tomoroow", "2morrow");
    static final Set<String> NEXT = Set.of("next", "nxt", "following");
    static final Set<String> COMING = Set.of("coming", "upcoming");
    static final Set<String> LAST = Set.of("last", "previous", "past");
    static final Set<String> THIS = Set.of("this", "current");

    private final Words words;
    private final LocalDate today;
    private final WrittenDates dates;
    private final CalendarStretches stretches;
    private final Weekdays weekdays;

    CalendarDays(Words words, ReadingContext context) {
        this.words = words;
        this.today = context.today();
        this.dates = new WrittenDates(words, context, today);
        this.stretches = new CalendarStretches(words, context, today, dates);
        this.weekdays = new Weekdays(words, today, dates, stretches);
    }

    /** How much has to stand around a reading before it is believed. */
    enum Strength {
        /** It is a date wherever it stands. */
        SURE,
        /** A name of a weekday or month: not a date between a noun and its adjective, as in "buy Sunday paper". */
        NAME,
        /** A number or a word with another use: a date only after a preposition and before the end of a phrase. */
        WEAK
    }

    record Reading(CalendarDay day, Strength strength) {}

    /** The longest day or stretch that starts here, or null. */
    Match<Reading> at(int at) {
        Match<Reading> reading = relativeWord(at);
        if (reading == null) {
            reading = dates.numeric(at);
        }
        if (reading == null) {
            reading = dates.monthAndDay(at);
        }
        if (reading == null) {
            reading = dates.dayAndMonth(at);
        }
        if (reading == null) {
            reading = stretches.partOfStretch(at);
        }
        if (reading == null) {
            reading = stretches.ordinalOfStretch(at);
        }
        if (reading == null) {
            reading = weekdays.weekday(at);
        }
        if (reading == null) {
            reading = stretches.stretch(at);
        }
        if (reading == null) {
            reading = stretches.monthAlone(at);
        }
        if (reading == null) {
            reading = dayOfMonth(at);
        }
        if (reading == null) {
            Match<CalendarDay> holiday = Holidays.at(words, words.is(at, "the") ? at + 1 : at, today);
            reading = holiday == null ? null : weak(holiday.value(), holiday.end());
        }
        return reading;
    }

    static Match<Reading> sure(CalendarDay day, int end) {
        return new Match<>(new Reading(day, Strength.SURE), end);
    }

    static Match<Reading> name(CalendarDay day, int end) {
        return new Match<>(new Reading(day, Strength.NAME), end);
    }

    static Match<Reading> weak(CalendarDay day, int end) {
        return new Match<>(new Reading(day, Strength.WEAK), end);
    }

    private Match<Reading> relativeWord(int at) {
        String word = CalendarNames.owner(words.word(at));
        if (TODAY.contains(word)) {
            return sure(CalendarDay.today(today), at + 1);
        }
        if (TOMORROW.contains(word)) {
            boolean called = words.get(at).text().startsWith("Tom") && (words.is(at - 1, "for") || words.is(at - 1, "with") || words.is(at - 1, "to") || words.is(at - 1, "and"));
            boolean man = word.equals("tom") && (called || !words.isBoundary(at + 1) && !words.isNumber(at + 1));
            CalendarDay day = CalendarDay.of(today.plusDays(1));
            return word.equals("tom") ? man || !words.text().isEmpty() && at > 0 && isVerbObject(at) ? null : weak(day, at + 1) : sure(day, at + 1);
        }
        if (word.equals("yesterday")) {
            return sure(CalendarDay.of(today.minusDays(1)), at + 1);
        }
        int next = words.is(at, "the") ? at + 1 : at;
        if (words.is(next, "day") && (words.is(next + 1, "after") || words.is(next + 1, "before"))) {
            int days = words.is(next + 1, "after") ? 1 : -1;
            String other = words.word(next + 2);
            if (TOMORROW.contains(other)) {
                return sure(CalendarDay.of(today.plusDays(1 + days)), next + 3);
            }
            if (other.equals("yesterday")) {
                return sure(CalendarDay.of(today.plusDays(days - 1)), next + 3);
            }
            return null;
        }
        if (words.is(next, "next") && words.is(next + 1, "day") || words.is(next, "following") && words.is(next + 1, "day")) {
            return sure(CalendarDay.of(today.plusDays(1)), next + 2);
        }
        if (words.is(next, "this") && words.is(next + 1, "day")) {
            return sure(CalendarDay.today(today), next + 2);
        }
        boolean lastDay = (words.is(next, "last") || words.is(next, "past")) && words.is(next + 1, "day");
        return lastDay && !words.is(next + 2, "of") ? sure(CalendarDay.of(today.minusDays(1)), next + 2) : null;
    }

    /** "call tom" is about a man. */
    private boolean isVerbObject(int at) {
        String before = words.word(at - 1);
        return !before.equals("on") && !before.equals("by") && !before.equals("for") && !before.equals("until");
    }

    /** "The 27th", "on 15". */
    private Match<Reading> dayOfMonth(int at) {
        int next = words.is(at, "the") ? at + 1 : at;
        Match<Integer> day = NumberWords.ordinal(words, next);
        boolean suffix = day != null && words.isNumber(next);
        if (day == null) {
            day = words.isNumber(next) || next > at ? NumberWords.integer(words, next) : null;
        }
        if (day == null || day.value() < 1 || day.value() > 31 || words.isGlued(next) || words.isNumber(next) && words.word(next).length() > 2) {
            return null;
        }
        boolean ofAnother = words.is(day.end(), "of") && (THIS.contains(words.word(day.end() + 1)) || NEXT.contains(words.word(day.end() + 1)) || words.is(day.end() + 1, "the"));
        if (ofAnother) {
            return null;
        }
        CalendarDay date = CalendarDay.of(nextWithDay(day.value()), Rolls.MONTHLY);
        return suffix && words.isBoundary(day.end()) ? name(date, day.end()) : weak(date, day.end());
    }

    private LocalDate nextWithDay(int day) {
        YearMonth month = YearMonth.from(today);
        while (month.lengthOfMonth() < day || month.atDay(day).isBefore(today)) {
            month = month.plusMonths(1);
        }
        return month.atDay(day);
    }
}
