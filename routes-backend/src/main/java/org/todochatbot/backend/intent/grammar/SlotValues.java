package org.todochatbot.backend.intent.grammar;

import java.util.List;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.Token.Kind;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;

/** What the words in the slots of a rule say, as values and as parts of a command. */
final class SlotValues {

    private final Sentence sentence;
    private final Words words;
    private final TargetReader targets;

    SlotValues(Sentence sentence, TargetReader targets) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.targets = targets;
    }

    /** Marks the words around a slot as those that told the intent. */
    CommandBuilder framed(CommandBuilder command, Range slot, Range whole) {
        if (whole.from() < slot.from()) {
            command.span(sentence.span(whole.from(), slot.from(), "intent"));
        }
        if (slot.to() < whole.to()) {
            command.span(sentence.span(slot.to(), whole.to(), "intent"));
        }
        return command;
    }

    /** The day, week or month that it is; null for another word. */
    TimePhrase period(Range range) {
        String now = switch (words.word(range.from())) {
            case "day" -> "today";
            case "week", "weekend", "month", "year" -> "this " + words.word(range.from());
            default -> null;
        };
        return now == null || range.to() - range.from() > 1 ? null : new Sentence(now, sentence.context()).timeAt(0);
    }

    static void before(CommandBuilder command, TimePhrase when) {
        when.leads().forEach(command::remindBefore);
        if (when.leadTime() != null) {
            command.timeOfDay(when.leadTime());
        }
    }

    TimePhrase lastTime(Range range) {
        List<TimePhrase> times = sentence.times(range).stream().filter(TimePhrase::hasWhen).toList();
        return times.isEmpty() ? null : times.getLast();
    }

    void remind(CommandBuilder command, TimePhrase when) {
        if (when == null) {
            return;
        }
        if (when.hasWhen()) {
            when.each().forEach(one -> command.remindAt(one.reminder()));
            command.timeOfDay(when.timeOfDay()).dayOnly(when.isDayOnly()).eitherHalf(when.isOfEitherHalf());
        }
        before(command, when);
        command.recurrence(when.recurrence(), when.isFromCompletion());
        command.duration(when.isDurationOnly() ? when.duration() : null);
        when.pieces().forEach(piece -> command.span(sentence.span(piece.from(), piece.to(), piece.readAs("remindAt"))));
    }

    void targets(CommandBuilder command, PhraseMatch match) {
        for (String slot : List.of("target", "anytarget", "several", "ref")) {
            Range range = match.slot(slot);
            if (range != null) {
                command.targets(targets.targets(range)).span(sentence.span(range.from(), range.to(), "target"));
            }
        }
    }

    /** A task that is there cannot be moved to friday and saturday both, say: better not understood than half done. */
    Command notUnderstood(Range whole) {
        return new CommandBuilder(Intent.OUT_OF_SCOPE).span(sentence.span(whole.from(), whole.to(), "intent")).build();
    }

    String unquoted(Range range) {
        int to = range.to();
        while (to > range.from() + 1 && words.is(to - 1, ".")) {
            to--;
        }
        boolean quoted = to - range.from() == 1 && words.get(range.from()).kind() == Kind.QUOTED;
        return quoted ? words.get(range.from()).word() : words.slice(range.from(), to);
    }

    void due(CommandBuilder command, TimePhrase when) {
        if (when == null) {
            return;
        }
        if (when.hasWhen()) {
            command.due(when.due()).timeOfDay(when.timeOfDay()).dayOnly(when.isDayOnly()).eitherHalf(when.isOfEitherHalf());
        }
        command.recurrence(when.recurrence(), when.isFromCompletion());
        command.duration(when.duration());
        before(command, when);
        when.pieces().forEach(piece -> command.span(sentence.span(piece.from(), piece.to(), piece.readAs("due"))));
    }

    /** "5" in answer to "when?". */
    TimePhrase bareHour(Range range) {
        boolean number = range.to() - range.from() == 1 && words.isNumber(range.from());
        return number ? sentence.hour(range.from()) : null;
    }

    /** Times of a sentence that asks for nothing here are still told: they were understood. */
    void mention(CommandBuilder command, List<TimePhrase> times) {
        TimePhrase all = combined(times);
        due(command, all);
    }

    static TimePhrase combined(List<TimePhrase> times) {
        TimePhrase all = null;
        for (TimePhrase phrase : times) {
            if (all == null) {
                all = phrase;
            } else if (all.completes(phrase)) {
                all = all.with(phrase);
            }
        }
        return all;
    }

    /** ISO 8601, when the stretch is an amount and nothing else. */
    String amount(Range range) {
        return sentence.amount(range);
    }

    /** The same for "10 more minutes", "another hour". */
    String moreAmount(Range range) {
        for (int at = range.from(); at < range.to() - 1; at++) {
            if (words.is(at, "more") || words.is(at, "another")) {
                String count = words.is(at, "another") && at == range.from() && !words.isNumber(at + 1) ? "1 " : words.slice(range.from(), at) + " ";
                Sentence amount = new Sentence((count + words.slice(at + 1, range.to())).strip(), sentence.context());
                return amount.amount(new Range(0, amount.words().size()));
            }
        }
        return null;
    }

    /** A priority or its bare number, after "priority of …". */
    Integer level(Range range) {
        boolean number = range.to() - range.from() == 1 && words.word(range.from()).matches("[1-4]");
        return number ? Integer.valueOf(words.word(range.from())) : priority(range);
    }

    /** 1 to 4, when the stretch is a priority and nothing else. */
    Integer priority(Range range) {
        Match<Integer> priority = PriorityWord.at(words, range.from());
        if (priority != null && priority.end() == range.to()) {
            return priority.value();
        }
        if (range.to() - range.from() == 1) {
            return switch (words.word(range.from())) {
                case "urgent", "critical", "high", "highest", "top" -> 1;
                case "important", "medium" -> 2;
                case "low" -> 3;
                case "normal", "none", "lowest" -> 4;
                default -> null;
            };
        }
        return null;
    }
}
