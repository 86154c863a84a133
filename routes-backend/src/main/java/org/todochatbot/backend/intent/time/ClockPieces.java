package org.todochatbot.backend.intent.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.CalendarDays.Strength;

/** Reads hours and parts of the day. A bare number is an hour only where something says so. */
final class ClockPieces {

    /** What is done before noon. */
    private static final Set<String> OF_MORNING = Set.of("wake", "breakfast", "alarm");
    /** Before what is done then: "early shift". */
    private static final Set<String> OF_PART = Set.of("early", "night", "evening");
    /** What is done in the evening. */
    private static final Set<String> OF_EVENING = Set.of(
            "dinner", "supper", "drinks", "movie", "movies", "cinema", "concert", "theater", "theatre", "bedtime", "party", "evening");
    /** Beside these a number with a dot, or of four digits, is a price. */
    private static final Set<String> OF_MONEY = Set.of(
            "pay", "buy", "sell", "transfer", "owe", "deposit", "withdraw", "invoice", "spend", "charge", "cost", "costs", "price", "bid", "lend");
    private static final int LAST_EVENING_HOUR = 10;

    private final Words words;
    private final ReadingContext context;
    private final CalendarDays days;
    private final Recurrences recurrences;
    private final Neighbours neighbours;

    ClockPieces(Words words, ReadingContext context, CalendarDays days, Recurrences recurrences, Neighbours neighbours) {
        this.words = words;
        this.context = context;
        this.days = days;
        this.recurrences = recurrences;
        this.neighbours = neighbours;
    }

    int dayPart(TimePhrase phrase, int at, Preposition preposition) {
        if (phrase.part != null || phrase.exact != null || phrase.offset != null && !phrase.offset.isDays()) {
            return -1;
        }
        Match<PartOfDay> found = neighbours.partOfDay(at);
        if (found == null) {
            return -1;
        }
        PartOfDay part = found.value();
        boolean dated = phrase.day != null || phrase.clock != null || phrase.recurrence != null || phrase.offset != null;
        boolean placed = preposition == Preposition.IN || preposition == Preposition.AT || preposition == Preposition.BY
                || preposition == Preposition.ON || preposition == Preposition.UNTIL || preposition == Preposition.AFTER || preposition == Preposition.FOR;
        if (part.needsDay() && !dated && !placed && !neighbours.startsClock(found.end())) {
            return -1;
        }
        if (part.needsDay() && !dated && (preposition == Preposition.AFTER || preposition == Preposition.FOR || preposition == Preposition.ON)
                && !words.is(at, "the") && !words.is(at, "this")) {
            return -1;
        }
        boolean belongs = !words.isBoundary(found.end()) && !neighbours.continues(found.end()) && !part.today() && part.needsDay() && !placed && phrase.clock == null && phrase.day == null;
        // "…, night shift on friday", "after the night shift".
        boolean noun = !words.isBoundary(found.end()) && !neighbours.continues(found.end()) && !part.today()
                && (words.is(at - 1, ",") || preposition == Preposition.AFTER || preposition == Preposition.BY);
        if (noun || belongs || part.today() && phrase.day != null && !phrase.day.today()) {
            return -1;
        }
        phrase.part = part.part();
        if (part.today() && phrase.day == null && phrase.recurrence == null) {
            phrase.day = CalendarDay.today(context.today());
        }
        return found.end();
    }

