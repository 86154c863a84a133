package org.todochatbot.backend.intent.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.text.Match;
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
    private static final Set<String> CLOCK_PREPOSITIONS = Set.of("at", "@", "around", "about", "approximately", "~", "near", "circa");
    private static final Set<String> HEDGES = Set.of("around", "about", "approximately", "exactly", "sometime", "like", "roughly", "precisely", "only", "maybe");

    private final Words words;
    private final ReadingContext context;
    private final CalendarDays days;
    private final Recurrences recurrences;
    private final Neighbours neighbours;
    private final RepetitionPieces repetitions;
    private final AmountPieces amounts;
    private final DayPieces dayPieces;
    private final ClockPieces clocks;

    public TimePhrases(Words words, ReadingContext context) {
        this.words = words;
        this.context = context;
        this.days = new CalendarDays(words, context);
        this.recurrences = new Recurrences(words, context);
        this.neighbours = new Neighbours(words, days);
        this.repetitions = new RepetitionPieces(words, days, recurrences, neighbours);
        this.amounts = new AmountPieces(words, context, days, neighbours);
        this.dayPieces = new DayPieces(words, context, days, neighbours);
        this.clocks = new ClockPieces(words, context, days, recurrences, neighbours);
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
        phrase.settleDays();
        phrase.settleTimesADay();
        phrase.settleLead();
        phrase.settleHours();
        phrase.settleHoursBetween();
        return phrase.isEmpty() ? null : phrase;
    }

    /** The index after days of the week that are left out, or -1. */
    public int exceptionEnd(int at) {
        Match<List<String>> days = recurrences.excepted(at);
        return days == null ? -1 : days.end();
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
                    if (day != null && neighbours.partOfDay(day.end()) != null) {
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
        int end = repetitions.exception(phrase, at);
        if (end > 0) {
            return took(phrase, from, start, end, Kind.RECURRENCE);
        }
        end = repetitions.recurrence(phrase, at, preposition);
        if (end > 0) {
            return took(phrase, from, start, end, Kind.RECURRENCE);
        }
        end = repetitions.repetitionEnd(phrase, at, preposition);
        if (end > 0) {
            return took(phrase, from, start, end, Kind.RECURRENCE);
        }
        end = dayPieces.exact(phrase, at);
        if (end > 0) {
            setRole(phrase, preposition);
            return took(phrase, from, start, end, Kind.WHEN);
        }
        end = amounts.lead(phrase, at, preposition);
        if (end > 0) {
            return took(phrase, from, start, end, Kind.LEAD);
        }
        end = amounts.offset(phrase, at, preposition);
        if (end > 0) {
            setRole(phrase, preposition);
            return took(phrase, from, start, end, Kind.WHEN);
        }
        end = amounts.duration(phrase, at, preposition);
        if (end > 0) {
            return took(phrase, from, start, end, Kind.DURATION);
        }
        end = dayPieces.day(phrase, at, preposition, opening.due(), start);
        if (end < 0) {
            end = clocks.dayPart(phrase, at, preposition);
        }
        if (end < 0) {
            end = clocks.clock(phrase, at, preposition, opening.due(), start);
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
}
