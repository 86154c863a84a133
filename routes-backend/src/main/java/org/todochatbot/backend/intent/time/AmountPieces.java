package org.todochatbot.backend.intent.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.CalendarDays.Strength;

/** Reads amounts of time: from now ("in two hours"), before what is due ("an hour before"), and for how long. */
final class AmountPieces {

    private static final Set<String> FROM_NOW = Set.of("later", "hence");
    private static final Set<String> LEADS = Set.of("before", "early", "earlier", "prior", "beforehand", "ahead", "ahead-of-time");

    private final Words words;
    private final ReadingContext context;
    private final CalendarDays days;
    private final Neighbours neighbours;

    AmountPieces(Words words, ReadingContext context, CalendarDays days, Neighbours neighbours) {
        this.words = words;
        this.context = context;
        this.days = days;
        this.neighbours = neighbours;
    }

    int offset(TimePhrase phrase, int at, Preposition preposition) {
        if (phrase.offset != null || phrase.exact != null || phrase.day != null) {
            return -1;
        }
        if (words.is(at, "+") && preposition == Preposition.NONE && !words.isGlued(at)) {
            Match<Amount> plus = Amounts.at(words, at + 1);
            if (plus != null) {
                phrase.offset = plus.value();
                return plus.end();
            }
        }
        int dayBeside = words.is(at, "the") ? at + 1 : at;
        if (words.is(dayBeside, "day") && (words.is(dayBeside + 1, "before") || words.is(dayBeside + 1, "after"))) {
            Match<CalendarDay> beside = days.at(at) != null ? null : anchored(Amount.ofDays(1), dayBeside + 1);
            if (beside != null && beside.value() != null) {
                phrase.day = beside.value();
                return beside.end();
            }
        }
        int start = at;
        if (preposition == Preposition.IN || preposition == Preposition.WITHIN) {
            if (words.is(start, "the") && words.is(start + 1, "next")) {
                start += 2;
            } else if (words.is(start, "next")) {
                start++;
            }
        }
        Match<Amount> amount = Amounts.at(words, start);
        if (amount == null) {
            return weekdaysFromNow(phrase, at);
        }
        int end = amount.end();
        boolean waits = (preposition == Preposition.IN || preposition == Preposition.WITHIN) && !isSpan(amount, end)
                || preposition == Preposition.AFTER && (words.isBoundary(end) && phrase.isEmpty());
        Match<CalendarDay> anchored = anchored(amount.value(), end);
        if (anchored != null) {
            if (anchored.value() == null) {
                phrase.offset = words.is(anchored.end() - 1, "ago") ? amount.value().negated() : amount.value();
            } else if (amount.value().isDays()) {
                phrase.day = anchored.value();
            } else {
                return -1;
            }
            return anchored.end();
        }
        if (!waits) {
            return -1;
        }
        phrase.offset = amount.value();
        if (words.is(end, "time") && words.word(end - 1).endsWith("s")) {
            return end + 1;
        }
        return end;
    }

    /** "in all day" is no moment. */
    private boolean isSpan(Match<Amount> amount, int end) {
        return words.is(end, "of") && !amount.value().isDays();
    }

    /** What an amount counts from: null inside for now, otherwise the day it leads to; null when nothing follows. */
    private Match<CalendarDay> anchored(Amount amount, int at) {
        if (words.isAny(at, FROM_NOW) || words.is(at, "ago")) {
            return new Match<>(null, at + 1);
        }
        boolean from = words.is(at, "from");
        boolean after = words.is(at, "after") || words.is(at, "past") || words.is(at, "following");
        boolean before = words.is(at, "before") || words.is(at, "prior") && words.is(at + 1, "to");
        if (from && (words.is(at + 1, "now") || words.is(at + 1, "this") && words.is(at + 2, "moment"))) {
            return new Match<>(null, words.is(at + 1, "now") ? at + 2 : at + 3);
        }
        if (!from && !after && !before || !amount.isDays()) {
            return null;
        }
        Match<CalendarDays.Reading> day = days.at(words.is(at, "prior") ? at + 2 : at + 1);
        if (day == null || day.value().strength() == Strength.WEAK && !words.isBoundary(day.end())) {
            return null;
        }
        Amount moved = before ? amount.negated() : amount;
        return new Match<>(CalendarDay.of(moved.addTo(day.value().day().date())), day.end());
    }

    /** "two sundays from now", "two monday later". */
    private int weekdaysFromNow(TimePhrase phrase, int at) {
        Match<Integer> number = NumberWords.integer(words, at);
        if (number == null || number.value() < 1) {
            return -1;
        }
        String word = words.word(number.end());
        DayOfWeek plural = CalendarNames.everyWeekday(word);
        DayOfWeek weekday = plural != null ? plural : CalendarNames.weekday(word);
        int end = number.end() + 1;
        boolean now = words.is(end, "from") && words.is(end + 1, "now");
        if (weekday == null || !now && !words.is(end, "later")) {
            return -1;
        }
        LocalDate first = context.today().with(TemporalAdjusters.next(weekday));
        phrase.day = CalendarDay.of(first.plusWeeks(number.value() - 1L));
        return now ? end + 2 : end + 1;
    }

