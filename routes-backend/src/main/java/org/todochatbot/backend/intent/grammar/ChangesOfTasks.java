package org.todochatbot.backend.intent.grammar;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Target;

/** Assembles the commands that change properties of tasks that are there. */
final class ChangesOfTasks {

    private static final Set<String> NO_TAGS = Set.of("and", "with", "as", "tag", "tags", "the", "of", "all", "these", "those", "them", "ones");

    private final Sentence sentence;
    private final Words words;
    private final FilterReader filters;
    private final SlotValues values;

    ChangesOfTasks(Sentence sentence, FilterReader filters, SlotValues values) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.filters = filters;
        this.values = values;
    }

    Command update(PhraseMatch match, Range whole) {
        for (String slot : List.of("oldtag", "oldhashtag")) {
            if (match.has(slot)) {
                return renamedTag(match.slot(slot), match, whole);
            }
        }
        CommandBuilder command = new CommandBuilder(Intent.UPDATE_TASK);
        values.targets(command, match);
        if (command.build().targets().isEmpty()) {
            command.target(Target.referredTo(Target.THIS));
        }
        for (String slot : List.of("when", "duewhen", "recurring")) {
            if (match.has(slot)) {
                TimePhrase when = sentence.wholly(match.slot(slot));
                if (when.each().size() > 1 && when.dailyAtHours() == null) {
                    return values.notUnderstood(whole);
                }
                values.due(command, when);
                command.recurrence(when.dailyAtHours(), false);
            }
        }
        if (match.has("hour")) {
            values.due(command, values.bareHour(match.slot("hour")));
        }
        for (String slot : List.of("newtitle", "replacement")) {
            if (match.has(slot)) {
                Range title = match.slot(slot);
                command.title(values.unquoted(title)).span(sentence.span(title.from(), title.to(), "title"));
            }
        }
        if (match.has("prio")) {
            command.priority(values.priority(match.slot("prio"))).span(sentence.span(match.slot("prio").from(), match.slot("prio").to(), "priority"));
        } else if (words.is(whole.from(), "prioritize") || words.is(whole.from(), "prioritise")) {
            command.priority(1);
        }
        for (String slot : List.of("tags", "hashtags")) {
            if (match.has(slot)) {
                tags(match.slot(slot), command, removes(whole));
            }
        }
        if (match.has("level")) {
            command.priority(values.level(match.slot("level"))).span(sentence.span(match.slot("level").from(), match.slot("level").to(), "priority"));
        }
        if (match.has("description")) {
            Range description = match.slot("description");
            command.description(values.unquoted(description)).span(sentence.span(description.from(), description.to(), "description"));
        }
        if (match.has("amount")) {
            command.duration((isEarlier(whole, match) ? "-" : "") + values.amount(match.slot("amount")));
            command.span(sentence.span(match.slot("amount").from(), match.slot("amount").to(), "duration"));
        }
        if (match.has("fromwhen") && !match.has("target")) {
            command.retarget(Target.matching(filters.filter(match.slot("fromwhen"))));
        }
        if (words.is(whole.from(), "untag")) {
            command.remove("tags");
        }
        removed(command, whole, match);
        if (stopsRepeating(match, whole) && command.build().removed().isEmpty()) {
            command.remove("recurrence");
        }
        Range target = match.slot("target");
        if (target != null && whole.from() < target.from()) {
            command.span(sentence.span(whole.from(), target.from(), "intent"));
        }
        return command.build();
    }

    /** "Rename the tag work to job": of all tasks that have it. */
    private Command renamedTag(Range old, PhraseMatch match, Range whole) {
        String tag = words.get(old.from()).word();
        CommandBuilder command = new CommandBuilder(Intent.UPDATE_TASK).remove("#" + tag).target(Target.matching(Filter.tagged(tag)));
        if (match.has("newtag")) {
            command.tag(words.get(match.slot("newtag").from()).word());
            command.span(sentence.span(match.slot("newtag").from(), match.slot("newtag").to(), "tag"));
        }
        return command.span(sentence.span(whole.from(), old.to(), "target")).build();
    }

    /** "Stop repeating it", "make it not repeat". */
    private boolean stopsRepeating(PhraseMatch match, Range whole) {
        if (match.has("when") || match.has("recurring")) {
            return false;
        }
        for (int at = whole.from(); at < whole.to(); at++) {
            boolean inTarget = match.has("target") && at >= match.slot("target").from() && at < match.slot("target").to();
            if (!inTarget && (words.is(at, "repeat") || words.is(at, "repeating") || words.is(at, "recur") || words.is(at, "recurring"))) {
                return true;
            }
        }
        return false;
    }

    /** "Bring it forward by a day", "an hour earlier". */
    private boolean isEarlier(Range whole, PhraseMatch match) {
        return words.is(whole.from(), "prepone") || words.is(whole.from(), "advance") || words.is(whole.from(), "bring")
                || words.is(match.slot("amount").to(), "earlier") || words.is(match.slot("amount").to(), "sooner");
    }

    private boolean removes(Range whole) {
        return switch (words.word(whole.from())) {
            case "remove", "clear", "delete", "drop", "take", "unset", "cancel", "strip", "forget", "no" -> true;
            default -> false;
        };
    }

    private void removed(CommandBuilder command, Range whole, PhraseMatch match) {
        if (!removes(whole) || match.has("tags") || match.has("hashtags")) {
            return;
        }
        int end = match.has("target") ? match.slot("target").from() : whole.to();
        for (int at = whole.from() + 1; at < end; at++) {
            switch (words.word(at)) {
                case "due", "date", "deadline" -> {
                    command.remove("due");
                    return;
                }
                case "priority" -> command.remove("priority");
                case "tags", "tag", "label", "labels" -> command.remove("tags");
                case "description", "notes", "note" -> command.remove("description");
                case "reminder", "reminders" -> command.remove("remindAt");
                case "recurrence", "repeat", "repetition" -> command.remove("recurrence");
                default -> {
                    // a small word
                }
            }
        }
    }

    /** @param removes whether the tags are taken away instead */
    private void tags(Range range, CommandBuilder command, boolean removes) {
        for (int at = range.from(); at < range.to(); at++) {
            switch (words.get(at).kind()) {
                case TAG, WORD -> {
                    if (!words.isAny(at, NO_TAGS)) {
                        tag(words.get(at).word(), command, removes);
                    }
                }
                case QUOTED -> tag(words.get(at).word().toLowerCase(Locale.ROOT), command, removes);
                case NUMBER, SIGN, LINK -> {
                    // no tag
                }
            }
        }
        command.span(sentence.span(range.from(), range.to(), "tag"));
    }

    private static void tag(String tag, CommandBuilder command, boolean removes) {
        if (removes) {
            command.remove("#" + tag);
        } else {
            command.tag(tag);
        }
    }
}
