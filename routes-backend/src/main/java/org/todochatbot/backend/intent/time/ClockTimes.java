package org.todochatbot.backend.intent.time;

import java.util.Map;
import java.util.Set;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.ClockTime.Half;

/** Reads times on the clock: 9am, 17:30, half past eight, quarter to 7, eight forty, noon, 340pm, 7 o'clock. */
final class ClockTimes {

    /** "16h" is a time, "2h" is how long. */
    private static final int EARLIEST_H = 7;

    private static final Set<String> PAST = Set.of("past", "after");
    private static final Set<String> TO = Set.of("to", "till", "til", "before", "of");
    private static final Set<String> MINUTES = Set.of("minutes", "minute", "mins", "min");
    private static final Map<String, ClockTime> NAMED = Map.of(
            "noon", ClockTime.known(12, 0, 0),
            "noonish", ClockTime.known(12, 0, 0),
            "noontime", ClockTime.known(12, 0, 0),
            "midday", ClockTime.known(12, 0, 0),
            "midnight", ClockTime.known(0, 0, 0),
            "midmorning", ClockTime.known(10, 0, 0),
            "midafternoon", ClockTime.known(14, 0, 0));

    private ClockTimes() {}

    /**
     * A clock time and whether it is no more than a number, which is one only after a word like "at".
     *
     * @param bare such as the 5 of "at 5"
     */
    record Reading(ClockTime time, boolean bare) {
        private Reading with(ClockTime other) {
            return new Reading(other, bare);
        }
    }

    static Match<Reading> at(Words words, int at) {
        Match<Reading> named = named(words, at);
        if (named != null) {
            return named;
        }
        Match<Reading> relative = relativeToHour(words, at);
        if (relative != null) {
            return relative;
        }
        Match<Reading> base = words.isNumber(at) ? digits(words, at) : spelled(words, at);
        return base == null ? null : qualified(words, base);
    }

    private static Match<Reading> named(Words words, int at) {
        String word = words.word(at);
        ClockTime time = NAMED.get(word);
        int end = at + 1;
        if (time == null && word.equals("mid")) {
            int next = words.is(at + 1, "-") ? at + 2 : at + 1;
            time = switch (words.word(next)) {
                case "night" -> NAMED.get("midnight");
                case "day" -> NAMED.get("midday");
                case "morning" -> NAMED.get("midmorning");
                case "afternoon" -> NAMED.get("midafternoon");
                default -> null;
            };
            end = next + 1;
        }
        if (time == null && (word.equals("12") || word.equals("twelve"))) {
            time = NAMED.get(words.word(at + 1));
            end = at + 2;
        }
        return time == null ? null : new Match<>(new Reading(time, false), end);
    }

    /** half past eight, 20 min past 8, a quarter to seven, three minutes to five thirty. */
    private static Match<Reading> relativeToHour(Words words, int at) {
        int next = words.is(at, "a") ? at + 1 : at;
        int minutes;
        boolean named = true;
        if (words.is(next, "half")) {
            minutes = 30;
            next++;
        } else if (words.is(next, "three") && words.is(next + 1, "quarters")) {
            minutes = 45;
            next += 2;
        } else if (words.is(next, "quarter")) {
            minutes = 15;
            next++;
        } else {
            Match<Integer> number = NumberWords.integer(words, next);
            if (number == null || number.value() < 1 || number.value() > 59) {
                return null;
            }
            minutes = number.value();
            next = number.end();
            if (words.is(next, "-")) {
                next++;
            }
            named = words.isAny(next, MINUTES);
            // "The morning one to 7:30."
            if (!named && words.is(next - 1, "one")) {
                return null;
            }
            next = named ? next + 1 : next;
        }
        // "At half 3", as the British say it.
        boolean halfHour = words.is(next - 1, "half") && words.is(at - 1, "at") && words.isNumber(next);
        boolean past = halfHour || words.isAny(next, PAST);
        if (!past && !words.isAny(next, TO)) {
            return null;
        }
        Match<Reading> hour = at(words, halfHour ? next : next + 1);
        if (hour == null) {
            return null;
        }
        boolean plainHour = past || named;
        // "5 to 7" is a span of time, "ten to 9" and "20 to 9" are minutes.
        boolean span = !plainHour && words.isNumber(next - 1) && (minutes <= 12 && minutes < hour.value().time().hour() || minutes % 5 != 0);
        if (span || !plainHour && words.is(next, "before") || !named && words.is(next, "of") || !named && words.is(next, "after")) {
            return null;
        }
        ClockTime base = hour.value().time();
        int total = base.hour() * 60 + base.minute() + (past ? minutes : -minutes);
        if (!base.isKnown() && total < 60) {
            total += 720;
        }
        total = Math.floorMod(total, 1440);
        ClockTime time = new ClockTime(total / 60, total % 60, 0, base.half());
        return new Match<>(new Reading(time, false), hour.end());
    }