    /** "10 minutes before", "a day early", "an hour in advance". */
    int lead(TimePhrase phrase, int at, Preposition preposition) {
        int end = oneLead(phrase, at, preposition);
        if (end < 0 || phrase.leadTime != null) {
            return end;
        }
        for (int next = neighbours.afterSeparator(end); next > end; next = neighbours.afterSeparator(end)) {
            TimePhrase further = new TimePhrase(context.now(), context.reminderTime(), next);
            int after = oneLead(further, next, Preposition.NONE);
            if (after < 0 || further.leadTime != null) {
                break;
            }
            phrase.furtherLeads.add(further.lead);
            phrase.furtherLeads.addAll(further.furtherLeads);
            end = after;
        }
        int onTheDay = onTheDay(end);
        if (onTheDay > end) {
            phrase.furtherLeads.add(Amount.ofDays(0));
        }
        return Math.max(end, onTheDay);
    }

    private int oneLead(TimePhrase phrase, int at, Preposition preposition) {
        if (phrase.lead != null || preposition != Preposition.NONE && preposition != Preposition.AT) {
            return -1;
        }
        if (words.is(at, "the") && words.is(at + 1, "day") && words.is(at + 2, "before") && days.at(at) == null && days.at(at + 3) == null) {
            phrase.lead = Amount.ofDays(1);
            return at + 3;
        }
        boolean partBefore = words.is(at, "the") && words.is(at + 2, "before")
                && (words.is(at + 1, "night") || words.is(at + 1, "evening") || words.is(at + 1, "morning") || words.is(at + 1, "afternoon"));
        if (partBefore) {
            DayPart part = switch (words.word(at + 1)) {
                case "morning" -> DayPart.MORNING;
                case "afternoon" -> DayPart.AFTERNOON;
                case "night" -> DayPart.NIGHT;
                default -> DayPart.EVENING;
            };
            phrase.lead = Amount.ofDays(1);
            phrase.leadTime = part.usual();
            return at + 3;
        }
        Match<Amount> amount = Amounts.at(words, at);
        if (amount == null || !words.isAny(amount.end(), LEADS)) {
            boolean advance = amount != null && words.is(amount.end(), "in") && words.is(amount.end() + 1, "advance");
            if (advance) {
                phrase.lead = amount.value();
                return amount.end() + 2;
            }
            return -1;
        }
        int end = amount.end() + 1;
        if (words.is(amount.end(), "before") && amount.value().isDays() && anchored(amount.value(), amount.end()) != null) {
            return -1;
        }
        if (words.is(amount.end(), "prior") && words.is(end, "to")) {
            end++;
        } else if (words.is(amount.end(), "ahead") && words.is(end, "of")) {
            end += words.is(end + 1, "time") ? 2 : 1;
        } else if (words.is(amount.end(), "before") && words.is(end, "hand")) {
            end++;
        }
        List<Amount> each = Amounts.each(words, amount, at);
        phrase.lead = each.getFirst();
        phrase.furtherLeads.addAll(each.subList(1, each.size()));
        return end;
    }

    /** The index after "and (again) on the day", or -1. */
    private int onTheDay(int at) {
        int next = at;
        while (words.is(next, ",") || words.is(next, "and") || words.is(next, "again") || words.is(next, "then")) {
            next++;
        }
        boolean said = next > at && words.areAt(next, "on", "the") && words.is(next + 2, "day");
        int end = words.is(next + 3, "itself") ? next + 4 : next + 3;
        return said && words.isBoundary(end) && !words.is(end, "of") ? end : -1;
    }

    int duration(TimePhrase phrase, int at, Preposition preposition) {
        if (phrase.duration != null || phrase.lasting != null) {
            return -1;
        }
        boolean lasting = preposition == Preposition.NONE && (words.is(at, "lasting") || words.is(at, "takes") || words.is(at, "taking"));
        if (preposition != Preposition.FOR && !lasting) {
            return -1;
        }
        int start = lasting ? at + 1 : words.is(at, "the") && words.is(at + 1, "next") ? at + 2 : at;
        Match<Amount> amount = Amounts.at(words, start);
        if (amount == null || words.is(amount.end(), "old") || words.is(amount.end(), "-")) {
            return -1;
        }
        // "for one week notice" is about a notice.
        if (!words.isBoundary(amount.end()) && !neighbours.continues(amount.end())) {
            return -1;
        }
        phrase.duration = amount.value();
        return amount.end();
    }
}
