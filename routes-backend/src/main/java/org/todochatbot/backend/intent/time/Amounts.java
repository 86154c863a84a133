package org.todochatbot.backend.intent.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;

/** Reads amounts: 5 minutes, an hour and a half, 1h30, two and a half days, 1 month 21 days, a couple of weeks. */
final class Amounts {

    private static final Set<String> WHOLE = Set.of("all", "full", "whole", "entire");
    private static final Set<String> WORKING = Set.of("business", "working", "work", "week");
    private static final int DAYS_OF_WEEK = 7;
    private static final int SECONDS_OF_HOUR = 3600;
    private static final int SECONDS_OF_MINUTE = 60;
    private static final int FEW = 3;
    private static final int SEVERAL = 3;

    private Amounts() {}

    /** The longest amount that starts here, or null. */
    static Match<Amount> at(Words words, int at) {
        Match<Amount> all = part(words, skipBounds(words, at));
        while (all != null) {
            int next = all.end();
            if (words.is(next, ",")) {
                next++;
            }
            if (words.is(next, "and") || words.is(next, "&")) {
                next++;
            }
            Match<Amount> more = part(words, next);
            if (more == null || more.value().equals(Amount.NONE)) {
                return all;
            }
            all = new Match<>(all.value().plus(more.value()), more.end());
        }
        return null;
    }

    /** Several, where the next one is no finer part of the one before: "3 days and 1 day", "a day and an hour". One otherwise. */
    static List<Amount> each(Words words, Match<Amount> amount, int at) {
        List<Amount> each = new ArrayList<>();
        for (Match<Amount> part = part(words, skipBounds(words, at)); part != null && part.end() <= amount.end(); ) {
            if (!each.isEmpty() && isFiner(part.value(), each.getLast())) {
                each.add(each.removeLast().plus(part.value()));
            } else {
                each.add(part.value());
            }
            int next = part.end();
            while (words.is(next, ",") || words.is(next, "and") || words.is(next, "&")) {
                next++;
            }
            part = part(words, next);
        }
        return each;
    }

    /** "15 minutes" after "an hour"; "a week and a day" are two. */
    private static boolean isFiner(Amount amount, Amount than) {
        return !amount.isDays() && !than.isDays()
                && (amount.seconds() < SECONDS_OF_HOUR && than.seconds() >= SECONDS_OF_HOUR || amount.seconds() < SECONDS_OF_MINUTE);
    }

    /** "less than", "more than", "at least": the amount is what counts. */
    private static int skipBounds(Words words, int at) {
        if ((words.is(at, "less") || words.is(at, "more")) && words.is(at + 1, "than")) {
            return at + 2;
        }
        if (words.is(at, "at") && (words.is(at + 1, "least") || words.is(at + 1, "most"))) {
            return at + 2;
        }
        if (words.is(at, "about") || words.is(at, "approximately") || words.is(at, "exactly") || words.is(at, "around")
                || words.is(at, "roughly") || words.is(at, "just") || words.is(at, "like")) {
            return at + 1;
        }
        return at;
    }

    private static Match<Amount> part(Words words, int at) {
        if (words.isAny(at, WHOLE) || words.is(at, "the") && words.isAny(at + 1, WHOLE)) {
            return unit(words, words.is(at, "the") ? at + 2 : at + 1, 1);
        }
        if (words.is(at, "half")) {
            int next = words.is(at + 1, "a") || words.is(at + 1, "an") ? at + 2 : at + 1;
            return unit(words, next, 0.5);
        }
        Match<Amount> quarter = quarterOfAnHour(words, at);
        if (quarter != null) {
            return quarter;
        }
        if (words.is(at, "a") || words.is(at, "an") || words.is(at, "another") || words.is(at, "one") || words.is(at, "1")) {
            Match<Amount> vague = vague(words, at + 1);
            if (vague != null) {
                return vague;
            }
            Match<Amount> half = words.is(at + 1, "half") ? unit(words, at + 2, 0.5) : null;
            if (half != null) {
                return half;
            }
            Match<Amount> one = counted(words, at + 1, 1);
            if (one != null) {
                return one;
            }
        }
        Match<Amount> vague = vague(words, at);
        if (vague != null) {
            return vague;
        }
        Match<Double> number = fraction(words, at);
        if (number == null) {
            number = NumberWords.number(words, at);
        }
        return number == null ? null : counted(words, number.end(), number.value());
    }

