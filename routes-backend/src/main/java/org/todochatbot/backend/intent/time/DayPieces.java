package org.todochatbot.backend.intent.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.CalendarDays.Strength;

/** Reads days: one, several, a stretch from one to another, and exact timestamps. */
final class DayPieces {

    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "my", "this", "that", "our", "his", "her", "their", "your");

    private final Words words;
    private final ReadingContext context;
    private final CalendarDays days;
    private final Neighbours neighbours;

    DayPieces(Words words, ReadingContext context, CalendarDays days, Neighbours neighbours) {
        this.words = words;
        this.context = context;
        this.days = days;
        this.neighbours = neighbours;
    }

    /** 2026-12-16T12:23:59, with or without an offset; "now". */
    int exact(TimePhrase phrase, int at) {
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

    int day(TimePhrase phrase, int at, Preposition preposition, boolean due, int start) {
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
            boolean to = words.isAny(end, Neighbours.TO) || preposition == Preposition.BETWEEN && words.is(end, "and");
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
        phrase.startsAt = preposition == Preposition.START && end == found.end();
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
        if (first == null || first.value() < 1 || !words.isAny(first.end(), Neighbours.TO)) {
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
        boolean closed = words.isBoundary(end) || neighbours.continues(end);
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
        int next = neighbours.afterSeparator(at);
        while (next > at && (words.is(next, "on") || words.is(next, "the"))) {
            next++;
        }
        return next;
    }

    /** "Mon and tue" but not "mon and tue newspapers". */
    private boolean isOfClosedList(int at) {
        int end = at;
        for (int next = furtherDay(end); next > 0 && CalendarNames.weekday(words.word(next)) != null; next = furtherDay(end)) {
            end = next + 1;
        }
        return end > at && (words.isBoundary(end) || neighbours.continues(end));
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
        boolean closed = words.isBoundary(next + 1) || neighbours.continues(next + 1);
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
                    yield words.isBoundary(end) || neighbours.continues(end) || preposition != Preposition.FOR || !words.isNumber(at);
                }
                boolean makeThat = words.is(start - 1, "that") && (words.is(start - 2, "make") || words.is(start - 2, "move"));
                boolean article = words.isAny(start - 1, ARTICLES) && !makeThat;
                yield !article && (words.isStart(start) || words.isBoundary(end) || neighbours.continues(end) || isOfClosedList(end));
            }
            case WEAK -> {
                boolean closed = words.isBoundary(end) || neighbours.continues(end);
                if (supported && !numberBeforeNoun) {
                    boolean placed = preposition != Preposition.AT && preposition != Preposition.AFTER
                            || !words.isNumber(end - 1) && !words.is(end - 1, "second") && (!words.isNumber(at) || neighbours.continues(end));
                    boolean monthIn = preposition != Preposition.IN || !words.isNumber(at) || words.is(at + 1, ".") || words.is(at + 1, "/");
                    boolean bare = words.isNumber(at) && end == at + 1;
                    boolean range = bare && words.isAny(end, Neighbours.TO) && ClockTimes.at(words, end + 1) != null;
                    if (range || bare && neighbours.partOfDay(end) != null) {
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
                            && (end >= words.size() || neighbours.continues(end) || isOfClosedList(end));
                }
                boolean month = CalendarNames.month(words.word(end - 1)) != null && end == at + 1;
                boolean holiday = !month && !words.isNumber(end - 1) && CalendarNames.weekday(words.word(at)) == null && end - at <= 4
                        && !words.is(at, "the") && !words.isAny(start - 1, ARTICLES) && NumberWords.ordinal(words, at) == null;
                yield neighbours.continues(end) && (holiday || words.is(at, "weekend"));
            }
        };
    }
}
