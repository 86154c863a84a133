package org.todochatbot.backend.intent.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.NumberWords;
import org.todochatbot.backend.intent.text.Token.Kind;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.task.TaskStatus;

/** Reads which existing tasks are meant: this, 1 and 3, the second one, both, the milk one, "buy milk", all done tasks. */
final class TargetReader {

    private static final Set<String> THIS = Set.of("this", "that", "it", "thing");
    private static final Set<String> THESE = Set.of("these", "those", "them", "both", "they");
    private static final Set<String> ARTICLES = Set.of("the", "my", "a", "an", "our", "that", "this", "of");
    private static final Set<String> NOUNS = Set.of(
            "task", "todo", "item", "reminder", "one", "entry", "chore", "tasks", "todos", "items", "reminders", "ones", "taks", "alert", "alerts",
            "number", "numbers", "no", "thing", "things");
    private static final Set<String> NAMING = Set.of("called", "named", "titled", "about", "for", "to", "labeled", ":", "saying", "of", "with");
    private static final Set<String> AT_LAST = Set.of("already", "now", "finally", "today", "too");
    private static final Set<String> JUST_PAST = Set.of("yesterday", "today", "this", "last", "tonight", "on");
    private static final Set<String> NO_TASKS = Set.of("go", "leave", "enjoy", "want", "need", "try", "have");
    /** "Standup's cancelled." */
    private static final Pattern OWNER = Pattern.compile("['\u2019]s$");
    private static final int LONGEST_DEED = 8;
    private static final int LONGEST_DAY = 3;
    private static final Set<String> NO_OBJECTS = Set.of("you", "me", "myself", "about", "how", "why", "what", "that", "if", "mind", "so", "not", "no");
    private static final Map<String, Integer> POSITIONS = Map.of("last", -1, "final", -1, "latest", -1, "previous", -1);
    private static final int LONGEST_LIST = 50;

    private final Sentence sentence;
    private final Words words;
    private final FilterReader filters;

