package org.todochatbot.backend.intent.grammar;

import java.util.ArrayList;
import java.util.List;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Token.Kind;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;

/** Tells apart several tasks that stand in one sentence. */
final class TaskParts {

    /** Fewer parts that begin with a verb may be one task: "buy milk, eggs and call Bob about it". */
    private static final int FEWEST_VERBS = 3;
    /** In tokens. */
    private static final int LONGEST_OF_MANY = 12;

    private final Sentence sentence;
    private final Words words;

    TaskParts(Sentence sentence) {
        this.sentence = sentence;
        this.words = sentence.words();
    }

    /** The parts of "milk, eggs and call Bob", or only the range itself where it is one task. */
    List<Range> split(Range range, boolean several) {
        if (words.get(range.from()).kind() == Kind.QUOTED && !several) {
            return allQuoted(range);
        }
        List<Range> byComma = byComma(range);
        if (byComma.size() > 1) {
            return byComma;
        }
        List<Range> parts = new ArrayList<>();
        int start = range.from();
        boolean comma = false;
        for (int at = range.from(); at < range.to(); at++) {
            boolean sign = words.get(at).isSign() && (words.is(at, ",") || words.is(at, ";")) && !isWithinTime(at, range);
            boolean and = (words.is(at, "and") || words.is(at, "&")) && !isWithinTime(at, range);
            if (sign || and) {
                if (at > start) {
                    parts.add(new Range(start, at));
                } else if (!(and && at == start && !parts.isEmpty())) {
                    return List.of(range);
                }
                comma |= sign;
                start = at + 1;
            }
        }
        if (start < range.to()) {
            parts.add(new Range(start, range.to()));
        }
        if (parts.size() < 2) {
            return List.of(range);
        }
        for (int i = parts.size() - 1; i > 0; i--) {
            if (speaksOfIt(parts.get(i))) {
                parts.set(i - 1, new Range(parts.get(i - 1).from(), parts.remove(i).to()));
            }
        }
        boolean allVerbs = parts.stream().allMatch(part -> ActionVerbs.contains(words.word(part.from())));
        boolean firstVerb = ActionVerbs.contains(words.word(parts.getFirst().from())) && parts.getFirst().to() - parts.getFirst().from() > 1;
        boolean items = parts.stream().allMatch(this::isItem);
        if (allVerbs && parts.stream().allMatch(part -> part.to() - part.from() > 1)) {
            return parts;
        }
        return items && !firstVerb && (comma || several || parts.stream().allMatch(part -> part.to() - part.from() <= 2)) ? parts : List.of(range);
    }

    /** What stands between commas. */
    List<Range> items(Range range) {
        List<Range> items = new ArrayList<>();
        int start = range.from();
        for (int at = range.from(); at <= range.to(); at++) {
            boolean ends = at == range.to() || (words.is(at, ",") || words.is(at, ";")) && !isWithinTime(at, range);
            if (ends && at > start) {
                items.add(new Range(start, at));
            }
            start = ends ? words.is(at + 1, "and") || words.is(at + 1, "then") ? at + 2 : at + 1 : start;
        }
        return items;
    }

    /** "Pay the bill by friday, call the bank, buy diapers and wipes": a task after each comma; none where fewer than three begin with verbs. */
    private List<Range> byComma(Range range) {
        List<Range> parts = items(range);
        long verbs = parts.stream().filter(this::beginsWithVerb).count();
        boolean plain = parts.stream().allMatch(part -> part.to() - part.from() <= LONGEST_OF_MANY && !speaksOfIt(part) && !words.isAny(part.from(), TaskDraft.REMIND));
        return verbs >= FEWEST_VERBS && beginsWithVerb(parts.getFirst()) && plain ? parts : List.of();
    }

    /** "Florist thursday at 4pm and cake tasting on dec 12": each part with a day of its own; the whole where that is not so. */
    List<Range> dated(Range range) {
        List<Range> parts = new ArrayList<>();
        int start = range.from();
        for (int at = range.from() + 1; at < range.to() - 1; at++) {
            boolean separates = (words.is(at, ",") || words.is(at, ";") || words.is(at, "and") || words.is(at, "&")) && !isWithinTime(at, range);
            if (separates && (isDated(new Range(start, at)) || !parts.isEmpty() && isWhen(new Range(start, at)))) {
                parts.add(new Range(start, at));
                start = words.is(at, ",") && words.is(at + 1, "and") ? at + 2 : at + 1;
            }
        }
        Range last = new Range(start, range.to());
        boolean all = !parts.isEmpty() && (isDated(last) || isWhen(last)) && parts.stream().noneMatch(this::speaksOfIt) && !speaksOfIt(last)
                && !words.is(last.from(), "so");
        if (!all) {
            return List.of(range);
        }
        parts.add(last);
        return parts;
    }

    /** The same of reminders: "call Bob at 5 tomorrow and at 6 on friday" is to be reminded of twice. */
    List<Range> datedReminders(Range range) {
        List<Range> parts = dated(range);
        return parts.stream().anyMatch(this::isWhen) ? List.of(range) : parts;
    }

    /** "… and saturday at 2pm": the same task, at another time. */
    boolean isWhen(Range part) {
        TimePhrase when = part.isEmpty() ? null : sentence.wholly(part);
        return when != null && when.isWhole();
    }

    /** Whether it ends with a day or a time of day, and has other words before it. */
    private boolean isDated(Range part) {
        List<TimePhrase> times = sentence.times(part);
        return !words.holdsAny(part.from(), part.to(), TaskDraft.REMIND) && !times.isEmpty() && (times.getLast().hasDay() || times.getLast().isTimeOfDay() || times.getLast().hasRecurrence()) && times.getLast().to() == part.to()
                && times.getFirst().from() > part.from();
    }

    /** "Record the demo and send it to Bob" is one task: what "it" is would be lost in another. */
    private boolean speaksOfIt(Range part) {
        return ActionVerbs.contains(words.word(part.from())) && (words.is(part.from() + 1, "it") || words.is(part.from() + 1, "them"));
    }

    private List<Range> allQuoted(Range range) {
        List<Range> quotes = new ArrayList<>();
        for (int at = range.from(); at < range.to(); at++) {
            if (words.get(at).kind() == Kind.QUOTED) {
                quotes.add(new Range(at, at + 1));
            } else if (!words.is(at, ",") && !words.is(at, "and") && !words.is(at, "&")) {
                return List.of(range);
            }
        }
        return quotes;
    }

    private boolean isWithinTime(int at, Range range) {
        return sentence.times(range).stream().anyMatch(phrase -> phrase.from() < at && at < phrase.to());
    }

    /** A thing for a list: a few words without a preposition, or a task that begins with a verb. */
    private boolean isItem(Range part) {
        if (ActionVerbs.contains(words.word(part.from())) && part.to() - part.from() > 1) {
            return true;
        }
        int plain = 0;
        for (int at = part.from(); at < part.to(); at++) {
            TimePhrase phrase = sentence.timeAt(at);
            if (phrase != null && phrase.to() <= part.to()) {
                at = phrase.to() - 1;
                continue;
            }
            boolean preposition = switch (words.word(at)) {
                case "with", "for", "from", "to", "about", "at", "on", "in", "that", "is", "because", "so" -> true;
                default -> false;
            };
            if (preposition) {
                return false;
            }
            plain++;
        }
        return plain >= 1 && plain <= 4;
    }

    boolean beginsWithVerb(Range part) {
        return ActionVerbs.contains(words.word(part.from())) && part.to() - part.from() > 1;
    }
}
