package org.todochatbot.backend.intent.time;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.CalendarDay.Rolls;
import org.todochatbot.backend.intent.time.CalendarDays.Reading;
import org.todochatbot.backend.intent.time.CalendarDays.Strength;
import org.todochatbot.contract.settings.DateOrder;

/** Reads dates that are written out, with numbers or the name of a month: "4.12.", "2026-12-04", "dec 4th", "the 4th of december 2027". */
final class WrittenDates {

    private final Words words;
    private final ReadingContext context;
    private final LocalDate today;

    WrittenDates(Words words, ReadingContext context, LocalDate today) {
        this.words = words;
        this.context = context;
        this.today = today;
    }

    /** The same numbers, taken as a month and a day the other way round; null where they can be taken one way only. */
    Match<Reading> otherWayRound(int at) {
        Match<Reading> date = numeric(at);
        LocalDate day = date == null ? null : date.value().day().date();
        boolean either = date != null && date.end() == at + 3 && words.isNumber(at) && words.isNumber(at + 2)
                && Integer.parseInt(words.word(at)) <= 12 && Integer.parseInt(words.word(at + 2)) <= 12;
        return either ? yearless(day.getDayOfMonth(), day.getMonthValue(), date.end(), Strength.SURE) : null;
    }

    /** 2027-01-05, 5/1/2027, 1/5, 5.1.2027, 08/12,2015, oct-2. */
    Match<Reading> numeric(int at) {
        if (!words.isNumber(at) || words.isGlued(at) && !words.is(at - 1, "(") && !words.is(at - 1, "|")) {
            return null;
        }
        String separator = words.word(at + 1);
        boolean separated = switch (separator) {
            case "/", "-", "." -> words.isGlued(at + 1) && words.isGlued(at + 2);
            default -> false;
        };
        if (!separated || words.word(at).length() > 4) {
            return null;
        }
        int first = Integer.parseInt(words.word(at));
        boolean yearFirst = words.word(at).length() == 4;
        Month middleMonth = CalendarNames.month(words.word(at + 2));
        boolean third = words.is(at + 3, separator) && words.isGlued(at + 3) && words.isGlued(at + 4) && words.isNumber(at + 4);
        if (middleMonth != null && yearFirst && third) {
            return exact(first, middleMonth.getValue(), Integer.parseInt(words.word(at + 4)), at + 5);
        }
        if (middleMonth != null && third && words.word(at + 4).length() <= 4) {
            return exact(century(words.word(at + 4)), middleMonth.getValue(), first, at + 5);
        }
        if (middleMonth != null && !yearFirst) {
            return yearless(middleMonth.getValue(), first, at + 3, Strength.SURE);
        }
        if (!words.isNumber(at + 2) || words.word(at + 2).length() > 2) {
            return null;
        }
        int second = Integer.parseInt(words.word(at + 2));
        if (yearFirst) {
            return third && words.word(at + 4).length() <= 2 ? exact(first, second, Integer.parseInt(words.word(at + 4)), at + 5) : null;
        }
        if (third && (words.word(at + 4).length() == 4 || words.word(at + 4).length() == 2 && !separator.equals("."))) {
            return exactInOrder(first, second, century(words.word(at + 4)), at + 5);
        }
        // "4.12." with both dots is a day and a month wherever they are written so; at the end of a text it may be a number.
        boolean dotted = separator.equals(".") && !third && words.is(at + 3, ".") && words.isGlued(at + 3) && !words.isGlued(at + 4)
                && first >= 1 && first <= 31 && second >= 1 && second <= 12;
        if (dotted) {
            return yearless(second, first, at + 4, at + 4 < words.size() ? Strength.NAME : Strength.WEAK);
        }
        if (third || words.is(at + 3, separator) && words.isGlued(at + 3) && words.isGlued(at + 4)) {
            return null;
        }
        if (separator.equals("/") && words.is(at + 3, ",") && words.isGlued(at + 3) && words.isGlued(at + 4) && words.isNumber(at + 4)) {
            String year = words.word(at + 4);
            return year.length() == 4 || year.length() == 2 ? exactInOrder(first, second, century(year), at + 5) : null;
        }
        return dayAndMonthInOrder(first, second, at + 3, separator);
    }

    private static int century(String year) {
        int number = Integer.parseInt(year);
        if (year.length() > 2) {
            return number;
        }
        return number < 70 ? 2000 + number : 1900 + number;
    }

    private Match<Reading> exactInOrder(int first, int second, int year, int end) {
        boolean monthFirst = second > 12 || first <= 12 && context.dateOrder() == DateOrder.MONTH_FIRST;
        return monthFirst ? exact(year, first, second, end) : exact(year, second, first, end);
    }