    private static Match<Reading> digits(Words words, int at) {
        String first = words.word(at);
        int number = first.length() > 4 ? -1 : Integer.parseInt(first);
        if (number < 0 || words.isGlued(at) && !mayTouch(words, at)) {
            return null;
        }
        if (separator(words, at + 1) && pair(words, at + 2) && number < 24) {
            int minute = Integer.parseInt(words.word(at + 2));
            int end = at + 3;
            int second = 0;
            if (words.is(end, ":") && words.isGlued(end) && pair(words, end + 1)) {
                second = Integer.parseInt(words.word(end + 1));
                end += 2;
                if (words.is(end, ".") && words.isGlued(end) && words.isGlued(end + 1) && words.isNumber(end + 1)) {
                    end += 2;
                }
            }
            boolean dotted = words.is(at + 1, ".");
            boolean plainDot = dotted && meridiem(words, end) == null;
            if (minute > 59 || second > 59 || dotted && separator(words, end) || plainDot && minute % 5 != 0) {
                return null;
            }
            // "9.45" is a time only where a bare number is one.
            return new Match<>(new Reading(clock(number, minute, second, first.length() == 2 && first.startsWith("0")), plainDot), end);
        }
        // 7h01, 10 H 10
        if (words.is(at + 1, "h") && pair(words, at + 2) && number < 24 && Integer.parseInt(words.word(at + 2)) < 60) {
            return new Match<>(new Reading(clock(number, Integer.parseInt(words.word(at + 2)), 0, false), false), at + 3);
        }
        if (words.is(at + 1, "h") && words.isGlued(at + 1) && number >= EARLIEST_H && number <= 24) {
            return new Match<>(new Reading(clock(number % 24, 0, 0, false), true), at + 2);
        }
        if (first.length() >= 3 && number / 100 < 24 && number % 100 < 60) {
            if (meridiem(words, at + 1) != null) {
                return new Match<>(new Reading(clock(number / 100, number % 100, 0, false), false), at + 1);
            }
            if (first.length() == 4 && (words.is(at + 1, "hours") || words.is(at + 1, "hrs"))) {
                return new Match<>(new Reading(ClockTime.known(number / 100, number % 100, 0), false), at + 2);
            }
        }
        boolean military = first.length() == 4 && number / 100 < 24 && number % 100 < 60 && (first.startsWith("0") || number % 5 == 0);
        if (military) {
            return new Match<>(new Reading(ClockTime.known(number / 100, number % 100, 0), true), at + 1);
        }
        return number > 24 || first.length() > 2 ? null : new Match<>(new Reading(clock(number % 24, 0, 0, false), true), at + 1);
    }

    /** A number may touch a sign like "@5" or "(5", or the T of an ISO time, but not a letter or a dot. */
    private static boolean mayTouch(Words words, int at) {
        String before = words.word(at - 1);
        return switch (before) {
            case "@", "(", "~", "-", "\u2013", "t", "|", "," -> true;
            default -> false;
        };
    }

    private static boolean separator(Words words, int at) {
        return words.isGlued(at) && (words.is(at, ":") || words.is(at, "."));
    }

    private static boolean pair(Words words, int at) {
        return words.isNumber(at) && words.word(at).length() == 2 && (words.isGlued(at) || words.is(at - 1, "h"));
    }