    int clock(TimePhrase phrase, int at, Preposition preposition, boolean due, int start) {
        if (phrase.clock != null || phrase.exact != null || phrase.offset != null && !phrase.offset.isDays()) {
            return -1;
        }
        Match<ClockTimes.Reading> found = ClockTimes.at(words, at);
        if (found == null) {
            return -1;
        }
        int end = found.end();
        boolean ranged = words.isAny(end, Neighbours.TO) || preposition == Preposition.BETWEEN && words.is(end, "and");
        Match<ClockTimes.Reading> other = ranged ? ClockTimes.at(words, end + 1) : null;
        if (other != null && isRange(phrase, found, other, preposition, start)) {
            phrase.clock = found.value().time();
            phrase.clockEnd = other.value().time();
            return other.end();
        }
        if (preposition == Preposition.BETWEEN) {
            return -1;
        }
        if (found.value().bare() && !isHour(phrase, found, at, preposition, due)) {
            return -1;
        }
        boolean score = !found.value().bare() && preposition == Preposition.NONE && phrase.isEmpty() && !found.value().time().isKnown()
                && words.is(at + 1, ":") && !words.isBoundary(end) && !neighbours.continues(end);
        if (score || !found.value().bare() && preposition == Preposition.NONE && phrase.isEmpty() && spelledOut(at, end) && !words.isBoundary(end)) {
            return -1;
        }
        phrase.clock = inHalfOfWhatItIs(found.value().time(), at, end);
        return furtherClocks(phrase, end);
    }

    /** "Wake me at 6:30" is before noon and "dinner at 8" after it, whatever the habit with such hours. */
    private ClockTime inHalfOfWhatItIs(ClockTime time, int from, int to) {
        if (time.isKnown()) {
            return time;
        }
        boolean morning = false;
        boolean evening = false;
        for (int at = clauseFrom(from); at < words.size() && !(at >= to && endsClause(at)); at++) {
            boolean part = words.isAny(at, OF_PART) && at < from && !words.isBoundary(at + 1) && !words.is(at - 1, "tomorrow") && days.at(at - 1) == null;
            morning |= words.isAny(at, OF_MORNING) && isWhatItIs(at) || part && words.is(at, "early");
            evening |= words.isAny(at, OF_EVENING) && isWhatItIs(at) || part && !words.is(at, "early");
        }
        if (morning && !evening && time.hour() >= 4 && time.hour() < 12) {
            return time.am();
        }
        return evening && !morning && time.hour() >= 4 && time.hour() <= LAST_EVENING_HOUR ? time.pm() : time;
    }

    /** "Dinner guests" are no dinner, and what is bought for dinner is none. */
    private boolean isWhatItIs(int at) {
        boolean purpose = words.is(at - 1, "for") || words.is(at - 1, "before") || words.is(at - 1, "after");
        boolean alarm = words.is(at, "alarm") && !words.is(at - 1, "an") && !words.is(at - 1, "set") && at > 0;
        boolean whole = !alarm && (words.is(at, "wake") || words.isBoundary(at + 1) || words.is(at + 1, "night") || words.isNumber(at + 1)
                || days.at(at + 1) != null);
        return !purpose && whole;
    }

    private int clauseFrom(int before) {
        int at = before;
        while (at > 0 && !endsClause(at - 1)) {
            at--;
        }
        return at;
    }

    private boolean endsClause(int at) {
        return words.is(at, "and") || words.is(at, ",") || words.is(at, ";") || words.is(at, "then");
    }

    /** "… and 8pm": what repeats may have several hours, but one minute, and anything else is at each of them. The index after them. */
    private int furtherClocks(TimePhrase phrase, int from) {
        List<ClockTime> further = new ArrayList<>();
        int end = from;
        for (int next = neighbours.afterSeparator(end); next > end; next = neighbours.afterSeparator(end)) {
            Match<ClockTimes.Reading> clock = ClockTimes.at(words, words.is(next, "at") ? next + 1 : next);
            // "At 9, 10 times" and "at 8, 2 tablets" go on about something else.
            boolean counts = clock != null && clock.value().bare() && !words.isBoundary(clock.end()) && !neighbours.continues(clock.end()) && !repeatsByDays(clock.end());
            if (clock == null || counts || clock.value().time().second() != 0) {
                break;
            }
            further.add(clock.value().time());
            end = clock.end();
        }
        boolean withinDay = phrase.recurrence != null && phrase.recurrence.frequency().withinDay();
        boolean repeats = phrase.recurrence != null || repeatsByDays(end);
        boolean oneMinute = further.stream().allMatch(time -> time.minute() == phrase.clock.minute());
        boolean ends = words.isBoundary(end) || neighbours.continues(end);
        if (further.isEmpty() || withinDay || phrase.clock.second() != 0 || (repeats ? !oneMinute : !ends)) {
            return from;
        }
        phrase.furtherClocks.addAll(further);
        return end;
    }

