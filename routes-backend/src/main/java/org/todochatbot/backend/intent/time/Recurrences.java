package org.todochatbot.backend.intent.time;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.CalendarDays.Strength;
import org.todochatbot.backend.intent.time.RecurrenceExpression.Frequency;

/** Reads how things repeat: every other tuesday, each month on the 15th, daily, every! 3 days, mondays, twice a day. */
final class Recurrences {

    private static final List<String> WORK_WEEK = List.of("MO", "TU", "WE", "TH", "FR");
    private static final List<String> WEEKEND = List.of("SA", "SU");
    private static final Set<String> EVERY = Set.of("every", "each", "evry", "evey", "ev", "everyt");
    private static final Map<String, RecurrenceExpression> ADVERBS = Map.ofEntries(
            Map.entry("daily", RecurrenceExpression.every(Frequency.DAILY, 1)),
            Map.entry("everyday", RecurrenceExpression.every(Frequency.DAILY, 1)),
            Map.entry("nightly", RecurrenceExpression.every(Frequency.DAILY, 1).at(DayPart.NIGHT)),
            Map.entry("hourly", RecurrenceExpression.every(Frequency.HOURLY, 1)),
            Map.entry("weekly", RecurrenceExpression.every(Frequency.WEEKLY, 1)),
            Map.entry("biweekly", RecurrenceExpression.every(Frequency.WEEKLY, 2)),
            Map.entry("fortnightly", RecurrenceExpression.every(Frequency.WEEKLY, 2)),
            Map.entry("monthly", RecurrenceExpression.every(Frequency.MONTHLY, 1)),
            Map.entry("bimonthly", RecurrenceExpression.every(Frequency.MONTHLY, 2)),
            Map.entry("quarterly", RecurrenceExpression.every(Frequency.MONTHLY, 3)),
            Map.entry("yearly", RecurrenceExpression.every(Frequency.YEARLY, 1)),
            Map.entry("annually", RecurrenceExpression.every(Frequency.YEARLY, 1)),
            Map.entry("annual", RecurrenceExpression.every(Frequency.YEARLY, 1)));
    private static final Map<String, List<String>> DAY_GROUPS = Map.of(
            "weekday", WORK_WEEK,
            "weekdays", WORK_WEEK,
            "workday", WORK_WEEK,
            "workdays", WORK_WEEK,
            "weekend", WEEKEND,
            "weekends", WEEKEND);
    private static final Set<String> DONE = Set.of(
            "finish", "finished", "finishing", "complete", "completed", "completing", "completion", "done", "do", "did");

    /** Of those that are awake. */
    private static final int MOST_TIMES_A_DAY = 4;

    private final Words words;
    private final CalendarDays days;

    Recurrences(Words words, ReadingContext context) {
        this.words = words;
        this.days = new CalendarDays(words, context);
    }

    /** @param timesADay how often in a day, where only that was said; else 0 */
    record Reading(RecurrenceExpression recurrence, Strength strength, int timesADay) {

        Reading(RecurrenceExpression recurrence, Strength strength) {
            this(recurrence, strength, 0);
        }
    }

    Match<Reading> at(int at) {
        Match<Reading> found = every(at);
        if (found == null) {
            found = adverb(at);
        }
        if (found == null) {
            found = plural(at);
        }
        if (found == null) {
            found = timesPer(at);
        }
        if (found == null) {
            found = afterCompletion(at);
        }
        if (found == null) {
            found = weekdayRange(at);
        }
        if (found == null) {
            found = ordinalOfEvery(at);
        }
        return found;
    }

    /** "Except sundays", "but not on fridays", of what is on days of the week: the same without them. */
    Match<RecurrenceExpression> except(RecurrenceExpression recurrence, int at) {
        Match<List<String>> days = excepted(at);
        RecurrenceExpression without = days == null ? null : recurrence.without(days.value());
        return without == null ? null : new Match<>(without, days.end());
    }