    TargetReader(Sentence sentence) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.filters = new FilterReader(sentence);
    }

    /** Never empty for a range that is not. */
    List<Target> targets(Range range) {
        List<Target> allButSome = allButSome(range);
        if (allButSome != null) {
            return allButSome;
        }
        List<Target> pointed = pointed(range);
        if (pointed != null) {
            return pointed;
        }
        TimePhrase when = sentence.wholly(range);
        if (when != null && when.hasWhen() && !when.hasRecurrence()) {
            return List.of(Target.matching(filters.filter(range)));
        }
        Filter filter = filters.isCompleted(range) ? filters.filter(range) : every(range);
        if (filter != null) {
            return onEachDay(filter, range);
        }
        return titled(range);
    }

    /** "Everything but the tofu", "all of them except 2 and 3"; null where nothing is left out of several. */
    List<Target> allButSome(Range range) {
        int except = firstExcept(range);
        Range several = new Range(range.from(), Math.max(range.from(), except));
        if (several.isEmpty() || !isSeveral(several)) {
            return null;
        }
        List<Target> all = new ArrayList<>(targets(several));
        all.addAll(leftOut(new Range(filters.afterExcept(except), range.to())));
        return all;
    }

    /** Where the first "except" or the like stands with something behind it, or -1. */
    int firstExcept(Range range) {
        for (int at = range.from() + 1; at < range.to() - 1; at++) {
            int next = filters.afterExcept(at);
            if (next > 0 && next < range.to()) {
                return at;
            }
        }
        return -1;
    }

    /** What stands behind "except", each apart: "the boxes and the keys". */
    List<Target> leftOut(Range range) {
        List<Target> all = new ArrayList<>();
        if (isSeveral(range) || isReference(range) || !sentence.times(range).isEmpty()) {
            all.addAll(targets(range));
        } else {
            int start = range.from();
            for (int at = range.from(); at <= range.to(); at++) {
                boolean ends = at == range.to() || filters.separates(at);
                if (ends && at > start) {
                    all.addAll(targets(new Range(start, at)));
                }
                start = ends ? at + 1 : start;
            }
        }
        return all.stream().map(Target::leftOut).toList();
    }

    boolean isSeveral(Range range) {
        List<Target> pointed = pointed(range);
        return pointed == null ? every(range) != null : pointed.size() > 1 || Target.THESE.equals(pointed.getFirst().reference());
    }

    /** "Everything due monday and friday" is on each of these days. */
    private List<Target> onEachDay(Filter filter, Range range) {
        List<TimePhrase> times = sentence.times(range);
        if (filter.dueFrom() == null || times.size() != 1) {
            return List.of(Target.matching(filter));
        }
        return times.getFirst().each().stream()
                .map(day -> Target.matching(filter.withDue(day.rangeFrom(), day.rangeBefore())))
                .toList();
    }

    /** Whether it points at tasks without naming words of their titles. */
    boolean isReference(Range range) {
        return pointed(range) != null;
    }

    /** References, positions and quotations; null when the range is anything else. */
    List<Target> pointed(Range range) {
        int from = range.from();
        int to = range.to();
        while (to > from && words.get(to - 1).isSign() && !words.is(to - 1, "#")) {
            to--;
        }
        List<Target> all = new ArrayList<>();
        int at = from;
        while (at < to) {
            Match<List<Target>> one = one(at, to);
            if (one == null) {
                return null;
            }
            all.addAll(one.value());
            at = one.end();
            int separator = at;
            while (at < to && (words.is(at, ",") || words.is(at, "and") || words.is(at, "&") || words.is(at, "+") || words.is(at, "also"))) {
                at++;
            }
            if (at < to && at == separator) {
                return null;
            }
        }
        return all.isEmpty() ? null : all;
    }

    private Match<List<Target>> one(int from, int to) {
        int at = from;
        boolean all = words.is(at, "all") && (words.is(at + 1, "of"));
        if (all) {
            at += 2;
        }
        String word = words.word(at);
        if (words.get(at).kind() == Kind.QUOTED) {
            return single(Target.quoted(words.get(at).word()), at + 1);
        }
        if (THESE.contains(word)) {
            int end = at + 1;
            if (words.is(end, "of") && words.isAny(end + 1, THESE)) {
                end += 2;
            }
            if (end < to && words.isAny(end, NOUNS)) {
                end++;
            }
            return single(Target.referredTo(Target.THESE), end);
        }
        if (THIS.contains(word) && !word.equals("thing")) {
            int end = at + 1;
            if (end < to && words.isAny(end, NOUNS)) {
                end++;
            } else if (end < to && !isSeparator(end)) {
                return null;
            }
            if (end < to && words.get(end).kind() == Kind.QUOTED) {
                return single(Target.quoted(words.get(end).word()), end + 1);
            }
            return single(Target.referredTo(Target.THIS), end);
        }
        if (word.equals("same")) {
            return at + 1 >= to || words.isAny(at + 1, NOUNS) ? single(Target.referredTo(Target.THIS), Math.min(to, at + 2)) : null;
        }
        boolean article = false;
        boolean noun = false;
        while (at < to && (words.isAny(at, ARTICLES) || words.isAny(at, NOUNS) || words.isAny(at, NAMING) && noun || words.is(at, "#"))) {
            article |= words.isAny(at, ARTICLES);
            noun |= words.isAny(at, NOUNS) || words.is(at, "#");
            at++;
        }
        if (at >= to) {
            boolean theTask = noun && at - from <= 2 && (words.is(from, "the") || words.is(from, "my"));
            boolean one = theTask && (words.is(at - 1, "task") || words.is(at - 1, "todo") || words.is(at - 1, "item") || words.is(at - 1, "reminder"));
            return one ? single(Target.referredTo(Target.THIS), at) : null;
        }
        if (words.get(at).kind() == Kind.QUOTED) {
            return single(Target.quoted(words.get(at).word()), at + 1);
        }
        return position(at, to, noun, article);
    }

    private boolean isSeparator(int at) {
        return words.is(at, ",") || words.is(at, "and") || words.is(at, "&");
    }

    private static Match<List<Target>> single(Target target, int end) {
        return new Match<>(List.of(target), end);
    }

    private Match<List<Target>> position(int at, int to, boolean noun, boolean article) {
        Integer special = POSITIONS.get(words.word(at));
        int next = at + 1;
        if (special != null) {
            Match<Integer> count = NumberWords.integer(words, next);
            if (count != null && count.end() <= to && count.value() > 0 && count.value() <= LONGEST_LIST) {
                List<Target> several = new ArrayList<>();
                for (int i = count.value(); i >= 1; i--) {
                    several.add(Target.at(-i));
                }
                return new Match<>(several, skipNoun(count.end(), to));
            }
            int end = skipNoun(next, to);
            return end >= to || isSeparator(end) ? single(Target.at(special), end) : null;
        }
        Match<Integer> ordinal = NumberWords.ordinal(words, at);
        if (ordinal != null && ordinal.end() <= to) {
            Match<Integer> count = NumberWords.integer(words, ordinal.end());
            if (ordinal.value() == 1 && count != null && count.end() <= to && count.value() > 0 && count.value() <= LONGEST_LIST) {
                return new Match<>(from1(count.value()), skipNoun(count.end(), to));
            }
            int end = skipNoun(ordinal.end(), to);
            if (words.is(end, "to") && words.is(end + 1, "last")) {
                return single(Target.at(-ordinal.value()), skipNoun(end + 2, to));
            }
            return end >= to || isSeparator(end) ? single(Target.at(ordinal.value()), end) : null;
        }
        Match<Integer> number = NumberWords.integer(words, at);
        if (number == null || number.end() > to || number.value() < 1 || number.value() > LONGEST_LIST) {
            return null;
        }
        if (words.is(number.end(), "-") || words.is(number.end(), "to") || words.is(number.end(), "through") || words.is(number.end(), "thru")) {
            Match<Integer> last = NumberWords.integer(words, number.end() + 1);
            if (last != null && last.end() <= to && last.value() > number.value() && last.value() <= LONGEST_LIST) {
                List<Target> several = new ArrayList<>();
                for (int i = number.value(); i <= last.value(); i++) {
                    several.add(Target.at(i));
                }
                return new Match<>(several, last.end());
            }
        }
        boolean spelledOne = words.is(at, "one") && article;
        int end = skipNoun(number.end(), to);
        return spelledOne || end < to && !isSeparator(end) ? null : single(Target.at(number.value()), end);
    }

    private static List<Target> from1(int count) {
        List<Target> several = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            several.add(Target.at(i));
        }
        return several;
    }

    private int skipNoun(int at, int to) {
        return at < to && words.isAny(at, NOUNS) ? at + 1 : at;
    }

    /** "all shopping tasks", "everything due today", "all done tasks"; null when it is not about many. */
    Filter every(Range range) {
        int from = range.from();
        boolean all = words.is(from, "all") || words.is(from, "every") || words.is(from, "everything") || words.is(from, "everything's") || words.is(from, "any") || words.is(from, "anything")
                || words.is(from, "each") || words.is(from, "entire") || words.is(from, "my") && (words.is(from + 1, "entire") || words.is(from + 1, "whole"));
        boolean plural = filters.holdsPlural(range);
        if (!all && !plural) {
            return null;
        }
        return filters.filter(range);
    }

    private List<Target> titled(Range range) {
        List<Target> several = severalTitled(range);
        return several != null ? several : oneTitled(range);
    }

    /** "buy milk and call Bob": each begins with a verb, so they are two; null where that is not plain. */
    private List<Target> severalTitled(Range range) {
        List<Target> all = new ArrayList<>();
        int start = range.from();
        for (int at = range.from(); at <= range.to(); at++) {
            boolean end = at == range.to() || words.is(at, ",") || words.is(at, "and");
            if (!end) {
                continue;
            }
            if (at > start) {
                if (at - start < 2 || !ActionVerbs.contains(words.word(start))) {
                    return null;
                }
                all.addAll(oneTitled(new Range(start, at)));
            }
            start = at + 1;
        }
        return all.size() < 2 ? null : all;
    }

    private List<Target> oneTitled(Range range) {
        int from = range.from();
        int to = range.to();
        while (to > from && words.get(to - 1).isSign() && (words.is(to - 1, ".") || words.is(to - 1, "?") || words.is(to - 1, "!") || words.is(to - 1, ","))) {
            to--;
        }
        int start = from;
        boolean noun = false;
        while (start < to - 1 && (words.is(start, "the") || words.is(start, "my") || words.is(start, "a") || words.is(start, "an") || words.is(start, "our")
                || words.is(start, "task") && !isPhrasalTask(start) || words.is(start, "todo") || words.is(start, "item") || words.is(start, "reminder")
                || noun && words.isAny(start, NAMING))) {
            noun |= words.is(start, "task") || words.is(start, "todo") || words.is(start, "item") || words.is(start, "reminder");
            start++;
        }
        int end = to;
        boolean one = end - start > 1 && (words.is(end - 1, "one") || words.is(end - 1, "task") || words.is(end - 1, "todo") || words.is(end - 1, "item")
                || words.is(end - 1, "reminder"));
        if (one && (start > from || words.is(end - 1, "task") || words.is(end - 1, "reminder"))) {
            end--;
        }
        if (words.get(start).kind() == Kind.QUOTED && end - start == 1) {
            return List.of(Target.quoted(words.get(start).word()));
        }
        if (start >= end) {
            return List.of(Target.titled(words.slice(from, to)));
        }
        return List.of(dated(Target.titled(OWNER.matcher(words.slice(start, end)).replaceAll("")), new Range(start, end)));
    }

    /** "The dentist on friday" may be called so, or be one that is due then. */
    private Target dated(Target titled, Range range) {
        List<TimePhrase> times = sentence.times(range);
        boolean plain = times.size() == 1 && !times.getFirst().hasRecurrence() && times.getFirst().each().size() == 1;
        Filter filter = plain ? filters.filter(range) : times.isEmpty() ? afterDay(range) : null;
        return filter != null && filter.text() != null && filter.dueFrom() != null ? titled.or(filter) : titled;
    }

    /** Of "friday night shift" the night shift that is on friday; null where it begins with no day. */
    private Filter afterDay(Range range) {
        for (int to = Math.min(range.to() - 1, range.from() + LONGEST_DAY); to > range.from(); to--) {
            TimePhrase day = sentence.timeAlone(range.from(), to);
            if (day != null && day.isDayOnly()) {
                return filters.filter(new Range(to, range.to())).withDue(day.rangeFrom(), day.rangeBefore());
            }
        }
        return null;
    }

    /**
     * The task that "bought the milk yesterday" says to be done, "buy milk"; null when it begins with no verb in the past, or tells
     * more than that: "went home", "ordered a taxi at 6, remind me at 5".
     */
    Target deed(Range range) {
        String verb = ActionVerbs.ofPastForm(words.word(range.from()));
        if (verb == null || NO_TASKS.contains(verb) || range.to() - range.from() > LONGEST_DEED || holdsMore(range)) {
            return null;
        }
        int from = range.from() + 1;
        int to = withoutTimeAtEnd(range);
        if (from < to && words.isAny(from, ARTICLES)) {
            from++;
        }
        boolean onlyMeant = words.is(from, "to") && ActionVerbs.contains(words.word(from + 1));
        boolean ofSomething = from < to && pointed(new Range(from, to)) == null && !words.isAny(from, NO_OBJECTS) && !onlyMeant;
        if (!ofSomething || !sentence.times(new Range(from, to)).isEmpty()) {
            return null;
        }
        // "Handed in the essay" may be of a task that is called "essay".
        String object = words.slice(from, to);
        Target done = Target.titled(verb + " " + object);
        return done.or(Filter.status(TaskStatus.PENDING).withText(object));
    }

    private boolean holdsMore(Range range) {
        for (int at = range.from(); at < range.to() - 1; at++) {
            if (words.is(at, ",") || words.is(at, ".") || words.is(at, "remind") || words.is(at, "ago")) {
                return true;
            }
        }
        return words.is(range.to() - 1, "ago");
    }

    private int withoutTimeAtEnd(Range range) {
        int to = range.to();
        for (TimePhrase time : sentence.times(range).reversed()) {
            if (time.to() == to && time.from() > range.from() + 1 && words.isAny(time.from(), JUST_PAST)) {
                to = time.from();
            }
        }
        while (to > range.from() + 1 && (words.get(to - 1).isSign() || words.isAny(to - 1, AT_LAST))) {
            to--;
        }
        return to;
    }

    private boolean isPhrasalTask(int at) {
        return words.is(at + 1, "force") || words.is(at + 1, "list");
    }
}
