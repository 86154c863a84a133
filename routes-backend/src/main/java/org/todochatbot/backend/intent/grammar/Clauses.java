package org.todochatbot.backend.intent.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;

/** Where inside a sentence another command may begin. */
final class Clauses {

    private static final Set<String> ARTICLES = Set.of("the", "my", "a", "an", "our");
    private static final Set<String> NO_TITLES = Set.of(
            "no", "not", "back", "reminder", "reminders", "alert", "time", "due", "date", "deadline", "priority", "everything", "all", "others", "rest", "it", "that",
            "this", "them", "i", "we");
    private static final Set<String> CHANGES = Set.of("make", "change", "set", "rename", "tag", "label", "mark", "update", "move", "push", "put", "add", "remind");

    private final Sentence sentence;
    private final Words words;
    private final RuleFinder rules;
    private final TargetReader targets;
    private final FilterReader filters;

    Clauses(Sentence sentence, RuleFinder rules, TargetReader targets, FilterReader filters) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.rules = rules;
        this.targets = targets;
        this.filters = filters;
    }

    /** "…, it's urgent" says more of what was told before it. */
    boolean tellsOfIt(Range right) {
        return switch (words.word(right.from())) {
            case "it", "it's", "its", "this", "that", "that's" -> true;
            default -> false;
        };
    }

    /** The index after what separates an explanation from what is asked, or -1. */
    int clauseStart(int at) {
        boolean sign = words.is(at, ",") || words.is(at, ";") || words.is(at, ".") && !words.isGlued(at + 1) || words.is(at, "!") || words.is(at, "?");
        int next = sign ? at + 1 : at;
        boolean so = words.is(next, "so") || words.is(next, "and") || words.is(next, "then");
        next = so ? next + 1 : next;
        boolean asks = words.is(next, "please") || (words.is(next, "can") || words.is(next, "will") || words.is(next, "could") || words.is(next, "would")) && words.is(next + 1, "you");
        return sign || so || asks ? next : -1;
    }

    /** The index after "and", "then", ";" or a full stop that may separate two commands; -1 for anything else. */
    int separatorEnd(int at) {
        int next = at;
        boolean sign = words.is(at, ";") || words.is(at, ",") || words.is(at, ".") && at + 1 < words.size() && !words.isGlued(at + 1);
        if (sign) {
            next++;
        }
        if (words.is(next, "and") || words.is(next, "then") || words.is(next, "also") || words.is(next, "plus")) {
            next++;
            if (words.is(next, "then") || words.is(next, "also")) {
                next++;
            }
        } else if (!sign) {
            return -1;
        }
        return next;
    }

    /** Where "and", "then" or a comma separates, but not inside a time: "monday, 9 to 5". */
    List<Integer> separators(Range range) {
        List<TimePhrase> times = sentence.times(range);
        List<Integer> all = new ArrayList<>();
        for (int at = range.from() + 1; at < range.to() - 1; at++) {
            int here = at;
            boolean separates = separatorEnd(at) > 0 && separatorEnd(at) < range.to();
            if (separates && times.stream().noneMatch(time -> time.from() < here && here < time.to())) {
                all.add(at);
                at = separatorEnd(at) - 1;
            }
        }
        return all;
    }

    /** "The reminder", "not the essay", "9": no part of a sentence that names a task of its own. */
    boolean isNoTitle(Range part) {
        int at = words.isAny(part.from(), ARTICLES) ? part.from() + 1 : part.from();
        return at >= part.to() || words.isNumber(at) || sentence.timeAt(at) != null || words.isAny(at, NO_TITLES);
    }

    /** Whether a new task may begin here, rather than another change of the task before. */
    boolean beginsNewTask(Range right) {
        return !speaksOfIt(right) && !words.isAny(rules.strip(right).from(), CHANGES);
    }

    /** Whether a second command may begin here. Inside a new task only words that no title continues with count. */
    boolean mayBegin(Range right, boolean strict) {
        int at = rules.strip(right).from();
        if (!strict) {
            return true;
        }
        String word = words.word(at);
        return switch (word) {
            case "remind" -> words.is(at + 1, "me") && !isOnlyReminder(right);
            case "add", "create" -> at + 1 < right.to();
            case "mark" -> containsDone(right) || speaksOfIt(right);
            case "make", "move", "tag", "label", "flag", "change", "schedule", "give" -> speaksOfIt(right);
            case "show", "list" -> filters.holdsTaskNoun(right) || filters.holdsReminderNoun(right);
            case "complete", "delete", "finish", "reopen", "remove" -> at + 1 < right.to()
                    && (targets.isReference(new Range(at + 1, right.to())) || words.is(at + 1, "task") || words.is(at + 1, "the") && words.is(at + 2, "task"));
            case "set" -> filters.holdsReminderNoun(right) && !isOnlyReminder(right) || speaksOfIt(right);
            default -> false;
        };
    }

    /** "… and make it urgent", of what was named before. */
    boolean speaksOfIt(Range right) {
        int at = rules.strip(right).from() + 1;
        return words.is(at, "it") || words.is(at, "that") || words.is(at, "them");
    }

    /** "… and remind me at 9" belongs to the task before it. */
    private boolean isOnlyReminder(Range said) {
        Range right = rules.strip(said);
        int at = right.from() + 2;
        while (at < right.to() && (words.is(at, "about") || words.is(at, "of") || words.is(at, "it") || words.is(at, "this") || words.is(at, "that") || words.is(at, "to")
                && words.is(at + 1, "do") && words.is(at + 2, "it"))) {
            at += words.is(at, "to") ? 3 : 1;
        }
        return at >= right.to() || sentence.wholly(new Range(at, right.to())) != null
                || words.is(at, "reminder") && (at + 1 >= right.to() || sentence.wholly(new Range(at + 1, right.to())) != null);
    }

    private boolean containsDone(Range range) {
        for (int at = range.from(); at < range.to(); at++) {
            switch (words.word(at)) {
                case "done", "complete", "completed", "finished", "off" -> {
                    return true;
                }
                default -> {
                    // look on
                }
            }
        }
        return false;
    }

    /** "…; can you alert me 15 minutes before?" makes any sentence a task. */
    boolean endsInReminder(Range range) {
        for (int at = range.from() + 2; at + 1 < range.to(); at++) {
            if ((words.is(at, "remind") || words.is(at, "alert") || words.is(at, "notify")) && words.is(at + 1, "me") && isOnlyReminder(new Range(at, range.to()))) {
                return true;
            }
        }
        return false;
    }
}