    /** The days that "except sundays" takes away, by their codes. */
    Match<List<String>> excepted(int at) {
        int next = exception(at);
        if (next < 0) {
            return null;
        }
        List<String> group = DAY_GROUPS.get(words.word(next));
        Match<List<String>> days = group == null ? weekdays(next) : new Match<>(group, next + 1);
        return days == null || words.word(days.end() - 1).endsWith("'s") ? null : days;
    }

    private int exception(int at) {
        int next = switch (words.word(at)) {
            case "except", "excluding", "besides" -> at + 1;
            case "but" -> words.is(at + 1, "not") ? at + 2 : at + 1;
            case "not" -> at + 1;
            case "apart" -> words.is(at + 1, "from") ? at + 2 : -1;
            case "other" -> words.is(at + 1, "than") ? at + 2 : -1;
            default -> -1;
        };
        while (next > 0 && (words.is(next, "for") || words.is(next, "on") || words.is(next, "the") || words.isAny(next, EVERY))) {
            next++;
        }
        return next;
    }

    private static Match<Reading> sure(RecurrenceExpression recurrence, int end) {
        return new Match<>(new Reading(recurrence, Strength.SURE), end);
    }

    // every …

    private Match<Reading> every(int at) {
        int next = at;
        if (words.is(next, "once") && words.isAny(next + 1, EVERY)) {
            next++;
        }
        if (!words.isAny(next, EVERY)) {
            return null;
        }
        next++;
        boolean completion = words.is(next, "!") && words.isGlued(next);
        if (completion) {
            next++;
        }
        if (words.is(next, "single")) {
            next++;
        }
        Match<RecurrenceExpression> what = repeated(next);
        if (what == null) {
            return null;
        }
        Match<RecurrenceExpression> full = suffixed(what);
        RecurrenceExpression recurrence = completion ? full.value().fromItsCompletion() : full.value();
        int end = full.end();
        int done = completionPhrase(end);
        if (done > end) {
            return sure(recurrence.fromItsCompletion(), done);
        }
        return sure(recurrence, end);
    }

    private Match<RecurrenceExpression> repeated(int at) {
        int interval = 1;
        int next = at;
        if (words.is(at, "other") || words.is(at, "second")) {
            Match<RecurrenceExpression> monthly = ordinalWeekday(at);
            if (monthly != null && words.is(at, "second") && ofTheMonth(monthly.end()) > monthly.end()) {
                return new Match<>(monthly.value(), ofTheMonth(monthly.end()));
            }
            interval = 2;
            next = at + 1;
        } else if (words.is(at, "few")) {
            interval = 3;
            next = at + 1;
        } else if (words.is(at, "couple")) {
            interval = 2;
            next = words.is(at + 1, "of") ? at + 2 : at + 1;
        } else {
            Match<RecurrenceExpression> lasting = lastOfMonth(at);
            if (lasting != null) {
                return lasting;
            }
            Match<RecurrenceExpression> dated = dated(at);
            if (dated != null) {
                return dated;
            }
            Match<Integer> ordinal = NumberWords.ordinal(words, at);
            if (ordinal != null) {
                Match<RecurrenceExpression> monthly = ordinalWeekday(at);
                if (monthly != null) {
                    return new Match<>(monthly.value(), ofTheMonth(monthly.end()));
                }
                Frequency unit = frequency(words.word(ordinal.end()));
                return unit == null
                        ? monthDays(at)
                        : new Match<>(scaled(words.word(ordinal.end()), unit, ordinal.value()), ordinal.end() + 1);
            }
            if (words.areAt(at, "half", "hour") || words.areAt(at, "half", "an", "hour")) {
                return new Match<>(RecurrenceExpression.every(Frequency.MINUTELY, 30), words.is(at + 1, "an") ? at + 3 : at + 2);
            }
            Match<Integer> number = NumberWords.integer(words, at);
            if (number != null && number.value() > 0) {
                interval = number.value();
                next = words.is(number.end(), "-") ? number.end() + 1 : number.end();
                if (words.is(next, "and") && words.is(next + 1, "a") && words.is(next + 2, "half") && words.word(next + 3).startsWith("hour")) {
                    return new Match<>(RecurrenceExpression.every(Frequency.MINUTELY, interval * 60 + 30), next + 4);
                }
            }
        }
        Match<List<String>> weekdays = weekdays(next);
        if (weekdays != null) {
            RecurrenceExpression weekly = new RecurrenceExpression(
                    Frequency.WEEKLY, interval, weekdays.value(), List.of(), List.of(), "", false, null);
            return new Match<>(weekly, weekdays.end());
        }
        return unit(next, interval);
    }

