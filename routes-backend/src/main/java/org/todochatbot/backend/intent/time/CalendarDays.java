package org.todochatbot.backend.intent.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.CalendarDay.Rolls;
import org.todochatbot.contract.settings.DateOrder;

/** Reads days and stretches of days: tomorrow, next friday, the 27th, jan 5, 2027-01-05, mid january, end of month. */
final class CalendarDays {

    private static final Set<String> TODAY = Set.of("today", "tody", "toda", "todays");
    private static final Set<String> TOMORROW = Set.of(
            "tomorrow", "tmr", "tmrw", "tommorow", "tommorrow", "tomorow", "tomorrows", "tommorows", "tomorro", "tmw",
            "tomm", "tom", "tomarrow", "tomorrrow", "tomoroow", "2morrow");
    private static final Set<String> NEXT = Set.of("next", "nxt", "following");
    private static final Set<String> COMING = Set.of("coming", "upcoming");
    private static final Set<String> LAST = Set.of("last", "previous", "past");
    private static final Set<String> THIS = Set.of("this", "current");
    private static final Set<String> END = Set.of("end");
    private static final Set<String> START = Set.of("beginning", "start", "early");
    private static final Set<String> MIDDLE = Set.of("middle", "mid");
    private static final Map<String, Integer> SHORT_ENDS = Map.of("eow", 0, "eom", 1, "eoy", 2);
    private static final int LATE = 25;

    private final Words words;
    private final ReadingContext context;
    private final LocalDate today;

    CalendarDays(Words words, ReadingContext context) {
        this.words = words;
        this.context = context;
        this.today = context.today();
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
        Match<Reading> found = startingHere(at);
        if (found == null) {
            return null;
        }
        // "three weeks from tomorrow" is read from its amount; here only "friday next week" and "friday the 27th" are left.
        return found;
    }