    private Match<Reading> dayAndMonthInOrder(int first, int second, int end, String separator) {
        // 24/7 and 50/50 are no dates; 1-2 is a span and 4.22 a number unless "on" stands before.
        if (first == 24 && second == 7 || second == 0 || words.isGlued(end) && !words.isBoundary(end)) {
            return null;
        }
        boolean monthFirst = second > 12 || first <= 12 && context.dateOrder() == DateOrder.MONTH_FIRST;
        return yearless(monthFirst ? first : second, monthFirst ? second : first, end,
                Strength.WEAK);
    }

    private Match<Reading> exact(int year, int month, int day, int end) {
        boolean valid = month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
        return valid ? CalendarDays.sure(CalendarDay.of(LocalDate.of(year, month, day)), end) : null;
    }

    /** The next such day from today on; 29 February waits for a leap year. */
    private Match<Reading> yearless(int month, int day, int end, Strength strength) {
        if (month < 1 || month > 12 || day < 1 || day > Month.of(month).maxLength()) {
            return null;
        }
        int year = today.getYear();
        while (YearMonth.of(year, month).lengthOfMonth() < day || LocalDate.of(year, month, day).isBefore(today)) {
            year++;
        }
        return new Match<>(new Reading(CalendarDay.of(LocalDate.of(year, month, day), Rolls.YEARLY), strength), end);
    }

    Match<Reading> monthAndDay(int at) {
        Month month = CalendarNames.month(words.word(at));
        if (month == null) {
            return null;
        }
        int next = at + 1;
        while (words.is(next, ".") && words.isGlued(next) || words.is(next, "-") || words.is(next, "/") && words.isGlued(next)) {
            next++;
        }
        if (words.is(next, "the")) {
            next++;
        }
        Match<Integer> day = NumberWords.ordinal(words, next);
        if (day == null) {
            day = NumberWords.integer(words, next);
        }
        if (day == null || day.value() < 1 || day.value() > month.maxLength() || words.isNumber(next) && words.word(next).length() > 2) {
            return null;
        }
        boolean time = words.isNumber(next) && (words.is(day.end(), ":") && words.isGlued(day.end()) && words.isGlued(day.end() + 1) || ClockTimes.meridiem(words, day.end()) != null);
        return time ? null : withYear(month, day.value(), day.end());
    }

    Match<Reading> dayAndMonth(int at) {
        int next = words.is(at, "the") ? at + 1 : at;
        Match<Integer> day = NumberWords.ordinal(words, next);
        if (day == null && (words.isNumber(next) || at == next)) {
            day = NumberWords.integer(words, next);
        }
        if (day == null || day.value() < 1 || day.value() > 31 || words.isGlued(next) && !words.is(next - 1, "(")) {
            return null;
        }
        int end = day.end();
        while (words.is(end, "of") || words.is(end, ".") && words.isGlued(end) || words.is(end, "-") && words.isGlued(end)) {
            end++;
        }
        Month month = CalendarNames.month(words.word(end));
        if (month == null || day.value() > month.maxLength() || words.is(end, "mar") && !words.isBoundary(end + 1)) {
            return null;
        }
        boolean modal = words.is(end, "may") && end > day.end() - 1 && !words.isBoundary(end + 1) && !words.isNumber(end + 1);
        if (modal) {
            return null;
        }
        int after = words.is(end + 1, ".") && words.isGlued(end + 1) && end + 2 < words.size() ? end + 2 : end + 1;
        return withYear(month, day.value(), after);
    }

    private Match<Reading> withYear(Month month, int day, int end) {
        int next = words.is(end, ",") || words.is(end, "of") || words.is(end, "-") && words.isGlued(end) ? end + 1 : end;
        if (words.is(next, "in")) {
            next++;
        }
        Match<Integer> year = NumberWords.year(words, next);
        if (year != null && !isClock(next)) {
            Match<Reading> exact = exact(year.value(), month.getValue(), day, year.end());
            if (exact != null) {
                return exact;
            }
        }
        if (words.is(next, "'") && words.isNumber(next + 1) && words.word(next + 1).length() == 2) {
            return exact(century(words.word(next + 1)), month.getValue(), day, next + 2);
        }
        // "wed Oct 26 15:50:06 2016"
        Match<ClockTimes.Reading> clock = ClockTimes.at(words, end);
        Match<Integer> late = clock == null || clock.value().bare() ? null : NumberWords.year(words, clock.end());
        if (late != null && words.isNumber(clock.end())) {
            Match<Reading> exact = exact(late.value(), month.getValue(), day, end);
            if (exact != null) {
                return exact;
            }
        }
        if (words.is(end, "next") && words.is(end + 1, "year")) {
            return exact(today.getYear() + 1, month.getValue(), day, end + 2);
        }
        if (words.is(end, "this") && words.is(end + 1, "year")) {
            return exact(today.getYear(), month.getValue(), day, end + 2);
        }
        return yearless(month.getValue(), day, end, Strength.SURE);
    }

    boolean isClock(int at) {
        return words.is(at + 1, ":") && words.isGlued(at + 1) && words.isGlued(at + 2) || ClockTimes.meridiem(words, at + 1) != null
                || words.is(at + 1, "hours") || words.is(at + 1, "hrs");
    }
}