    private Match<RecurrenceExpression> unit(int at, int interval) {
        String word = words.word(at);
        if (words.is(at, "business") || words.is(at, "working") || words.is(at, "work") || words.is(at, "week")) {
            boolean day = words.word(at + 1).startsWith("day") && !words.is(at, "week") || words.is(at, "week") && words.is(at + 1, "day");
            if (day) {
                return new Match<>(RecurrenceExpression.weekly(WORK_WEEK), at + 2);
            }
        }
        List<String> group = DAY_GROUPS.get(word);
        if (group != null) {
            return new Match<>(new RecurrenceExpression(
                    Frequency.WEEKLY, interval, group, List.of(), List.of(), "", false, null), at + 1);
        }
        DayPart part = switch (word) {
            case "morning", "mornings" -> DayPart.MORNING;
            case "afternoon", "afternoons" -> DayPart.AFTERNOON;
            case "evening", "evenings" -> DayPart.EVENING;
            case "night", "nights" -> DayPart.NIGHT;
            default -> null;
        };
        if (part != null) {
            return new Match<>(RecurrenceExpression.every(Frequency.DAILY, interval).at(part), at + 1);
        }
        Month month = CalendarNames.month(word);
        if (month != null) {
            return new Match<>(RecurrenceExpression.every(Frequency.YEARLY, interval)
                    .inMonths(List.of(month.getValue())).onMonthDays(List.of(1)), at + 1);
        }
        Frequency frequency = frequency(word);
        boolean glued = !TimeUnitWord.isLetter(word) || words.isGlued(at);
        return frequency == null || !glued ? null : new Match<>(scaled(word, frequency, interval), at + 1);
    }

    private static Frequency frequency(String word) {
        TimeUnitWord unit = TimeUnitWord.of(word);
        if (unit == null) {
            return null;
        }
        return switch (unit) {
            case SECOND -> Frequency.SECONDLY;
            case MINUTE -> Frequency.MINUTELY;
            case HOUR -> Frequency.HOURLY;
            case DAY, NIGHT -> Frequency.DAILY;
            case WEEK, FORTNIGHT -> Frequency.WEEKLY;
            case MONTH, QUARTER -> Frequency.MONTHLY;
            case YEAR, DECADE -> Frequency.YEARLY;
        };
    }

    private static RecurrenceExpression scaled(String word, Frequency frequency, int interval) {
        int scale = switch (TimeUnitWord.of(word)) {
            case FORTNIGHT -> 2;
            case QUARTER -> 3;
            case DECADE -> 10;
            case SECOND, MINUTE, HOUR, DAY, NIGHT, WEEK, MONTH, YEAR -> 1;
        };
        RecurrenceExpression every = RecurrenceExpression.every(frequency, interval * scale);
        return word.startsWith("night") ? every.at(DayPart.NIGHT) : every;
    }