    private Match<Reading> startingHere(int at) {
        Match<Reading> reading = relativeWord(at);
        if (reading == null) {
            reading = numeric(at);
        }
        if (reading == null) {
            reading = monthAndDay(at);
        }
        if (reading == null) {
            reading = dayAndMonth(at);
        }
        if (reading == null) {
            reading = partOfStretch(at);
        }
        if (reading == null) {
            reading = ordinalOfStretch(at);
        }
        if (reading == null) {
            reading = weekday(at);
        }
        if (reading == null) {
            reading = stretch(at);
        }
        if (reading == null) {
            reading = monthAlone(at);
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

    private static Match<Reading> sure(CalendarDay day, int end) {
        return new Match<>(new Reading(day, Strength.SURE), end);
    }

    private static Match<Reading> name(CalendarDay day, int end) {
        return new Match<>(new Reading(day, Strength.NAME), end);
    }

    private static Match<Reading> weak(CalendarDay day, int end) {
        return new Match<>(new Reading(day, Strength.WEAK), end);
    }

    // today, tomorrow, the day after tomorrow

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

    // 2027-01-05, 5/1/2027, 1/5, 5.1.2027, 08/12,2015, oct-2

    private Match<Reading> numeric(int at) {
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
        return valid ? sure(CalendarDay.of(LocalDate.of(year, month, day)), end) : null;
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

    // jan 5, january the 5th 2027, 5 jan, 22nd of june

    private Match<Reading> monthAndDay(int at) {
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
        boolean time = words.isNumber(next) && (words.is(day.end(), ":") && words.isGlued(day.end()) || ClockTimes.meridiem(words, day.end()) != null);
        return time ? null : withYear(month, day.value(), day.end());
    }

    private Match<Reading> dayAndMonth(int at) {
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

    private boolean isClock(int at) {
        return words.is(at + 1, ":") && words.isGlued(at + 1) || ClockTimes.meridiem(words, at + 1) != null
                || words.is(at + 1, "hours") || words.is(at + 1, "hrs");
    }

    // weekdays

    private Match<Reading> weekday(int at) {
        int next = words.is(at, "the") ? at + 1 : at;
        if (THIS.contains(words.word(next)) || COMING.contains(words.word(next)) || NEXT.contains(words.word(next))
                || LAST.contains(words.word(next))) {
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
            return sure(CalendarDay.of(day), stretch.end());
        }
        if (words.is(end, "week") && !words.isGlued(end)) {
            return sure(CalendarDay.of(nextOrToday(weekday).plusWeeks(1)), end + 1);
        }
        CalendarDay day = CalendarDay.of(nextOrToday(weekday), Rolls.WEEKLY);
        boolean ambiguous = CalendarNames.isAmbiguous(words.word(next));
        return ambiguous ? weak(day, end) : name(day, end);
    }

    private LocalDate nextOrToday(DayOfWeek weekday) {
        return today.with(TemporalAdjusters.nextOrSame(weekday));
    }

    private Match<Reading> modifiedWeekday(int at) {
        String modifier = words.word(at);
        int next = at + 1;
        if (THIS.contains(modifier) && (COMING.contains(words.word(next)) || NEXT.contains(words.word(next)) || LAST.contains(words.word(next)))) {
            modifier = "coming";
            next++;
        }
        DayOfWeek weekday = CalendarNames.weekday(words.word(next));
        if (weekday == null) {
            return null;
        }
        LocalDate thisWeek = weekStart(today).with(TemporalAdjusters.nextOrSame(weekday));
        LocalDate date;
        if (NEXT.contains(modifier)) {
            date = thisWeek.plusWeeks(1);
        } else if (LAST.contains(modifier)) {
            date = thisWeek.minusWeeks(1);
        } else if (COMING.contains(modifier)) {
            date = today.with(TemporalAdjusters.next(weekday));
        } else {
            date = nextOrToday(weekday);
        }
        Match<Reading> dated = THIS.contains(modifier) || NEXT.contains(modifier) ? datedWeekday(weekday, next + 1) : null;
        return dated != null ? dated : sure(CalendarDay.of(date), next + 1);
    }

    /** "friday the 27th", "monday january 12th, 2016": the date counts, and the weekday helps where only a number is given. */
    private Match<Reading> datedWeekday(DayOfWeek weekday, int after) {
        int next = words.is(after, ",") ? after + 1 : after;
        boolean article = words.is(next, "the");
        Match<Reading> date = numeric(next);
        if (date == null) {
            date = monthAndDay(next);
        }
        if (date == null) {
            date = dayAndMonth(next);
        }
        if (date != null) {
            return sure(date.value().day(), date.end());
        }
        Match<Reading> ordinal = ordinalOfStretch(next);
        if (ordinal != null && words.is(next, "the") == article) {
            return sure(ordinal.value().day(), ordinal.end());
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
                return sure(CalendarDay.of(month.atDay(day.value())), day.end());
            }
            if (month.isAfter(YearMonth.from(today).plusYears(12))) {
                return null;
            }
        }
    }

    /** "next week" and the like after a weekday: "friday next week", "sunday of next week", "monday, this week". */
    private Match<Reading> stretchAfter(int at) {
        int next = words.is(at, "of") || words.is(at, "in") || words.is(at, ",") ? at + 1 : at;
        boolean week = (NEXT.contains(words.word(next)) || THIS.contains(words.word(next)) || LAST.contains(words.word(next)))
                && words.word(next + 1).startsWith("week") && !words.word(next + 1).startsWith("weekend");
        return week ? stretch(next) : null;
    }

    // weeks, months, years, weekends

    LocalDate weekStart(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(context.weekStart()));
    }

    /** "this week", "next month", "the weekend", "next week friday". */
    private Match<Reading> stretch(int at) {
        int next = words.is(at, "the") || words.is(at, "later") && THIS.contains(words.word(at + 1)) ? at + 1 : at;
        String modifier = words.word(next);
        if (words.is(next, "weekend") || words.is(next, "wkend")) {
            boolean article = next > at;
            CalendarDay weekend = weekend(0);
            return article ? sure(weekend, next + 1) : weak(weekend, next + 1);
        }
        if (next > at && words.is(next, "week") && !words.is(at, "later")) {
            return null;
        }
        int offset;
        int unit = next + 1;
        if (NEXT.contains(modifier)) {
            offset = 1;
        } else if (COMING.contains(modifier)) {
            offset = words.word(unit).startsWith("weekend") ? 0 : 1;
        } else if (LAST.contains(modifier)) {
            offset = -1;
        } else if (THIS.contains(modifier)) {
            offset = 0;
            if (COMING.contains(words.word(unit)) || NEXT.contains(words.word(unit))) {
                offset = words.word(unit + 1).startsWith("weekend") ? 0 : 1;
                unit++;
            }
        } else {
            return null;
        }
        return switch (CalendarNames.owner(words.word(unit))) {
            case "week", "weeks", "wk" -> week(offset, unit + 1);
            case "weekend", "wkend" -> sure(weekend(offset), unit + 1);
            case "workweek" -> week(offset, unit + 1);
            case "month", "months" -> sure(month(YearMonth.from(today).plusMonths(offset), offset), unit + 1);
            case "quarter" -> sure(quarter(offset), unit + 1);
            case "year", "years" -> sure(year(today.getYear() + offset, offset), unit + 1);
            default -> {
                Month month = CalendarNames.month(words.word(unit));
                yield month == null ? null : sure(modifiedMonth(month, offset), unit + 1);
            }
        };
    }

    private Match<Reading> week(int offset, int end) {
        LocalDate from = weekStart(today).plusWeeks(offset);
        int next = words.is(end, "on") || words.is(end, ",") ? end + 1 : end;
        DayOfWeek weekday = CalendarNames.weekday(words.word(next));
        if (weekday != null) {
            return sure(CalendarDay.of(from.with(TemporalAdjusters.nextOrSame(weekday))), next + 1);
        }
        LocalDate date = offset == 0 ? workWeekEnd() : from;
        return sure(CalendarDay.period(date, from, from.plusWeeks(1)), end);
    }

    /** What "this week" has left: its Friday, or its last day once that is past. */
    private LocalDate workWeekEnd() {
        LocalDate friday = weekStart(today).with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        return friday.isBefore(today) ? weekStart(today).plusDays(6) : friday;
    }

    private CalendarDay weekend(int offset) {
        LocalDate saturday = weekStart(today).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)).plusWeeks(offset);
        LocalDate date = offset == 0 && saturday.isBefore(today) ? today : saturday;
        return CalendarDay.period(date, saturday, saturday.plusDays(2));
    }

