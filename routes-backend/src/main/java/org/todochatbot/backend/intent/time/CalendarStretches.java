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
import org.todochatbot.backend.intent.time.CalendarDays.Reading;

/** Reads weeks, months, quarters and years, and parts of them: "next week", "end of march", "the second friday of june". */
final class CalendarStretches {

    private static final Set<String> END = Set.of("end");
    private static final Set<String> START = Set.of("beginning", "start", "early");
    private static final Set<String> MIDDLE = Set.of("middle", "mid");
    private static final Map<String, Integer> SHORT_ENDS = Map.of("eow", 0, "eom", 1, "eoy", 2);
    private static final int LATE = 25;

    private final Words words;
    private final ReadingContext context;
    private final LocalDate today;
    private final WrittenDates dates;

    CalendarStretches(Words words, ReadingContext context, LocalDate today, WrittenDates dates) {
        this.words = words;
        this.context = context;
        this.today = today;
        this.dates = dates;
    }

    LocalDate weekStart(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(context.weekStart()));
    }

    /** "this week", "next month", "the weekend", "next week friday". */
    Match<Reading> stretch(int at) {
        int next = words.is(at, "the") || words.is(at, "later") && CalendarDays.THIS.contains(words.word(at + 1)) ? at + 1 : at;
        String modifier = words.word(next);
        if (words.is(next, "weekend") || words.is(next, "wkend")) {
            boolean article = next > at;
            CalendarDay weekend = weekend(0);
            return article ? CalendarDays.sure(weekend, next + 1) : CalendarDays.weak(weekend, next + 1);
        }
        if (next > at && words.is(next, "week") && !words.is(at, "later")) {
            return null;
        }
        int offset;
        int unit = next + 1;
        if (CalendarDays.NEXT.contains(modifier)) {
            offset = 1;
        } else if (CalendarDays.COMING.contains(modifier)) {
            offset = words.word(unit).startsWith("weekend") ? 0 : 1;
        } else if (CalendarDays.LAST.contains(modifier)) {
            offset = -1;
        } else if (CalendarDays.THIS.contains(modifier)) {
            offset = 0;
            if (CalendarDays.COMING.contains(words.word(unit)) || CalendarDays.NEXT.contains(words.word(unit))) {
                offset = words.word(unit + 1).startsWith("weekend") ? 0 : 1;
                unit++;
            }
        } else {
            return null;
        }
        return switch (CalendarNames.owner(words.word(unit))) {
            case "week", "weeks", "wk" -> week(offset, unit + 1);
            case "weekend", "wkend" -> CalendarDays.sure(weekend(offset), unit + 1);
            case "workweek" -> week(offset, unit + 1);
            case "month", "months" -> CalendarDays.sure(month(YearMonth.from(today).plusMonths(offset), offset), unit + 1);
            case "quarter" -> CalendarDays.sure(quarter(offset), unit + 1);
            case "year", "years" -> CalendarDays.sure(year(today.getYear() + offset, offset), unit + 1);
            default -> {
                Month month = CalendarNames.month(words.word(unit));
                yield month == null ? null : CalendarDays.sure(modifiedMonth(month, offset), unit + 1);
            }
        };
    }

    private Match<Reading> week(int offset, int end) {
        LocalDate from = weekStart(today).plusWeeks(offset);
        int next = words.is(end, "on") || words.is(end, ",") ? end + 1 : end;
        DayOfWeek weekday = CalendarNames.weekday(words.word(next));
        if (weekday != null) {
            return CalendarDays.sure(CalendarDay.of(from.with(TemporalAdjusters.nextOrSame(weekday))), next + 1);
        }
        LocalDate date = offset == 0 ? workWeekEnd() : from;
        return CalendarDays.sure(CalendarDay.period(date, from, from.plusWeeks(1)), end);
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

    Match<Reading> monthAlone(int at) {
        Month month = CalendarNames.month(words.word(at));
        if (month == null) {
            return null;
        }
        int end = words.is(at + 1, "of") || words.is(at + 1, ",") ? at + 2 : at + 1;
        Match<Integer> year = NumberWords.year(words, end);
        if (year != null && words.isNumber(end) && !dates.isClock(end)) {
            return CalendarDays.sure(month(YearMonth.of(year.value(), month), 1), year.end());
        }
        if (words.is(at + 1, "next") && words.is(at + 2, "year")) {
            return CalendarDays.sure(month(YearMonth.of(today.getYear() + 1, month), 1), at + 3);
        }
        CalendarDay day = modifiedMonth(month, 0);
        return CalendarDays.weak(day.date().isBefore(today) ? CalendarDay.period(today, day.from(), day.before()) : day, at + 1);
    }

    Match<Reading> partOfStretch(int at) {
        Integer shortEnd = SHORT_ENDS.get(words.word(at));
        if (shortEnd != null) {
            CalendarDay stretch = switch (shortEnd) {
                case 0 -> CalendarDay.period(workWeekEnd(), weekStart(today), weekStart(today).plusWeeks(1));
                case 1 -> month(YearMonth.from(today), 1);
                default -> year(today.getYear(), 1);
            };
            return CalendarDays.sure(CalendarDay.of(shortEnd == 0 ? stretch.date() : stretch.before().minusDays(1)), at + 1);
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
            if (days > 7 && days < 32 && !unit.equals("month") && !CalendarDays.THIS.contains(unit)) {
                date = date.plusYears(1);
            }
        }
        return CalendarDays.sure(CalendarDay.of(date), end);
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

    Match<Reading> ordinalOfStretch(int at) {
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
            return coming == null ? null : CalendarDays.weak(coming, after);
        }
        Match<YearMonth> month = monthNamed(after + 1);
        if (month == null) {
            return null;
        }
        if (weekday != null) {
            CalendarDay nth = nth(ordinal.value(), weekday, month.value());
            boolean named = CalendarNames.month(words.word(month.end() - 1)) != null;
            if (nth != null && nth.date().isBefore(today) && (named || words.areAt(month.end() - 2, "the", "month"))) {
                nth = nth(ordinal.value(), weekday, named ? month.value().plusYears(1) : month.value().plusMonths(1));
            }
            return nth == null ? null : CalendarDays.sure(nth, month.end());
        }
        if (last) {
            return day ? CalendarDays.sure(CalendarDay.of(month.value().atEndOfMonth()), month.end()) : null;
        }
        boolean exists = ordinal.value() <= month.value().lengthOfMonth();
        return exists ? CalendarDays.sure(CalendarDay.of(month.value().atDay(ordinal.value())), month.end()) : null;
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
}