    /** monday; mon, wed and fri; monday through friday. */
    private Match<List<String>> weekdays(int at) {
        LinkedHashSet<String> all = new LinkedHashSet<>();
        int end = at;
        int next = at;
        while (true) {
            DayOfWeek weekday = weekdayOrPlural(next);
            List<String> group = DAY_GROUPS.get(words.word(next));
            if (weekday == null && (group == null || next == at)) {
                break;
            }
            if (weekday == null) {
                all.addAll(group);
                end = next + 1;
            } else {
                int to = rangeEnd(next + 1);
                DayOfWeek last = to > 0 ? weekdayOrPlural(to) : null;
                if (last != null) {
                    for (DayOfWeek day = weekday; day != last; day = day.plus(1)) {
                        all.add(code(day));
                    }
                    all.add(code(last));
                    end = to + 1;
                } else {
                    all.add(code(weekday));
                    end = next + 1;
                }
            }
            next = end;
            while (words.is(next, ",") || words.is(next, "and") || words.is(next, "&") || words.is(next, "/") || words.is(next, "or")) {
                next++;
            }
            if (next > end && words.isAny(next, EVERY) && weekdayOrPlural(next + 1) != null) {
                next++;
            }
            if (next == end && !(weekdayOrPlural(next) != null && all.size() > 0 && weekday != null)) {
                break;
            }
        }
        return all.isEmpty() ? null : new Match<>(sorted(all), end);
    }

    private static List<String> sorted(Set<String> codes) {
        return RecurrenceExpression.WEEK.stream().filter(codes::contains).toList();
    }

    private DayOfWeek weekdayOrPlural(int at) {
        String word = words.word(at);
        DayOfWeek plural = CalendarNames.everyWeekday(word);
        return plural != null ? plural : CalendarNames.weekday(word);
    }

    private int rangeEnd(int at) {
        return switch (words.word(at)) {
            case "-", "\u2013", "to", "thru", "through", "until", "till" -> at + 1;
            default -> 0;
        };
    }