    /** Hours above 12, 0 and those with a leading zero are on the 24-hour clock. */
    private static ClockTime clock(int hour, int minute, int second, boolean leadingZero) {
        boolean known = hour > 12 || hour == 0 || leadingZero;
        return new ClockTime(hour, minute, second, known ? Half.KNOWN : Half.UNSAID);
    }

    private static Match<Reading> spelled(Words words, int at) {
        Match<Integer> hour = NumberWords.spelled(words, at);
        if (hour == null || hour.value() > 24) {
            return null;
        }
        if (words.is(hour.end(), "hundred") && words.is(hour.end() + 1, "hours")) {
            return new Match<>(new Reading(ClockTime.known(hour.value() % 24, 0, 0), false), hour.end() + 2);
        }
        int next = hour.end();
        boolean zero = words.is(next, "oh") || words.is(next, "o");
        Match<Integer> minute = NumberWords.spelled(words, zero ? next + 1 : next);
        boolean isMinute = minute != null && minute.value() < 60 && minute.value() >= 1
                && TimeUnitWord.of(words.word(minute.end())) == null && hour.value() < 24;
        if (isMinute) {
            return new Match<>(new Reading(clock(hour.value(), minute.value(), 0, false), false), minute.end());
        }
        return new Match<>(new Reading(clock(hour.value() % 24, 0, 0, false), true), hour.end());
    }

    /** Adds am, pm, o'clock and ish. */
    private static Match<Reading> qualified(Words words, Match<Reading> base) {
        Reading reading = base.value();
        int end = base.end();
        if (words.is(end, "o'clock") || words.is(end, "oclock")) {
            reading = new Reading(reading.time(), false);
            end++;
        } else if (words.is(end, "o") && words.is(end + 1, "clock")) {
            reading = new Reading(reading.time(), false);
            end += 2;
        }
        int ish = words.is(end, "-") ? end + 1 : end;
        if (words.is(ish, "ish") && words.isGlued(ish)) {
            reading = new Reading(reading.time(), false);
            end = ish + 1;
        }
        Match<Boolean> meridiem = meridiem(words, end);
        if (meridiem != null && reading.time().hour() <= 24) {
            ClockTime time = reading.time();
            if (meridiem.value() != null && !time.isKnown()) {
                time = meridiem.value() ? time.pm() : time.am();
            } else if (meridiem.value() != null && time.hour() <= 12 && time.hour() > 0) {
                ClockTime unsaid = new ClockTime(time.hour(), time.minute(), time.second(), Half.UNSAID);
                time = meridiem.value() ? unsaid.pm() : unsaid.am();
            }
            return new Match<>(new Reading(time, false), meridiem.end());
        }
        ClockTime time = reading.time();
        boolean named = words.is(end, "noon") || words.is(end, "midday") || words.is(end, "midnight");
        if (named && !time.isKnown() && !reading.bare()) {
            return new Match<>(new Reading(words.is(end, "midnight") ? time.am() : time.pm(), false), end + 1);
        }
        return new Match<>(reading, end);
    }

    /** am, a.m., p m, 5p; true for after noon, null inside for "ampm", which settles nothing. */
    static Match<Boolean> meridiem(Words words, int at) {
        String word = words.word(at);
        switch (word) {
            case "am" -> {
                return new Match<>(false, at + 1);
            }
            case "pm" -> {
                return new Match<>(true, at + 1);
            }
            case "ampm" -> {
                return new Match<>(null, at + 1);
            }
            default -> {
                // a word of one letter, below
            }
        }
        if (!word.equals("a") && !word.equals("p")) {
            return null;
        }
        boolean pm = word.equals("p");
        if (words.is(at + 1, ".") && words.isGlued(at + 1) && words.is(at + 2, "m")) {
            boolean dot = words.is(at + 3, ".") && words.isGlued(at + 3) && at + 4 < words.size();
            return new Match<>(pm, dot ? at + 4 : at + 3);
        }
        if (words.is(at + 1, "m")) {
            boolean dot = words.is(at + 2, ".") && words.isGlued(at + 2) && at + 3 < words.size();
            return new Match<>(pm, dot ? at + 3 : at + 2);
        }
        return words.isGlued(at) && words.isNumber(at - 1) ? new Match<>(pm, at + 1) : null;
    }
}
