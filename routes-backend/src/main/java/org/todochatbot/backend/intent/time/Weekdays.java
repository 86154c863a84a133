package org.todochatbot.backend.intent.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.CalendarDay.Rolls;
import org.todochatbot.backend.intent.time.CalendarDays.Reading;

/** Reads the names of days of the week, and what goes with them: "next friday", "friday the 13th", "monday in two weeks". */
final class Weekdays {

    private final Words words;
    private final LocalDate today;
    private final WrittenDates dates;
    private final CalendarStretches stretches;

    Weekdays(Words words, LocalDate today, WrittenDates dates, CalendarStretches stretches) {
        this.words = words;
        this.today = today;
        this.dates = dates;
        this.stretches = stretches;
    }

    Match<Reading> weekday(int at) {
        int next = words.is(at, "the") ? at + 1 : at;
        if (CalendarDays.THIS.contains(words.word(next)) || CalendarDays.COMING.contains(words.word(next)) || CalendarDays.NEXT.contains(words.word(next))
                || CalendarDays.LAST.contains(words.word(next))) {
            return modifiedWeekday(next);
        }
        DayOfWeek weekday = CalendarNames.weekday(words.word(next));
        if (weekday == null) {
            return null;
        }
        int end = words.is(next + 1, ".") && words.isGlued(next + 1) && next + 2 < words.size() && words.word(next).length() < 6 ? next + 2 : next + 1;
        Match<Reading> dated = datedWeekday(weekday, end);
        if (dated != null) {
            return dated;
        }
        Match<Reading> stretch = stretchAfter(end);
        if (stretch != null) {
            LocalDate day = stretch.value().day().from().with(TemporalAdjusters.nextOrSame(weekday));
            return CalendarDays.sure(CalendarDay.of(day), stretch.end());
        }
        if (words.is(end, "week") && !words.isGlued(end)) {
            return CalendarDays.sure(CalendarDay.of(nextOrToday(weekday).plusWeeks(1)), end + 1);
        }
        CalendarDay day = CalendarDay.of(nextOrToday(weekday), Rolls.WEEKLY);
        boolean ambiguous = CalendarNames.isAmbiguous(words.word(next));
        return ambiguous ? CalendarDays.weak(day, end) : CalendarDays.name(day, end);
    }

    private LocalDate nextOrToday(DayOfWeek weekday) {
        return today.with(TemporalAdjusters.nextOrSame(weekday));
    }

    private Match<Reading> modifiedWeekday(int at) {
        String modifier = words.word(at);
        int next = at + 1;
        if (CalendarDays.THIS.contains(modifier) && (CalendarDays.COMING.contains(words.word(next)) || CalendarDays.NEXT.contains(words.word(next)) || CalendarDays.LAST.contains(words.word(next)))) {
            modifier = "coming";
            next++;
        }
        DayOfWeek weekday = CalendarNames.weekday(words.word(next));
        if (weekday == null) {
            return null;
        }
        LocalDate thisWeek = stretches.weekStart(today).with(TemporalAdjusters.nextOrSame(weekday));
        LocalDate date;
        if (CalendarDays.NEXT.contains(modifier)) {
            date = thisWeek.plusWeeks(1);
        } else if (CalendarDays.LAST.contains(modifier)) {
            date = thisWeek.minusWeeks(1);
        } else if (CalendarDays.COMING.contains(modifier)) {
            date = today.with(TemporalAdjusters.next(weekday));
        } else {
            date = nextOrToday(weekday);
        }
        Match<Reading> dated = CalendarDays.THIS.contains(modifier) || CalendarDays.NEXT.contains(modifier) ? datedWeekday(weekday, next + 1) : null;
        return dated != null ? dated : CalendarDays.sure(CalendarDay.of(date), next + 1);
    }

    /** "friday the 27th", "monday january 12th, 2016": the date counts, and the weekday helps where only a number is given. */
    private Match<Reading> datedWeekday(DayOfWeek weekday, int after) {
        int next = words.is(after, ",") ? after + 1 : after;
        boolean article = words.is(next, "the");
        Match<Reading> date = dates.numeric(next);
        Match<Reading> other = date == null || date.value().day().date().getDayOfWeek() == weekday ? null : dates.otherWayRound(next);
        if (other != null && other.value().day().date().getDayOfWeek() == weekday) {
            date = other;
        }
        if (date == null) {
            date = dates.monthAndDay(next);
        }
        if (date == null) {
            date = dates.dayAndMonth(next);
        }
        if (date != null) {
            return CalendarDays.sure(date.value().day(), date.end());
        }
        Match<Reading> ordinal = stretches.ordinalOfStretch(next);
        if (ordinal != null && words.is(next, "the") == article) {
            return CalendarDays.sure(ordinal.value().day(), ordinal.end());
        }
        int number = article ? next + 1 : next;
        Match<Integer> day = NumberWords.ordinal(words, number);
        if (day == null && article) {
            day = NumberWords.integer(words, number);
        }
        if (day == null || day.value() < 1 || day.value() > 31) {
            return null;
        }
        for (YearMonth month = YearMonth.from(today); ; month = month.plusMonths(1)) {
            boolean exists = month.lengthOfMonth() >= day.value();
            if (exists && month.atDay(day.value()).getDayOfWeek() == weekday && !month.atDay(day.value()).isBefore(today)) {
                return CalendarDays.sure(CalendarDay.of(month.atDay(day.value())), day.end());
            }
            if (month.isAfter(YearMonth.from(today).plusYears(12))) {
                return null;
            }
        }
    }

    /** "next week" and the like after a weekday: "friday next week", "sunday of next week", "monday, this week". */
    private Match<Reading> stretchAfter(int at) {
        int next = words.is(at, "of") || words.is(at, "in") || words.is(at, ",") ? at + 1 : at;
        boolean week = (CalendarDays.NEXT.contains(words.word(next)) || CalendarDays.THIS.contains(words.word(next)) || CalendarDays.LAST.contains(words.word(next)))
                && words.word(next + 1).startsWith("week") && !words.word(next + 1).startsWith("weekend");
        return week ? stretches.stretch(next) : null;
    }
}