    static String code(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    /** "3rd friday", "first monday and third friday". */
    private Match<RecurrenceExpression> ordinalWeekday(int at) {
        List<String> codes = new ArrayList<>();
        int end = at;
        int next = at;
        while (true) {
            boolean last = words.is(next, "last");
            Match<Integer> ordinal = last ? new Match<>(-1, next + 1) : NumberWords.ordinal(words, next);
            if (ordinal == null || ordinal.value() > 5) {
                break;
            }
            DayOfWeek weekday = weekdayOrPlural(ordinal.end());
            if (weekday == null) {
                int and = words.is(ordinal.end(), "and") || words.is(ordinal.end(), "&") ? ordinal.end() + 1 : -1;
                Match<Integer> second = and < 0 ? null : NumberWords.ordinal(words, and);
                weekday = second == null || second.value() > 5 ? null : weekdayOrPlural(second.end());
                if (weekday == null) {
                    break;
                }
                codes.add(ordinal.value() + code(weekday));
                codes.add(second.value() + code(weekday));
                end = second.end() + 1;
            } else {
                codes.add(ordinal.value() + code(weekday));
                end = ordinal.end() + 1;
            }
            next = words.is(end, "and") || words.is(end, ",") || words.is(end, "&") ? end + 1 : end;
            if (next == end) {
                break;
            }
        }
        return codes.isEmpty() ? null : new Match<>(RecurrenceExpression.every(Frequency.MONTHLY, 1).onDays(codes), end);
    }

    private Match<RecurrenceExpression> lastOfMonth(int at) {
        if (!words.is(at, "last")) {
            return null;
        }
        if (words.is(at + 1, "day")) {
            return new Match<>(RecurrenceExpression.every(Frequency.MONTHLY, 1).onMonthDays(List.of(-1)), ofTheMonth(at + 2));
        }
        Match<RecurrenceExpression> weekday = ordinalWeekday(at);
        return weekday == null ? null : new Match<>(weekday.value(), ofTheMonth(weekday.end()));
    }

    /** Skips "of the month", "of each month", "in every month". */
    private int ofTheMonth(int at) {
        if (words.is(at, "of") || words.is(at, "in")) {
            int next = words.is(at + 1, "the") || words.isAny(at + 1, EVERY) || words.is(at + 1, "a") ? at + 2 : at + 1;
            if (words.word(next).startsWith("month")) {
                return next + 1;
            }
        }
        return at;
    }

    /** "27th", "1st and 15th", "15th and last day". */
    private Match<RecurrenceExpression> monthDays(int at) {
        List<Integer> all = new ArrayList<>();
        int next = words.is(at, "the") ? at + 1 : at;
        int end = at;
        while (true) {
            Match<Integer> day = words.is(next, "last") ? new Match<>(-1, words.is(next + 1, "day") ? next + 2 : next + 1)
                    : NumberWords.ordinal(words, next);
            if (day == null || day.value() > 31) {
                break;
            }
            all.add(day.value());
            end = day.end();
            next = end;
            while (words.is(next, ",") || words.is(next, "and") || words.is(next, "&") || words.is(next, "the")) {
                next++;
            }
            if (next == end) {
                break;
            }
        }
        return all.isEmpty() ? null
                : new Match<>(RecurrenceExpression.every(Frequency.MONTHLY, 1).onMonthDays(all), ofTheMonth(end));
    }

    /** "jan 27th", "4/15", "27 january", "christmas": once a year. */
    private Match<RecurrenceExpression> dated(int at) {
        Match<CalendarDays.Reading> date = days.at(at);
        if (date == null || date.value().day().rolls() != CalendarDay.Rolls.YEARLY) {
            return null;
        }
        return new Match<>(RecurrenceExpression.every(Frequency.YEARLY, 1)
                .inMonths(List.of(date.value().day().date().getMonthValue()))
                .onMonthDays(List.of(date.value().day().date().getDayOfMonth())), date.end());
    }

    /** What may follow a unit: "on monday", "on the 15th", "on jan 5", "on the first friday". */
    private Match<RecurrenceExpression> suffixed(Match<RecurrenceExpression> base) {
        RecurrenceExpression recurrence = base.value();
        int comma = words.is(base.end(), ",") && words.is(base.end() + 1, "on") ? base.end() + 1 : base.end();
        int on = words.is(comma, "on") ? comma + 1 : base.end();
        boolean plain = recurrence.byDay().isEmpty() && recurrence.byMonthDay().isEmpty();
        if (recurrence.frequency() == Frequency.DAILY && recurrence.dayPart() != null && recurrence.interval() == 1) {
            int monday = words.is(on, "of") ? on + 1 : on;
            Match<List<String>> weekdays = weekdays(monday);
            if (weekdays != null && (on > base.end() || rangeEnd(monday + 1) > 0)) {
                return new Match<>(RecurrenceExpression.weekly(weekdays.value()).at(recurrence.dayPart()), weekdays.end());
            }
        }
        if (plain && recurrence.frequency() == Frequency.DAILY && recurrence.interval() == 1) {
            int of = words.is(base.end(), "of") && words.is(base.end() + 1, "the") && words.is(base.end() + 2, "week") ? base.end() + 3 : base.end();
            if (of > base.end()) {
                return new Match<>(recurrence, of);
            }
            int from = words.is(base.end(), "from") ? base.end() + 1 : on;
            Match<List<String>> range = rangeEnd(from + 1) > 0 ? weekdays(from) : null;
            if (range != null && range.value().size() > 1) {
                return new Match<>(RecurrenceExpression.weekly(range.value()), range.end());
            }
            return base;
        }
        if (plain && recurrence.frequency() == Frequency.WEEKLY) {
            Match<List<String>> weekdays = weekdays(on);
            return weekdays == null ? base : new Match<>(recurrence.onDays(weekdays.value()), weekdays.end());
        }
        if (plain && recurrence.frequency() == Frequency.MONTHLY) {
            int the = words.is(on, "the") ? on + 1 : on;
            Match<RecurrenceExpression> ordinal = lastOfMonth(the);
            if (ordinal == null) {
                ordinal = ordinalWeekday(the);
            }
            if (ordinal == null && (on > base.end() || the > on)) {
                ordinal = monthDays(the);
                if (ordinal == null && words.isNumber(the) && words.word(the).length() <= 2 && Integer.parseInt(words.word(the)) <= 31
                        && Integer.parseInt(words.word(the)) > 0) {
                    ordinal = new Match<>(recurrence.onMonthDays(List.of(Integer.parseInt(words.word(the)))), the + 1);
                }
            }
            return ordinal == null ? base : new Match<>(
                    recurrence.onDays(ordinal.value().byDay()).onMonthDays(ordinal.value().byMonthDay()), ordinal.end());
        }
        if (plain && recurrence.frequency() == Frequency.YEARLY) {
            Match<RecurrenceExpression> dated = dated(on);
            return dated == null ? base : new Match<>(
                    recurrence.inMonths(dated.value().byMonth()).onMonthDays(dated.value().byMonthDay()), dated.end());
        }
        return base;
    }

    // daily, mondays, once a week

    private Match<Reading> adverb(int at) {
        int end = at + 1;
        RecurrenceExpression recurrence = ADVERBS.get(words.word(at));
        if (recurrence == null && words.is(at, "bi") && words.is(at + 1, "-")) {
            recurrence = ADVERBS.get("bi" + words.word(at + 2));
            end = at + 3;
        }
        if (recurrence == null) {
            return null;
        }
        Match<RecurrenceExpression> full = suffixed(new Match<>(recurrence, end));
        return new Match<>(new Reading(full.value(), Strength.NAME), full.end());
    }

    private Match<Reading> plural(int at) {
        String word = words.word(at);
        boolean mornings = switch (word) {
            case "mornings", "afternoons", "evenings" -> true;
            default -> false;
        };
        if (mornings) {
            Match<RecurrenceExpression> daily = unit(at, 1);
            return new Match<>(new Reading(daily.value(), Strength.NAME), daily.end());
        }
        if (CalendarNames.everyWeekday(word) != null || word.equals("weekdays") || word.equals("weekends") || word.equals("workdays")) {
            Match<List<String>> weekdays = DAY_GROUPS.containsKey(word) ? new Match<>(DAY_GROUPS.get(word), at + 1) : weekdays(at);
            return new Match<>(new Reading(RecurrenceExpression.weekly(weekdays.value()), Strength.NAME), weekdays.end());
        }
        DayOfWeek weekday = CalendarNames.weekday(word);
        DayPart part = weekday == null ? null : switch (words.word(at + 1)) {
            case "mornings" -> DayPart.MORNING;
            case "afternoons" -> DayPart.AFTERNOON;
            case "evenings" -> DayPart.EVENING;
            case "nights" -> DayPart.NIGHT;
            default -> null;
        };
        if (part != null) {
            return sure(RecurrenceExpression.weekly(List.of(code(weekday))).at(part), at + 2);
        }
        // "tuesdays and thursdays" may start with a singular: "monday and wednesdays"
        return null;
    }

    /** "once a week", "twice a day". */
    private Match<Reading> timesPer(int at) {
        int times;
        int next = at + 1;
        if (words.is(at, "once")) {
            times = 1;
        } else if (words.is(at, "twice")) {
            times = 2;
        } else {
            Match<Integer> number = NumberWords.integer(words, at);
            if (number == null || !words.is(number.end(), "times") && !words.is(number.end(), "x") || number.value() < 1 || number.value() > 24) {
                return null;
            }
            times = number.value();
            next = number.end() + 1;
        }
        if (words.is(next, "daily")) {
            return aDay(times, next + 1);
        }
        if (!words.is(next, "a") && !words.is(next, "per") && !words.is(next, "an") && !words.isAny(next, EVERY)) {
            return null;
        }
        int interval = 1;
        int unitAt = next + 1;
        Frequency unit = frequency(words.word(unitAt));
        if (unit == null) {
            return null;
        }
        if (times == 1) {
            return sure(scaled(words.word(unitAt), unit, interval), unitAt + 1);
        }
        // A week or month of three has no rule.
        return unit == Frequency.DAILY ? aDay(times, unitAt + 1) : null;
    }

    /** At hours of the day where it is a few times, else every so many hours where the day divides evenly. */
    private static Match<Reading> aDay(int times, int end) {
        if (times <= MOST_TIMES_A_DAY) {
            return new Match<>(new Reading(RecurrenceExpression.every(Frequency.DAILY, 1), Strength.SURE, times), end);
        }
        return 24 % times == 0 ? sure(RecurrenceExpression.every(Frequency.HOURLY, 24 / times), end) : null;
    }

    // after completion

    /** "3 days after I finish", "2 weeks after completion". */
    private Match<Reading> afterCompletion(int at) {
        Match<Integer> number = words.is(at, "a") || words.is(at, "one") ? new Match<>(1, at + 1) : NumberWords.integer(words, at);
        if (number == null || number.value() < 1) {
            return null;
        }
        Frequency unit = frequency(words.word(number.end()));
        int end = number.end() + 1;
        int done = unit == null ? end : completionPhrase(end);
        return done > end ? sure(scaled(words.word(end - 1), unit, number.value()).fromItsCompletion(), done) : null;
    }

    /** The index after "after I finish it", "after completion", "after it's done"; where it does not stand, the same index. */
    private int completionPhrase(int at) {
        int next = at;
        if (words.is(next, "from") && words.is(next + 1, "completion")) {
            return next + 2;
        }
        if (!words.is(next, "after") && !words.is(next, "since") && !words.is(next, "once")) {
            return at;
        }
        next++;
        boolean subject = false;
        while (words.is(next, "i") || words.is(next, "i've") || words.is(next, "i'm") || words.is(next, "it's") || words.is(next, "it")
                || words.is(next, "its") || words.is(next, "is") || words.is(next, "have") || words.is(next, "was") || words.is(next, "last")
                || words.is(next, "being") || words.is(next, "last") || words.is(next, "the") || words.is(next, "we") || words.is(next, "am")) {
            subject = true;
            next++;
        }
        String word = words.word(next);
        if (!DONE.contains(word) || (word.equals("do") || word.equals("did")) && !subject) {
            return at;
        }
        next++;
        if (words.is(next, "with")) {
            next++;
        }
        boolean object = words.is(next, "it") || words.is(next, "this") || words.is(next, "that");
        if (!object && !words.isBoundary(next)) {
            return at;
        }
        return object ? next + 1 : next;
    }

    /** "monday through friday", "mon-fri": several days can only be a repetition. */
    private Match<Reading> weekdayRange(int at) {
        int next = words.is(at, "from") ? at + 1 : at;
        if (CalendarNames.weekday(words.word(next)) == null || rangeEnd(next + 1) == 0) {
            return null;
        }
        Match<List<String>> range = weekdays(next);
        boolean ranged = range != null && range.value().size() > 2 && range.end() > next + 2;
        return ranged ? new Match<>(new Reading(RecurrenceExpression.weekly(range.value()), Strength.NAME), range.end()) : null;
    }

    /** "19th of every month", "last friday of each month", "the first of the month" is a date of its own. */
    private Match<Reading> ordinalOfEvery(int at) {
        int next = words.is(at, "the") ? at + 1 : at;
        Match<RecurrenceExpression> what = lastOfMonth(next);
        if (what == null) {
            what = ordinalWeekday(next);
        }
        if (what == null) {
            what = monthDays(next);
        }
        if (what == null) {
            return null;
        }
        int end = what.end();
        boolean took = words.word(end - 1).startsWith("month") && words.isAny(end - 2, EVERY);
        if (took) {
            return sure(what.value(), end);
        }
        int month = words.isAny(end, EVERY) && words.word(end + 1).startsWith("month") ? end + 2 : ofTheMonth(end);
        return month > end && words.isAny(month - 2, EVERY) ? sure(what.value(), month) : null;
    }
}