    /** "2 1/2" and "1/2". */
    private static Match<Double> fraction(Words words, int at) {
        int whole = 0;
        int next = at;
        if (words.isNumber(at) && words.isNumber(at + 1) && words.is(at + 2, "/") && words.word(at).length() < 4) {
            whole = Integer.parseInt(words.word(at));
            next = at + 1;
        }
        if (words.areAt(next, "1", "/", "2")) {
            return new Match<>(whole + 0.5, next + 3);
        }
        return null;
    }

    private static Match<Amount> quarterOfAnHour(Words words, int at) {
        int next = at;
        double quarters = 1;
        if (words.is(at, "three") && words.is(at + 1, "quarters")) {
            quarters = 3;
            next = at + 2;
        } else if (words.is(at, "quarter")) {
            next = at + 1;
        } else if (words.is(at, "a") && words.is(at + 1, "quarter")) {
            next = at + 2;
        } else {
            return null;
        }
        if (words.is(next, "of")) {
            next++;
        }
        boolean hour = (words.is(next, "an") || words.is(next, "a")) && words.is(next + 1, "hour");
        return hour ? new Match<>(TimeUnitWord.HOUR.times(quarters / 4), next + 2) : null;
    }

    private static Match<Amount> vague(Words words, int at) {
        if (words.is(at, "couple")) {
            return unit(words, words.is(at + 1, "of") ? at + 2 : at + 1, 2);
        }
        if (words.is(at, "few")) {
            return unit(words, at + 1, FEW);
        }
        return words.is(at, "several") ? unit(words, at + 1, SEVERAL) : null;
    }

    /** What may follow a number: "and a half hours", "hours", "hours and a half", "h30". */
    private static Match<Amount> counted(Words words, int at, double number) {
        if (words.is(at, "and") && words.is(at + 1, "a") && words.is(at + 2, "half")) {
            Match<Amount> halves = unit(words, at + 3, number + 0.5);
            if (halves != null) {
                return halves;
            }
        }
        if (words.is(at, "more")) {
            return unit(words, at + 1, number);
        }
        Match<Amount> plain = unit(words, at, number);
        if (plain == null) {
            return null;
        }
        int next = plain.end();
        if (words.is(next, "and") && words.is(next + 1, "a") && words.is(next + 2, "half") && TimeUnitWord.of(words.word(next + 3)) == null) {
            return unit(words, at, number + 0.5, next + 3);
        }
        if (words.is(next, "and") && words.is(next + 1, "half") && TimeUnitWord.of(words.word(next + 2)) == null
                && !words.is(next + 2, "a") && !words.is(next + 2, "an")) {
            return unit(words, at, number + 0.5, next + 2);
        }
        boolean minutes = words.is(next - 1, "h") && words.isGlued(next) && words.isNumber(next)
                && words.word(next).length() == 2 && TimeUnitWord.of(words.word(next + 1)) == null;
        return minutes
                ? new Match<>(plain.value().plus(TimeUnitWord.MINUTE.times(Integer.parseInt(words.word(next)))), next + 1)
                : plain;
    }

    private static Match<Amount> unit(Words words, int at, double count, int end) {
        Match<Amount> amount = unit(words, at, count);
        return amount == null ? null : new Match<>(amount.value(), end);
    }

    private static Match<Amount> unit(Words words, int at, double count) {
        int next = words.is(at, "-") && words.isGlued(at) ? at + 1 : at;
        if (words.isAny(next, WORKING) && words.word(next + 1).startsWith("day")) {
            return new Match<>(new Amount(0, 0, (int) count, 0), next + 2);
        }
        if (words.is(next, "weekdays") || words.is(next, "workdays")) {
            return new Match<>(new Amount(0, 0, (int) count, 0), next + 1);
        }
        String word = words.word(next);
        TimeUnitWord unit = TimeUnitWord.of(word);
        boolean understood = unit != null && (!TimeUnitWord.isLetter(word) || words.isGlued(next) || word.equals("h"));
        return understood && count > 0 ? new Match<>(unit.times(count), next + 1) : null;
    }
}
