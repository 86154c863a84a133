package org.todochatbot.backend.intent.time;

import java.util.List;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.CalendarDays.Strength;

/** Reads what says that something repeats, until when, and when it does not: "every Monday until June", "except on Fridays". */
final class RepetitionPieces {

    private final Words words;
    private final CalendarDays days;
    private final Recurrences recurrences;
    private final Neighbours neighbours;

    RepetitionPieces(Words words, CalendarDays days, Recurrences recurrences, Neighbours neighbours) {
        this.words = words;
        this.days = days;
        this.recurrences = recurrences;
        this.neighbours = neighbours;
    }

    /** "Every evening at 8 pack lunch except on fridays": apart from what repeats. */
    int exception(TimePhrase phrase, int at) {
        Match<List<String>> days = phrase.isEmpty() ? recurrences.excepted(at) : null;
        if (days == null || !words.isBoundary(days.end())) {
            return -1;
        }
        for (int before = 0; before < at; before++) {
            if (recurrences.at(before) != null) {
                phrase.excepted = days.value();
                return days.end();
            }
        }
        return -1;
    }

    int recurrence(TimePhrase phrase, int at, Preposition preposition) {
        if (phrase.recurrence != null && phrase.recurrence.isPlainlyWeekly() && preposition == Preposition.ON) {
            // "Once a week on sundays."
            Match<Recurrences.Reading> days = recurrences.at(at);
            boolean weekly = days != null && days.value().recurrence().frequency() == phrase.recurrence.frequency() && !days.value().recurrence().byDay().isEmpty();
            phrase.recurrence = weekly ? days.value().recurrence() : phrase.recurrence;
            return weekly ? days.end() : -1;
        }
        if (phrase.recurrence != null || preposition == Preposition.BY || preposition == Preposition.WITHIN || phrase.offset != null) {
            return -1;
        }
        Match<Recurrences.Reading> found = recurrences.at(at);
        if (found == null) {
            return -1;
        }
        // "Weigh in every first of the month."
        if (preposition == Preposition.IN && phrase.isEmpty()) {
            return -1;
        }
        boolean believed = found.value().strength() == Strength.SURE
                || !phrase.isEmpty()
                || preposition != Preposition.NONE
                || words.isBoundary(found.end())
                || neighbours.continues(found.end());
        if (!believed) {
            return -1;
        }
        phrase.recurrence = found.value().recurrence();
        phrase.timesADay = found.value().timesADay();
        return found.end();
    }

    /** "until june", "for 8 weeks", "10 times", "3 times": only something that repeats can end so. */
    int repetitionEnd(TimePhrase phrase, int at, Preposition preposition) {
        if (phrase.recurrence == null) {
            return -1;
        }
        if (words.is(at, "only") && words.isBoundary(at + 1) && preposition == Preposition.NONE) {
            return at + 1;
        }
        Match<RecurrenceExpression> without = recurrences.except(phrase.recurrence, at);
        if (without != null) {
            phrase.recurrence = without.value();
            return without.end();
        }
        if (preposition == Preposition.UNTIL && phrase.until == null) {
            Match<ClockTimes.Reading> clock = ClockTimes.at(words, at);
            if (clock != null && phrase.recurrence.frequency().withinDay() && (!clock.value().bare() || words.isBoundary(clock.end()))) {
                phrase.untilClock = clock.value().time();
                return clock.end();
            }
            Match<CalendarDays.Reading> day = days.at(at);
            if (day != null) {
                phrase.until = day.value().day();
                return day.end();
            }
        }
        if (phrase.times == null && (preposition == Preposition.FOR || preposition == Preposition.NONE)) {
            Match<Integer> number = NumberWords.integer(words, words.is(at, "only") ? at + 1 : at);
            int end = number == null ? at : words.is(number.end(), "more") ? number.end() + 1 : number.end();
            boolean times = number != null && number.value() > 0
                    && (words.is(end, "times") || words.is(end, "time") || words.is(end, "occurrences") || words.is(end, "repetitions"));
            if (times) {
                phrase.times = number.value();
                return end + 1;
            }
        }
        if (phrase.lasting == null && preposition == Preposition.FOR) {
            int next = words.is(at, "the") && words.is(at + 1, "next") ? at + 2 : words.is(at, "next") ? at + 1 : at;
            Match<Amount> amount = Amounts.at(words, next);
            if (amount != null) {
                phrase.lasting = amount.value();
                return amount.end();
            }
        }
        return -1;
    }
}
