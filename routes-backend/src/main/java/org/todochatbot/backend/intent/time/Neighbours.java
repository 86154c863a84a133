package org.todochatbot.backend.intent.time;

import java.util.Set;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.CalendarDays.Strength;

/** What stands beside a piece of a time phrase: whether the phrase goes on there, and parts of the day, which belong to days and to hours. */
final class Neighbours {

    static final Set<String> TO = Set.of("to", "-", "\u2013", "until", "till", "til", "through", "thru");

    private final Words words;
    private final CalendarDays days;

    Neighbours(Words words, CalendarDays days) {
        this.words = words;
        this.days = days;
    }

    /** After a comma, an "and" or both; the same index, where none stands. */
    int afterSeparator(int at) {
        boolean slash = words.is(at, "/") && CalendarNames.weekday(words.word(at - 1)) != null && CalendarNames.weekday(words.word(at + 1)) != null;
        boolean separated = words.is(at, ",") || words.is(at, "and") || words.is(at, "&") || slash;
        return !separated ? at : words.is(at, ",") && words.is(at + 1, "and") ? at + 2 : at + 1;
    }

    /** Whether a clock time, a part of the day or another piece follows, which makes a date of a weaker word before it. */
    boolean continues(int at) {
        int next = words.is(at, ",") ? at + 1 : at;
        // "friday p1": a priority is no noun that the name could belong to.
        if (words.is(next, "p") && words.isNumber(next + 1) && words.isGlued(next + 1)) {
            return true;
        }
        if (words.is(next, "at") || words.is(next, "@") || words.is(next, "around") || words.is(next, "by") || words.is(next, "before")) {
            next++;
        }
        Match<ClockTimes.Reading> clock = ClockTimes.at(words, next);
        Match<ClockTimes.Reading> end = clock != null && words.isAny(clock.end(), TO) ? ClockTimes.at(words, clock.end() + 1) : null;
        boolean range = end != null && !end.value().bare();
        boolean plainly = clock != null && (!clock.value().bare() || range || words.word(next).length() == 4 && words.isBoundary(clock.end()));
        if (clock != null && (plainly || next > at && !words.is(at, ",")) && !words.isGlued(next)) {
            return true;
        }
        if (partOfDay(next) != null) {
            return true;
        }
        if (words.is(next, "every") || words.is(next, "starting")) {
            return true;
        }
        Match<CalendarDays.Reading> day = days.at(next);
        return day != null && day.value().strength() == Strength.SURE;
    }

    /** "afternoon at 7", "evening 7:30". */
    boolean startsClock(int at) {
        boolean preposition = words.is(at, "at") || words.is(at, "around");
        Match<ClockTimes.Reading> clock = ClockTimes.at(words, preposition ? at + 1 : at);
        return clock != null && (preposition || !clock.value().bare()) && words.isBoundary(clock.end());
    }

    Match<PartOfDay> partOfDay(int at) {
        int next = at;
        boolean today = false;
        if (words.is(next, "in") || words.is(next, "at") || words.is(next, "on") || words.is(next, "during")) {
            next++;
        }
        if (words.is(next, "the") || words.is(next, "each")) {
            next++;
        } else if (words.is(next, "this") || words.is(next, "later") && words.is(next + 1, "this")) {
            today = true;
            next += words.is(next, "this") ? 1 : 2;
        }
        if (words.areAt(next, "first", "thing")) {
            int end = next + 2;
            if (words.is(end, "in")) {
                end += words.is(end + 1, "the") ? 2 : 1;
                if (words.is(end, "morning")) {
                    end++;
                }
            }
            if (words.is(end, "tomorrow") || words.isBoundary(end) || CalendarNames.weekday(words.word(end)) != null || words.is(end, "this")) {
                return new Match<>(new PartOfDay(DayPart.MORNING, false, false, false), end);
            }
        }
        boolean early = words.is(next, "early");
        boolean late = words.is(next, "late");
        if (early || late) {
            next++;
            if (words.is(next, "in") && words.is(next + 1, "the")) {
                next += 2;
            }
        }
        String word = CalendarNames.owner(words.word(next));
        if (word.equals("mid") && words.is(next + 1, "-")) {
            return null;
        }
        if (words.is(next, "night") && words.is(next + 1, "-") && words.is(next + 2, "time")) {
            return new Match<>(new PartOfDay(DayPart.NIGHT, today, true, false), next + 3);
        }
        boolean lunch = switch (word) {
            case "lunchtime", "noontime" -> true;
            case "lunch" -> words.is(next + 1, "time") || words.is(next - 1, "at") && words.isBoundary(next + 1);
            default -> false;
        };
        if (lunch) {
            return new Match<>(new PartOfDay(DayPart.LUNCH, today, true, false), words.is(next + 1, "time") ? next + 2 : next + 1);
        }
        boolean endOfDay = word.equals("eod") || word.equals("end") && (words.areAt(next + 1, "of", "day") || words.areAt(next + 1, "of", "the", "day")
                || words.areAt(next + 1, "of", "business") || words.areAt(next + 1, "of", "today"));
        if (endOfDay) {
            int end = word.equals("eod") ? next + 1 : words.is(next + 2, "the") ? next + 4 : next + 3;
            return new Match<>(new PartOfDay(DayPart.END, !words.is(next + 2, "business") && noDayFollows(end), false, false), end);
        }
        if (word.equals("end") && words.is(next + 1, "of")) {
            int day = words.is(next + 2, "the") ? next + 3 : next + 2;
            Match<CalendarDays.Reading> named = days.at(day);
            boolean oneDay = named != null && named.value().strength() != Strength.WEAK
                    && named.value().day().from().plusDays(1).equals(named.value().day().before());
            return oneDay ? new Match<>(new PartOfDay(DayPart.END, false, false, false), day) : null;
        }
        return switch (word) {
            case "tonight", "tonite", "2nite", "tongiht", "tonigt" -> new Match<>(new PartOfDay(DayPart.TONIGHT, true, false, false), next + 1);
            case "morning", "mornin", "moring", "am" -> word.equals("am") ? null : part(early ? DayPart.EARLY_MORNING : DayPart.MORNING, today, next + 1);
            case "afternoon", "arvo" -> part(DayPart.AFTERNOON, today, next + 1);
            case "evening", "evenin" -> part(DayPart.EVENING, today, next + 1);
            case "night", "nighttime", "nite" -> part(today ? DayPart.TONIGHT : DayPart.NIGHT, today, next + 1);
            default -> null;
        };
    }

    private boolean noDayFollows(int at) {
        int next = words.is(at, "on") || words.is(at, ",") ? at + 1 : at;
        return days.at(next) == null || days.at(next).value().strength() == Strength.WEAK;
    }

    private static Match<PartOfDay> part(DayPart part, boolean today, int end) {
        return new Match<>(new PartOfDay(part, today, !today, false), end);
    }
}