    private boolean repeatsByDays(int at) {
        Match<Recurrences.Reading> found = recurrences.at(words.is(at, "on") ? at + 1 : at);
        return found != null && !found.value().recurrence().frequency().withinDay();
    }

    /** "ten forty" alone may be two numbers. */
    private boolean spelledOut(int at, int end) {
        return NumberWords.spelled(words, at) != null && !words.isNumber(at) && end <= at + 3
                && ClockTimes.meridiem(words, end - 1) == null && !words.word(end - 1).startsWith("o'") && !words.word(end - 1).equals("noon")
                && !words.is(at + 1, "to") && !words.is(at + 1, "past");
    }

    private boolean isRange(TimePhrase phrase, Match<ClockTimes.Reading> first, Match<ClockTimes.Reading> second, Preposition preposition, int start) {
        boolean bothBare = first.value().bare() && second.value().bare();
        boolean closed = words.isBoundary(second.end()) || neighbours.continues(second.end());
        if (!bothBare) {
            return closed && !(second.value().bare() && words.is(first.end(), "-") && !closed);
        }
        boolean placed = preposition == Preposition.START || preposition == Preposition.BETWEEN || preposition == Preposition.AT
                || phrase.day != null || neighbours.partOfDay(second.end()) != null;
        return closed && placed && second.value().time().hour() <= 24;
    }

    private boolean isHour(TimePhrase phrase, Match<ClockTimes.Reading> found, int at, Preposition preposition, boolean due) {
        int end = found.end();
        Match<PartOfDay> part = neighbours.partOfDay(words.is(end, ",") ? end + 1 : end);
        boolean partFollows = part != null && (words.is(end, "in") || words.is(end, "at") || words.is(end, ",") || preposition == Preposition.AT);
        if (partFollows && words.isBoundary(part.end())) {
            return true;
        }
        boolean closed = words.isBoundary(end) && !words.is(end, "of") && !words.is(end, "%") && !words.is(end, "/") || neighbours.continues(end) || sureDay(end);
        if (!closed || words.isGlued(end) && !words.isBoundary(end)) {
            return false;
        }
        boolean dotted = words.is(at + 1, ".") && words.isGlued(at + 1);
        if ((dotted || words.word(at).length() == 4) && words.holdsAny(0, at, OF_MONEY)) {
            return false;
        }
        boolean year = words.word(at).length() == 4 && !words.word(at).startsWith("0") && words.isNumber(at);
        if (year && preposition != Preposition.AT && phrase.day == null) {
            return false;
        }
        return switch (preposition) {
            case AT, BY, UNTIL, AFTER -> !words.is(end, "a") && !words.is(end, "an");
            case START -> !words.isAny(end, Neighbours.TO);
            case NONE -> !phrase.isEmpty() && (phrase.day != null || phrase.part != null) && words.isNumber(at) && !words.is(end, "and")
                    && (end >= words.size() || words.get(end).isSign());
            case FOR -> due || !phrase.isEmpty() && words.isNumber(at) && (end >= words.size() || words.get(end).isSign());
            case ON, IN, WITHIN, BETWEEN -> false;
        };
    }

    private boolean sureDay(int at) {
        int next = words.is(at, "on") || words.is(at, ",") ? at + 1 : at;
        Match<CalendarDays.Reading> day = days.at(next);
        return day != null && (day.value().strength() != Strength.WEAK || words.is(at, "on"));
    }
}