    private CalendarDay month(YearMonth month, int offset) {
        LocalDate date = offset == 0 ? month.atEndOfMonth() : month.atDay(1);
        return CalendarDay.period(date, month.atDay(1), month.plusMonths(1).atDay(1));
    }

    private CalendarDay quarter(int offset) {
        LocalDate first = today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1).plusMonths(3L * offset);
        return CalendarDay.period(offset == 0 ? first.plusMonths(3).minusDays(1) : first, first, first.plusMonths(3));
    }

    private CalendarDay year(int year, int offset) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return CalendarDay.period(offset == 0 ? LocalDate.of(year, 12, 31) : first, first, first.plusYears(1));
    }

    private CalendarDay modifiedMonth(Month month, int offset) {
        int year = today.getYear();
        boolean past = month.getValue() < today.getMonthValue() || offset > 0 && month == today.getMonth();
        if (offset < 0) {
            return month(YearMonth.of(month.getValue() < today.getMonthValue() ? year : year - 1, month), 1);
        }
        return month(YearMonth.of(past ? year + 1 : year, month), 1);
    }

    private Match<Reading> monthAlone(int at) {
        Month month = CalendarNames.month(words.word(at));
        if (month == null) {
            return null;
        }
        int end = words.is(at + 1, "of") || words.is(at + 1, ",") ? at + 2 : at + 1;
        Match<Integer> year = NumberWords.year(words, end);
        if (year != null && words.isNumber(end) && !isClock(end)) {
            return sure(month(YearMonth.of(year.value(), month), 1), year.end());
        }
        if (words.is(at + 1, "next") && words.is(at + 2, "year")) {
            return sure(month(YearMonth.of(today.getYear() + 1, month), 1), at + 3);
        }
        CalendarDay day = modifiedMonth(month, 0);
        return weak(day.date().isBefore(today) ? CalendarDay.period(today, day.from(), day.before()) : day, at + 1);
    }

    // end of month, mid january, beginning of next week

    private Match<Reading> partOfStretch(int at) {
        Integer shortEnd = SHORT_ENDS.get(words.word(at));
        if (shortEnd != null) {
            CalendarDay stretch = switch (shortEnd) {
                case 0 -> CalendarDay.period(workWeekEnd(), weekStart(today), weekStart(today).plusWeeks(1));
                case 1 -> month(YearMonth.from(today), 1);
                default -> year(today.getYear(), 1);
            };
            return sure(CalendarDay.of(shortEnd == 0 ? stretch.date() : stretch.before().minusDays(1)), at + 1);
        }
        int next = words.is(at, "the") ? at + 1 : at;
        String part = words.word(next);
        boolean late = part.equals("late");
        if (!END.contains(part) && !START.contains(part) && !MIDDLE.contains(part) && !late) {
            return null;
        }
        next++;
        if (words.is(next, "-")) {
            next++;
        }
        boolean of = words.is(next, "of");
        next = of ? next + 1 : next;
        boolean the = words.is(next, "the");
        if (!of && (END.contains(part) || part.equals("start") || part.equals("beginning") || part.equals("middle"))) {
            return null;
        }
        CalendarDay stretch = null;
        int end = next;
        boolean week = false;
        String unit = words.word(the ? next + 1 : next);
        switch (unit) {
            case "week", "workweek" -> {
                stretch = CalendarDay.period(today, weekStart(today), weekStart(today).plusWeeks(1));
                week = true;
            }
            case "month" -> stretch = month(YearMonth.from(today), 1);
            case "year" -> stretch = year(today.getYear(), 1);
            case "quarter" -> stretch = quarter(1 - 1);
            default -> {
                // a named or modified stretch, below
            }
        }
        if (stretch != null) {
            end = the ? next + 2 : next + 1;
        } else {
            Match<Reading> named = stretch(next);
            if (named == null) {
                named = monthAlone(next);
            }
            if (named == null) {
                return null;
            }
            stretch = named.value().day();
            week = stretch.from().plusWeeks(1).equals(stretch.before());
            end = named.end();
        }
        LocalDate date = within(stretch, part, week);
        if (date.isBefore(today) && (START.contains(part) || MIDDLE.contains(part) || late)) {
            long days = ChronoUnit.DAYS.between(stretch.from(), stretch.before());
            if (days > 7 && days < 32 && !unit.equals("month") && !THIS.contains(unit)) {
                date = date.plusYears(1);
            }
        }
        return sure(CalendarDay.of(date), end);
    }

    private LocalDate within(CalendarDay stretch, String part, boolean week) {
        boolean year = stretch.from().plusYears(1).equals(stretch.before());
        if (START.contains(part)) {
            return stretch.from();
        }
        if (MIDDLE.contains(part)) {
            if (week) {
                return stretch.from().with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY));
            }
            return year ? stretch.from().withMonth(7) : stretch.from().plusDays(14);
        }
        if (part.equals("late") && !week && !year) {
            return stretch.from().withDayOfMonth(LATE);
        }
        if (week) {
            LocalDate friday = stretch.from().with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
            return friday.isBefore(today) ? stretch.before().minusDays(1) : friday;
        }
        return stretch.before().minusDays(1);
    }

    // the first friday of july, last day of the month, 20th of next month

    private Match<Reading> ordinalOfStretch(int at) {
        int next = words.is(at, "the") ? at + 1 : at;
        boolean last = words.is(next, "last");
        Match<Integer> ordinal = last ? new Match<>(-1, next + 1) : NumberWords.ordinal(words, next);
        if (ordinal == null) {
            return null;
        }
        DayOfWeek weekday = CalendarNames.weekday(words.word(ordinal.end()));
        boolean day = words.is(ordinal.end(), "day");
        int after = weekday != null || day ? ordinal.end() + 1 : ordinal.end();
        if (!words.is(after, "of") && !words.is(after, "in")) {
            if (weekday == null || last) {
                return null;
            }
            CalendarDay here = nth(ordinal.value(), weekday, YearMonth.from(today));
            boolean past = here != null && here.date().isBefore(today);
            CalendarDay coming = past ? nth(ordinal.value(), weekday, YearMonth.from(today).plusMonths(1)) : here;
            return coming == null ? null : weak(coming, after);
        }
        Match<YearMonth> month = monthNamed(after + 1);
        if (month == null) {
            return null;
        }
        if (weekday != null) {
            CalendarDay nth = nth(ordinal.value(), weekday, month.value());
            if (nth != null && nth.date().isBefore(today) && CalendarNames.month(words.word(month.end() - 1)) != null) {
                nth = nth(ordinal.value(), weekday, month.value().plusYears(1));
            }
            return nth == null ? null : sure(nth, month.end());
        }
        if (last) {
            return day ? sure(CalendarDay.of(month.value().atEndOfMonth()), month.end()) : null;
        }
        boolean exists = ordinal.value() <= month.value().lengthOfMonth();
        return exists ? sure(CalendarDay.of(month.value().atDay(ordinal.value())), month.end()) : null;
    }

    private CalendarDay nth(int ordinal, DayOfWeek weekday, YearMonth month) {
        LocalDate date = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
        return YearMonth.from(date).equals(month) ? CalendarDay.of(date) : null;
    }

    private Match<YearMonth> monthNamed(int at) {
        if (words.is(at, "the") && words.is(at + 1, "month")) {
            return new Match<>(YearMonth.from(today), at + 2);
        }
        Match<Reading> named = stretch(at);
        if (named == null) {
            named = monthAlone(at);
        }
        if (named == null) {
            return null;
        }
        CalendarDay day = named.value().day();
        boolean month = day.from().plusMonths(1).equals(day.before()) && day.from().getDayOfMonth() == 1;
        return month ? new Match<>(YearMonth.from(day.from()), named.end()) : null;
    }

    // the 27th, on 15

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
