package org.todochatbot.backend.intent.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.CalendarDays.Strength;
import org.todochatbot.backend.intent.time.TimePhrase.Kind;
import org.todochatbot.backend.intent.time.TimePhrase.Piece;
import org.todochatbot.backend.intent.time.TimePhrase.Role;

/**
 * Finds the phrases of a sentence that say when: it puts the pieces that stand together (a preposition and a day, a
 * clock time, "every", "for 8 weeks") into one {@link TimePhrase}. It would rather miss a time than invent one.
 */
public final class TimePhrases {

    /** What is done before noon. */
    private static final Set<String> OF_MORNING = Set.of("wake", "breakfast");
    /** What is done in the evening. */
    private static final Set<String> OF_EVENING = Set.of(
            "dinner", "supper", "drinks", "movie", "movies", "cinema", "concert", "theater", "theatre", "bedtime");
    /** Beside these a number with a dot, or of four digits, is a price. */
    private static final Set<String> OF_MONEY = Set.of(
            "pay", "buy", "sell", "transfer", "owe", "deposit", "withdraw", "invoice", "spend", "charge", "cost", "costs", "price", "bid", "lend");
    private static final int LAST_EVENING_HOUR = 10;
    private static final Set<String> CLOCK_PREPOSITIONS = Set.of("at", "@", "around", "about", "approximately", "~", "near", "circa");
    private static final Set<String> HEDGES = Set.of("around", "about", "approximately", "exactly", "sometime", "like", "roughly", "precisely", "only", "maybe");
    private static final Set<String> FROM_NOW = Set.of("later", "hence");
    private static final Set<String> LEADS = Set.of("before", "early", "earlier", "prior", "beforehand", "ahead", "ahead-of-time");
    private static final Set<String> TO = Set.of("to", "-", "\u2013", "until", "till", "til", "through", "thru");
    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "my", "this", "that", "our", "his", "her", "their", "your");

    private final Words words;
    private final ReadingContext context;
    private final CalendarDays days;
    private final Recurrences recurrences;

    public TimePhrases(Words words, ReadingContext context) {
        this.words = words;
        this.context = context;
        this.days = new CalendarDays(words, context);
        this.recurrences = new Recurrences(words, context);
    }

    /** All phrases, from left to right. */
    public List<TimePhrase> all() {
        List<TimePhrase> all = new ArrayList<>();
        for (int at = 0; at < words.size(); ) {
            TimePhrase phrase = at(at);
            if (phrase == null) {
                at++;
            } else {
                all.add(phrase);
                at = phrase.to();
            }
        }
        return all;
    }

    /** The phrase that starts at a token, or null. */
    public TimePhrase at(int at) {
        TimePhrase phrase = new TimePhrase(context.now(), context.reminderTime(), at);
        int end = at;
        for (int next = piece(phrase, end); next > end; next = piece(phrase, end)) {
            end = next;
        }
        phrase.to = end;
        phrase.settleLead();
        phrase.settleHours();
        phrase.settleHoursBetween();
        return phrase.isEmpty() ? null : phrase;
    }

    /** A repetition at a token whatever stands around it, as in "a daily reminder", or null. */
    public TimePhrase adjective(int at) {
        Match<Recurrences.Reading> found = recurrences.at(at);
        if (found == null) {
            return null;
        }
        TimePhrase phrase = new TimePhrase(context.now(), context.reminderTime(), at);
        phrase.recurrence = found.value().recurrence();
        phrase.to = took(phrase, at, at, found.end(), Kind.RECURRENCE);
        return phrase;
    }

    /** A bare number as an hour, for when a time was asked for; null when it cannot be one. */
    public TimePhrase hour(int at) {
        Match<ClockTimes.Reading> found = ClockTimes.at(words, at);
        if (found == null) {
            return null;
        }
        TimePhrase phrase = new TimePhrase(context.now(), context.reminderTime(), at);
        phrase.clock = found.value().time();
        phrase.to = took(phrase, at, at, found.end(), Kind.WHEN);
        return phrase;
    }

    /** ISO 8601, when the tokens are an amount and nothing else; otherwise null. */
    public String amount(int from, int to) {
        Match<Amount> amount = Amounts.at(words, from);
        return amount != null && amount.end() == to ? amount.value().iso() : null;
    }

    /** What stands before a piece. */
    private enum Preposition {
        NONE,
        AT,
        ON,
        IN,
        FOR,
        BY,
        UNTIL,
        AFTER,
        WITHIN,
        START,
        BETWEEN
    }

    private record Opening(Preposition preposition, int end, boolean due) {}

    private int piece(TimePhrase phrase, int at) {
        int start = at;
        if (!phrase.isEmpty()) {
            if (words.is(start, ",") || words.is(start, "-") && !words.isGlued(start) || words.is(start, "and") && phrase.recurrence != null
                    || words.is(start, ";") && words.is(start + 1, "at")) {
                start++;
            }
        } else if (words.isGlued(at) && !mayStartGlued(at)) {
            return -1;
        }
        Opening opening = opening(phrase, start);
        int end = read(phrase, start, opening, at);
        if (end < 0 && opening.preposition() != Preposition.NONE && !opening.due()) {
            Opening none = new Opening(Preposition.NONE, start, false);
            end = read(phrase, start, none, at);
        }
        if (end > at && opening.due()) {
            phrase.introducedAsDue = true;
        }
        return end;
    }

    private boolean mayStartGlued(int at) {
        if (words.get(at - 1).isSign()) {
            return !words.is(at - 1, "'") && !words.is(at - 1, ".") && !words.is(at - 1, "$") && !words.is(at - 1, "/")
                    && !words.is(at - 1, "-") && !words.is(at - 1, ":") && !words.is(at - 1, "#");
        }
        return false;
    }

    private Opening opening(TimePhrase phrase, int at) {
        int next = at;
        boolean due = false;
        boolean itIs = (words.is(next, "it's") || words.is(next, "its")) && words.is(next + 1, "due") && next > 0;
        if (itIs) {
            next++;
        }
        if (words.is(next, "due") || words.is(next, "deadline")) {
            due = true;
            next++;
            if (words.is(next, "date")) {
                next++;
            }
            if (words.is(next, ":") || words.is(next, "is")) {
                next++;
            }
        }
        Preposition preposition = Preposition.NONE;
        String word = words.word(next);
        int end = next + 1;
        if (CLOCK_PREPOSITIONS.contains(word) && !(phrase.isEmpty() && !due && (word.equals("about") || word.equals("near")))) {
            preposition = Preposition.AT;
        } else {
            switch (word) {
                case "on", "onn" -> preposition = Preposition.ON;
                case "in", "during", "over" -> preposition = Preposition.IN;
                case "for" -> preposition = Preposition.FOR;
                case "by", "before", "b4" -> preposition = Preposition.BY;
                case "until", "till", "til", "ending", "through", "thru" -> preposition = Preposition.UNTIL;
                case "after", "past" -> preposition = Preposition.AFTER;
                case "within" -> preposition = Preposition.WITHIN;
                case "starting", "beginning", "from", "start", "starts", "begin", "since" -> {
                    preposition = Preposition.START;
                    while (words.is(end, "on") || words.is(end, "at") || words.is(end, "from") || words.is(end, "in")) {
                        end++;
                    }
                }
                case "between" -> preposition = Preposition.BETWEEN;
                case "no", "not" -> {
                    if (words.is(next + 1, "later") && words.is(next + 2, "than")) {
                        preposition = Preposition.BY;
                        end = next + 3;
                    }
                }
                case "as" -> {
                    if (words.is(next + 1, "of")) {
                        preposition = Preposition.START;
                        end = next + 2;
                    }
                }
                case "early", "late" -> {
                    Match<CalendarDays.Reading> day = phrase.isEmpty() ? days.at(next + 1) : null;
                    if (day != null && partOfDay(day.end()) != null) {
                        return new Opening(Preposition.NONE, next + 1, due);
                    }
                }
                case "later" -> {
                    if (phrase.isEmpty() && (words.is(next + 1, "today") || words.is(next + 1, "tonight"))) {
                        return new Opening(Preposition.NONE, next + 1, due);
                    }
                }
                case "sometime" -> {
                    Match<CalendarDays.Reading> day = phrase.isEmpty() ? days.at(next + 1) : null;
                    if (day != null && day.value().strength() == Strength.SURE) {
                        return new Opening(Preposition.NONE, next + 1, due);
                    }
                    if (words.is(next + 1, "in") || words.is(next + 1, "on") || words.is(next + 1, "around") || words.is(next + 1, "before")) {
                        Opening inner = opening(phrase, next + 1);
                        return new Opening(inner.preposition(), inner.end(), due);
                    }
                }
                default -> {
                    // no preposition
                }
            }
        }
        if (preposition == Preposition.NONE) {
            return new Opening(preposition, next, due);
        }
        if (preposition == Preposition.BY && (words.is(end, "or") || words.is(end, "and")) && words.is(end + 1, "on")) {
            end += 2;
        }
        while (words.isAny(end, HEDGES) || words.is(end, "at") && preposition != Preposition.AT && preposition != Preposition.IN) {
            end++;
        }
        return new Opening(preposition, end, due);
    }

    /** Reads one piece behind its opening into the phrase; the index after it, or -1. */
    private int read(TimePhrase phrase, int start, Opening opening, int from) {
        int at = opening.end();
        Preposition preposition = opening.preposition();
        int end = exception(phrase, at);
        if (end > 0) {
            return took(phrase, from, start, end, Kind.RECURRENCE);
        }
        end = recurrence(phrase, at, preposition);
        if (end > 0) {
            return took(phrase, from, start, end, Kind.RECURRENCE);
        }
        end = repetitionEnd(phrase, at, preposition);
        if (end > 0) {
            return took(phrase, from, start, end, Kind.RECURRENCE);
        }
        end = exact(phrase, at);
        if (end > 0) {
            setRole(phrase, preposition);
            return took(phrase, from, start, end, Kind.WHEN);
        }
        end = lead(phrase, at, preposition);
        if (end > 0) {
            return took(phrase, from, start, end, Kind.LEAD);
        }
        end = offset(phrase, at, preposition);
        if (end > 0) {
            setRole(phrase, preposition);
            return took(phrase, from, start, end, Kind.WHEN);
        }
        end = duration(phrase, at, preposition);
        if (end > 0) {
            return took(phrase, from, start, end, Kind.DURATION);
        }
        end = day(phrase, at, preposition, opening.due(), start);
        if (end < 0) {
            end = dayPart(phrase, at, preposition);
        }
        if (end < 0) {
            end = clock(phrase, at, preposition, opening.due(), start);
        }
        if (end > 0) {
            setRole(phrase, preposition);
            return took(phrase, from, start, end, Kind.WHEN);
        }
        return -1;
    }

    private int took(TimePhrase phrase, int from, int start, int end, Kind kind) {
        int begin = phrase.isEmpty() ? start : from;
        // Pieces of one kind side by side are one stretch.
        if (!phrase.pieces.isEmpty() && phrase.pieces.getLast().kind() == kind && phrase.pieces.getLast().to() == begin) {
            Piece last = phrase.pieces.removeLast();
            phrase.pieces.add(new Piece(last.from(), end, kind));
        } else {
            phrase.pieces.add(new Piece(begin, end, kind));
        }
        return end;
    }

    private static void setRole(TimePhrase phrase, Preposition preposition) {
        if (phrase.role == Role.AT) {
            phrase.role = switch (preposition) {
                case BY, UNTIL, WITHIN -> Role.DEADLINE;
                case AFTER -> Role.AFTER;
                case NONE, AT, ON, IN, FOR, START, BETWEEN -> Role.AT;
            };
        }
    }

    // repetition

    /** "Every evening at 8 pack lunch except on fridays": apart from what repeats. */
    private int exception(TimePhrase phrase, int at) {
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

    private int recurrence(TimePhrase phrase, int at, Preposition preposition) {
        if (phrase.recurrence != null || preposition == Preposition.BY || preposition == Preposition.WITHIN || phrase.offset != null) {
            return -1;
        }
        Match<Recurrences.Reading> found = recurrences.at(at);
        if (found == null) {
            return -1;
        }
        boolean believed = found.value().strength() == Strength.SURE
                || !phrase.isEmpty()
                || preposition != Preposition.NONE
                || words.isBoundary(found.end())
                || continues(found.end());
        if (!believed) {
            return -1;
        }
        phrase.recurrence = found.value().recurrence();
        return found.end();
    }

    /** "until june", "for 8 weeks", "10 times", "3 times": only something that repeats can end so. */
    private int repetitionEnd(TimePhrase phrase, int at, Preposition preposition) {
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

    // moments written out, amounts from now

    /** 2026-12-16T12:23:59, with or without an offset; "now". */
    private int exact(TimePhrase phrase, int at) {
        if (phrase.exact != null || phrase.hasWhen()) {
            return -1;
        }
        boolean right = words.is(at, "right") && words.is(at + 1, "now");
        if (right || words.is(at, "now") && phrase.isEmpty() && at > 0 && at + 1 >= words.size()) {
            phrase.exact = context.now().withNano(0);
            return right ? at + 2 : at + 1;
        }
        if (!words.isNumber(at) || words.word(at).length() != 4 || !words.is(at + 1, "-") || !words.is(at + 5, "t") || !words.isGlued(at + 5)) {
            return -1;
        }
        int end = at + 6;
        while (end < words.size() && words.isGlued(end)) {
            end++;
        }
        for (int last = end; last > at + 6; last--) {
            String text = words.slice(at, last).toUpperCase();
            try {
                phrase.exact = hasOffset(text)
                        ? OffsetDateTime.parse(text).atZoneSameInstant(context.now().getZone())
                        : LocalDateTime.parse(text).atZone(context.now().getZone());
                return last;
            } catch (DateTimeParseException e) {
                // a shorter stretch may be one
            }
        }
        return -1;
    }

    private static boolean hasOffset(String text) {
        int time = text.indexOf('T');
        return text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
    }

    private int offset(TimePhrase phrase, int at, Preposition preposition) {
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
    private int lead(TimePhrase phrase, int at, Preposition preposition) {
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

    private int duration(TimePhrase phrase, int at, Preposition preposition) {
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
        if (!words.isBoundary(amount.end()) && !continues(amount.end())) {
            return -1;
        }
        phrase.duration = amount.value();
        return amount.end();
    }

    // days

    private int day(TimePhrase phrase, int at, Preposition preposition, boolean due, int start) {
        if (phrase.exact != null || phrase.offset != null || phrase.day != null) {
            return -1;
        }
        Match<CalendarDay> span = spanOfMonth(at);
        if (span != null) {
            phrase.day = span.value();
            return span.end();
        }
        Match<CalendarDays.Reading> found = days.at(at);
        if (found == null || !isBelieved(phrase, found, at, preposition, due, start)) {
            return -1;
        }
        int end = found.end();
        CalendarDay day = found.value().day();
        String last = words.word(end - 1);
        phrase.possessive = last.endsWith("'s") || last.equals("todays") || last.equals("tomorrows");
        if (preposition == Preposition.START || preposition == Preposition.BETWEEN || preposition == Preposition.NONE) {
            boolean to = words.isAny(end, TO) || preposition == Preposition.BETWEEN && words.is(end, "and");
            Match<CalendarDays.Reading> other = to ? days.at(end + 1) : null;
            boolean clock = other != null && other.value().strength() == Strength.WEAK && preposition == Preposition.NONE;
            if (other != null && !clock && !other.value().day().date().isBefore(day.date())) {
                day = day.until(other.value().day().before());
                end = other.end();
            }
        }
        boolean lastDay = words.is(end, "-") && words.isGlued(end) && words.isNumber(end - 1) && words.isNumber(end + 1) && words.isGlued(end + 1)
                && CalendarNames.month(words.word(at)) != null && words.word(end + 1).length() <= 2;
        if (lastDay && day.before().equals(day.from().plusDays(1))) {
            int lastOfMonth = Integer.parseInt(words.word(end + 1));
            if (lastOfMonth > day.date().getDayOfMonth() && lastOfMonth <= day.date().lengthOfMonth()) {
                day = day.until(day.date().withDayOfMonth(lastOfMonth).plusDays(1));
                end += 2;
            }
        }
        phrase.day = day;
        return furtherDays(phrase, end);
    }

    /** "12 to 16 january", "the 27th to the 30th of december": the month stands at the end; null for anything else. */
    private Match<CalendarDay> spanOfMonth(int at) {
        int number = words.is(at, "the") ? at + 1 : at;
        boolean plain = words.isNumber(number) && words.word(number).length() <= 2;
        Match<Integer> first = NumberWords.ordinal(words, number);
        if (first == null && plain) {
            first = new Match<>(Integer.parseInt(words.word(number)), number + 1);
        }
        if (first == null || first.value() < 1 || !words.isAny(first.end(), TO)) {
            return null;
        }
        int other = words.is(first.end() + 1, "the") ? first.end() + 2 : first.end() + 1;
        boolean numbered = words.isNumber(other) || NumberWords.ordinal(words, other) != null;
        Match<CalendarDays.Reading> last = numbered ? days.at(first.end() + 1) : null;
        boolean ofMonth = last != null && !last.value().day().isStretch() && holdsMonth(first.end() + 1, last.end())
                && first.value() < last.value().day().date().getDayOfMonth();
        return ofMonth
                ? new Match<>(CalendarDay.of(last.value().day().date().withDayOfMonth(first.value())).until(last.value().day().before()), last.end())
                : null;
    }

    private boolean holdsMonth(int from, int to) {
        for (int at = from; at < to; at++) {
            if (CalendarNames.month(words.word(at)) != null) {
                return true;
            }
        }
        return false;
    }

    /** "… and thursday", "…, dec 3 and dec 5", "… wed fri": each is a day of its own. The index after them. */
    private int furtherDays(TimePhrase phrase, int from) {
        List<CalendarDay> further = new ArrayList<>();
        int end = from;
        for (int next = furtherDay(end); next > 0 || isDayOfMonth(end); next = furtherDay(end)) {
            if (next < 0) {
                int number = listedFrom(end);
                further.add(CalendarDay.of(phrase.day.date().withDayOfMonth(Integer.parseInt(words.word(number)))));
                end = number + 1;
                continue;
            }
            Match<CalendarDays.Reading> found = days.at(next);
            if (found == null || found.value().day().isStretch()) {
                break;
            }
            // Counted up in order: "monday and tuesday", said on a tuesday, ends in next week.
            LocalDate before = (further.isEmpty() ? phrase.day : further.getLast()).date();
            CalendarDay day = found.value().day();
            boolean rolls = day.rolls() == CalendarDay.Rolls.WEEKLY || day.rolls() == CalendarDay.Rolls.MONTHLY;
            while (rolls && !day.date().isAfter(before)) {
                day = day.next();
            }
            further.add(day);
            end = found.end();
        }
        boolean closed = words.isBoundary(end) || continues(end);
        if (further.isEmpty() || !closed || phrase.recurrence != null || phrase.day.isStretch() || phrase.possessive) {
            return from;
        }
        phrase.furtherDays.addAll(further);
        return end;
    }

    /** Where another day begins that is counted up with the one before, or -1. */
    private int furtherDay(int at) {
        int next = listedFrom(at);
        boolean listed = next > at;
        boolean weekday = CalendarNames.weekday(words.word(next)) != null;
        boolean named = weekday || CalendarNames.month(words.word(next)) != null && words.isNumber(next + 1)
                || words.is(next, "tomorrow") || words.isNumber(next) && CalendarNames.month(words.word(next + 1)) != null
                || NumberWords.ordinal(words, next) != null && endsOrdinal(at)
                || words.isNumber(next) && words.is(next + 1, ".") && words.isNumber(next + 2);
        return listed && named || weekday && CalendarNames.weekday(words.word(at - 1)) != null ? next : -1;
    }

    /** Where the next of what is counted up begins; the same index, where nothing is. */
    private int listedFrom(int at) {
        int next = afterSeparator(at);
        while (next > at && (words.is(next, "on") || words.is(next, "the"))) {
            next++;
        }
        return next;
    }

    /** After a comma, an "and" or both; the same index, where none stands. */
    private int afterSeparator(int at) {
        boolean separated = words.is(at, ",") || words.is(at, "and") || words.is(at, "&");
        return !separated ? at : words.is(at, ",") && words.is(at + 1, "and") ? at + 2 : at + 1;
    }

    /** "Mon and tue" but not "mon and tue newspapers". */
    private boolean isOfClosedList(int at) {
        int end = at;
        for (int next = furtherDay(end); next > 0 && CalendarNames.weekday(words.word(next)) != null; next = furtherDay(end)) {
            end = next + 1;
        }
        return end > at && (words.isBoundary(end) || continues(end));
    }

    private boolean endsOrdinal(int end) {
        for (int at = end - 1; at >= Math.max(0, end - 2); at--) {
            Match<Integer> ordinal = NumberWords.ordinal(words, at);
            if (ordinal != null && ordinal.end() == end) {
                return true;
            }
        }
        return false;
    }

    /** "Dec 2, 5 and 9": a number that is another day of the month. */
    private boolean isDayOfMonth(int at) {
        int next = listedFrom(at);
        boolean ofMonth = CalendarNames.month(words.word(at - 2)) != null && words.isNumber(at - 1)
                || words.isNumber(at - 1) && (words.is(at - 2, ",") || words.is(at - 2, "and")) && isDayOfMonth(at - 2);
        if (next == at || !ofMonth || !words.isNumber(next) || words.word(next).length() > 2) {
            return false;
        }
        int day = Integer.parseInt(words.word(next));
        boolean closed = words.isBoundary(next + 1) || continues(next + 1);
        return day > Integer.parseInt(words.word(at - 1)) && day <= 28 && closed && ClockTimes.meridiem(words, next + 1) == null
                && !words.is(next + 1, ":");
    }

    private boolean isBelieved(TimePhrase phrase, Match<CalendarDays.Reading> found, int at, Preposition preposition, boolean due, int start) {
        int end = found.end();
        boolean supported = preposition != Preposition.NONE || due;
        boolean numberBeforeNoun = words.isNumber(at) && preposition == Preposition.FOR;
        return switch (found.value().strength()) {
            case SURE -> true;
            case NAME -> {
                if (NumberWords.ordinal(words, start - 1) != null && NumberWords.ordinal(words, start - 1).end() == start) {
                    yield false;
                }
                if (supported || !phrase.isEmpty()) {
                    yield words.isBoundary(end) || continues(end) || preposition != Preposition.FOR || !words.isNumber(at);
                }
                boolean makeThat = words.is(start - 1, "that") && (words.is(start - 2, "make") || words.is(start - 2, "move"));
                boolean article = words.isAny(start - 1, ARTICLES) && !makeThat;
                yield !article && (words.isStart(start) || words.isBoundary(end) || continues(end) || isOfClosedList(end));
            }
            case WEAK -> {
                boolean closed = words.isBoundary(end) || continues(end);
                if (supported && !numberBeforeNoun) {
                    boolean placed = preposition != Preposition.AT && preposition != Preposition.AFTER
                            || !words.isNumber(end - 1) && !words.is(end - 1, "second") && (!words.isNumber(at) || continues(end));
                    boolean monthIn = preposition != Preposition.IN || !words.isNumber(at) || words.is(at + 1, ".") || words.is(at + 1, "/");
                    boolean bare = words.isNumber(at) && end == at + 1;
                    boolean range = bare && words.isAny(end, TO) && ClockTimes.at(words, end + 1) != null;
                    if (range || bare && partOfDay(end) != null) {
                        yield false;
                    }
                    yield closed && placed && monthIn && !(bare && preposition != Preposition.ON && preposition != Preposition.START && preposition != Preposition.UNTIL);
                }
                if (supported) {
                    yield closed && end > at + 1;
                }
                boolean nth = NumberWords.ordinal(words, words.is(at, "the") ? at + 1 : at) != null && CalendarNames.weekday(words.word(end - 1)) != null;
                if (nth) {
                    yield closed;
                }
                boolean slash = words.isNumber(at) && words.is(at + 1, "/");
                if (slash) {
                    yield closed && !words.isAny(start - 1, ARTICLES) && !words.is(end, "of");
                }
                boolean bareNumber = end == at + 1 && (words.isNumber(at) || NumberWords.spelled(words, at) != null);
                if (!phrase.isEmpty()) {
                    yield closed && !bareNumber && !words.is(at, "second");
                }
                boolean abbreviation = CalendarNames.weekday(words.word(at)) != null && end == at + 1;
                if (abbreviation) {
                    boolean pronoun = words.is(start - 1, "i") || words.is(start - 1, "he") || words.is(start - 1, "she");
                    yield !words.isAny(start - 1, ARTICLES) && !pronoun
                            && (end >= words.size() || continues(end) || isOfClosedList(end));
                }
                boolean month = CalendarNames.month(words.word(end - 1)) != null && end == at + 1;
                boolean holiday = !month && !words.isNumber(end - 1) && CalendarNames.weekday(words.word(at)) == null && end - at <= 4
                        && !words.is(at, "the") && !words.isAny(start - 1, ARTICLES) && NumberWords.ordinal(words, at) == null;
                yield continues(end) && (holiday || words.is(at, "weekend"));
            }
        };
    }

    /** Whether a clock time, a part of the day or another piece follows, which makes a date of a weaker word before it. */
    private boolean continues(int at) {
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

    // parts of the day

    private record PartOfDay(DayPart part, boolean today, boolean needsDay, boolean nextDay) {}

    private int dayPart(TimePhrase phrase, int at, Preposition preposition) {
        if (phrase.part != null || phrase.exact != null || phrase.offset != null && !phrase.offset.isDays()) {
            return -1;
        }
        Match<PartOfDay> found = partOfDay(at);
        if (found == null) {
            return -1;
        }
        PartOfDay part = found.value();
        boolean dated = phrase.day != null || phrase.clock != null || phrase.recurrence != null || phrase.offset != null;
        boolean placed = preposition == Preposition.IN || preposition == Preposition.AT || preposition == Preposition.BY
                || preposition == Preposition.ON || preposition == Preposition.UNTIL || preposition == Preposition.AFTER || preposition == Preposition.FOR;
        if (part.needsDay() && !dated && !placed && !startsClock(found.end())) {
            return -1;
        }
        if (part.needsDay() && !dated && (preposition == Preposition.AFTER || preposition == Preposition.FOR || preposition == Preposition.ON)
                && !words.is(at, "the") && !words.is(at, "this")) {
            return -1;
        }
        boolean belongs = !words.isBoundary(found.end()) && !continues(found.end()) && !part.today() && part.needsDay() && !placed && phrase.clock == null && phrase.day == null;
        if (belongs || part.today() && phrase.day != null && !phrase.day.today()) {
            return -1;
        }
        phrase.part = part.part();
        if (part.today() && phrase.day == null && phrase.recurrence == null) {
            phrase.day = CalendarDay.today(context.today());
        }
        return found.end();
    }

    /** "afternoon at 7", "evening 7:30". */
    private boolean startsClock(int at) {
        boolean preposition = words.is(at, "at") || words.is(at, "around");
        Match<ClockTimes.Reading> clock = ClockTimes.at(words, preposition ? at + 1 : at);
        return clock != null && (preposition || !clock.value().bare()) && words.isBoundary(clock.end());
    }

    private Match<PartOfDay> partOfDay(int at) {
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

    // clock times

    private int clock(TimePhrase phrase, int at, Preposition preposition, boolean due, int start) {
        if (phrase.clock != null || phrase.exact != null || phrase.offset != null && !phrase.offset.isDays()) {
            return -1;
        }
        Match<ClockTimes.Reading> found = ClockTimes.at(words, at);
        if (found == null) {
            return -1;
        }
        int end = found.end();
        boolean ranged = words.isAny(end, TO) || preposition == Preposition.BETWEEN && words.is(end, "and");
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
                && words.is(at + 1, ":") && !words.isBoundary(end) && !continues(end);
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
            morning |= words.isAny(at, OF_MORNING) && isWhatItIs(at);
            evening |= words.isAny(at, OF_EVENING) && isWhatItIs(at);
        }
        if (morning && !evening && time.hour() >= 4 && time.hour() < 12) {
            return time.am();
        }
        return evening && !morning && time.hour() >= 4 && time.hour() <= LAST_EVENING_HOUR ? time.pm() : time;
    }

    /** "Dinner guests" are no dinner, and what is bought for dinner is none. */
    private boolean isWhatItIs(int at) {
        boolean purpose = words.is(at - 1, "for") || words.is(at - 1, "before") || words.is(at - 1, "after");
        boolean whole = words.is(at, "wake") || words.isBoundary(at + 1) || words.is(at + 1, "night") || words.isNumber(at + 1)
                || days.at(at + 1) != null;
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
        for (int next = afterSeparator(end); next > end; next = afterSeparator(end)) {
            Match<ClockTimes.Reading> clock = ClockTimes.at(words, words.is(next, "at") ? next + 1 : next);
            // "At 9, 10 times" and "at 8, 2 tablets" go on about something else.
            boolean counts = clock != null && clock.value().bare() && !words.isBoundary(clock.end()) && !continues(clock.end()) && !repeatsByDays(clock.end());
            if (clock == null || counts || clock.value().time().second() != 0) {
                break;
            }
            further.add(clock.value().time());
            end = clock.end();
        }
        boolean withinDay = phrase.recurrence != null && phrase.recurrence.frequency().withinDay();
        boolean repeats = phrase.recurrence != null || repeatsByDays(end);
        boolean oneMinute = further.stream().allMatch(time -> time.minute() == phrase.clock.minute());
        boolean ends = words.isBoundary(end) || continues(end);
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
        boolean closed = words.isBoundary(second.end()) || continues(second.end());
        if (!bothBare) {
            return closed && !(second.value().bare() && words.is(first.end(), "-") && !closed);
        }
        boolean placed = preposition == Preposition.START || preposition == Preposition.BETWEEN || preposition == Preposition.AT
                || phrase.day != null || partOfDay(second.end()) != null;
        return closed && placed && second.value().time().hour() <= 24;
    }

    private boolean isHour(TimePhrase phrase, Match<ClockTimes.Reading> found, int at, Preposition preposition, boolean due) {
        int end = found.end();
        Match<PartOfDay> part = partOfDay(words.is(end, ",") ? end + 1 : end);
        boolean partFollows = part != null && (words.is(end, "in") || words.is(end, "at") || words.is(end, ",") || preposition == Preposition.AT);
        if (partFollows && words.isBoundary(part.end())) {
            return true;
        }
        boolean closed = words.isBoundary(end) && !words.is(end, "of") && !words.is(end, "%") && !words.is(end, "/") || continues(end) || sureDay(end);
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
            case START -> !words.isAny(end, TO);
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
