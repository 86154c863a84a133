package org.todochatbot.backend.intent.grammar;

import java.util.List;
import java.util.Set;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.Token.Kind;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.text.Token;
import org.todochatbot.backend.intent.time.TimePhrase.Role;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.task.Due;

/** One new task in the making: what is understood of its words is cut out of them, and what is left is its title. */
final class TaskDraft {

    static final Set<String> REMIND = Set.of("remind", "alert", "notify", "ping", "nudge", "reminding");
    private static final int FEWEST_STEPS = 3;
    /** In tokens. */
    private static final int LONGEST_STEP = 5;
    private static final Set<String> CONNECTORS = Set.of("to", "about", "of", "that", "for", "regarding", ":", ",", "-", "and", "is", "on", "saying", "called", "titled", "named", "because");
    private static final Set<String> EDGE_WORDS = Set.of("with", "has", "and", "then", "also", "plus", "but", "or", "so", "that", "to", "please", "at", "on", "by", "due", "for", "is");
    private static final Set<String> LEADING_EDGE = Set.of("to", "and", "that", "then", "please", "also", "about");
    private static final Set<String> DESCRIPTION = Set.of("description", "note", "notes", "details", "detail", "desc", "descr", "comment");

    private final Sentence sentence;
    private final Words words;
    private final TaskParts parts;
    private final Range range;
    private final boolean reminds;
    private final boolean[] cut;
    private final CommandBuilder task = new CommandBuilder(Intent.CREATE_TASK);
    private int from;
    private int to;
    private TimePhrase due;
    private TimePhrase remind;

    TaskDraft(Sentence sentence, TaskParts parts, Range range, boolean reminds) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.parts = parts;
        this.range = range;
        this.reminds = reminds;
        this.cut = new boolean[words.size() + 1];
        this.from = range.from();
        this.to = range.to();
    }

    CommandBuilder read(TimePhrase said) {
        remind = said;
        if (reminds) {
            leadingTimes();
        }
        trimEnds();
        boolean reminderClause = !reminds && reminderClause();
        description();
        markers();
        times();
        if (isBlank()) {
            return literal(said);
        }
        settle(reminderClause);
        String title = title();
        return title.isBlank() ? literal(said) : task.title(title);
    }

    /** "remind me [tomorrow at 9] to …", "set a reminder [for friday] about …", in any order with the small words. */
    private void leadingTimes() {
        int at = from;
        boolean progress = true;
        while (progress && at < to) {
            progress = false;
            TimePhrase phrase = sentence.timeAt(at);
            boolean fits = phrase != null && phrase.to() <= to && !(phrase.isPossessive() && at > from)
                    && (remind == null || remind.completes(phrase));
            if (fits && phrase.isPossessive()) {
                fits = false;
            }
            if (fits) {
                remind = remind == null ? phrase : remind.with(phrase);
                spans(phrase, "remindAt");
                at = phrase.to();
                progress = true;
            } else if (words.isAny(at, CONNECTORS) && at + 1 < to && !(words.is(at, "is") && at == from)) {
                at++;
                progress = true;
            }
        }
        if (at < to) {
            for (int i = from; i < at; i++) {
                cut[i] = true;
            }
            from = at;
        } else if (remind != null) {
            // nothing but a time: the words stay the title, for a task must have one
            remind = null;
        }
    }

    private void trimEnds() {
        while (to > from + 1 && words.get(to - 1).isSign() && (words.is(to - 1, ".") && !words.isDotOfDate(to - 1) || words.is(to - 1, ",") || words.is(to - 1, ";"))) {
            to--;
        }
    }

    /** "… and remind me at 9", "…, alert me 10 minutes before", "… with a reminder tomorrow". */
    private boolean reminderClause() {
        for (int at = from + 1; at + 1 < to; at++) {
            int after;
            if (words.isAny(at, REMIND) && words.is(at + 1, "me")) {
                after = at + 2;
            } else if ((words.is(at, "with") || words.is(at, "set") || words.is(at, "and"))
                    && (words.is(at + 1, "a") || words.is(at + 1, "an"))
                    && (words.is(at + 2, "reminder") || words.is(at + 2, "alert"))) {
                after = at + 3;
            } else {
                continue;
            }
            if (clauseFrom(at, after)) {
                return true;
            }
        }
        return false;
    }

    private boolean clauseFrom(int verb, int after) {
        int at = after;
        if (words.is(at, "about") || words.is(at, "of") || words.is(at, "to")) {
            boolean it = words.is(at + 1, "it") || words.is(at + 1, "this") || words.is(at + 1, "that");
            boolean doIt = words.is(at + 1, "do") && (words.is(at + 2, "it") || words.is(at + 2, "this") || words.is(at + 2, "that"));
            if (!it && !doIt) {
                return false;
            }
            at += doIt ? 3 : 2;
        }
        TimePhrase when = null;
        while (at < to) {
            TimePhrase phrase = sentence.timeAt(at);
            if (phrase == null || phrase.to() > to || when != null && !when.completes(phrase)) {
                break;
            }
            when = when == null ? phrase : when.with(phrase);
            at = phrase.to();
        }
        if (words.is(at, "it") || words.is(at, "that")) {
            at++;
        }
        while (at < to && (words.get(at).isSign() || words.is(at, "please"))) {
            at++;
        }
        if (at < to) {
            return false;
        }
        int start = verb;
        while (start > from + 1 && (words.is(start - 1, "and") || words.is(start - 1, "please") || words.is(start - 1, "you")
                || words.is(start - 1, "can") || words.is(start - 1, "could") || words.is(start - 1, ",") || words.is(start - 1, ";")
                || words.is(start - 1, ".") || words.is(start - 1, "so"))) {
            start--;
        }
        if (when != null) {
            spans(when, "remindAt");
        }
        task.span(sentence.span(verb, verb + 1, "intent"));
        for (int i = start; i < to; i++) {
            cut[i] = true;
        }
        remind = when;
        to = start;
        return true;
    }

    /** "buy milk: two litres", "call Bob with description ask about it", "buy milk // two litres". */
    private void description() {
        for (int at = from + 1; at < to - 1; at++) {
            int content = -1;
            int start = at;
            boolean with = words.is(at, "with") || words.is(at, "and");
            int noun = with ? at + 1 : at;
            if (with && (words.is(noun, "the") || words.is(noun, "a"))) {
                noun++;
            }
            if (words.isAny(noun, DESCRIPTION) && (with && !words.is(at, "and") || words.is(noun + 1, ":"))) {
                content = noun + 1;
                while (words.is(content, ":") || words.is(content, "of") || words.is(content, "that") || words.is(content, "says") || words.is(content, "saying")) {
                    content++;
                }
            } else if (words.is(at, ":") && isColonOfDescription(at)) {
                if (steps(at)) {
                    return;
                }
                content = at + 1;
            } else if (words.is(at, "/") && words.is(at + 1, "/") && words.isGlued(at + 1) && !words.isGlued(at)) {
                content = at + 2;
            }
            if (content > 0 && content < to) {
                String text = words.get(content).kind() == Kind.QUOTED && content + 1 == to ? words.get(content).word() : words.slice(content, to);
                task.description(text);
                task.span(sentence.span(content, to, "description"));
                for (int i = start; i < to; i++) {
                    cut[i] = true;
                }
                to = start;
                return;
            }
        }
    }

    /** "Pack for Rome: passport, tickets, charger": what is listed are its steps. A time at the end is that of the task. */
    private boolean steps(int colon) {
        List<TimePhrase> times = sentence.times(new Range(colon + 1, to));
        boolean timeAtEnd = times.size() == 1 && times.getFirst().to() == to;
        int end = timeAtEnd ? times.getFirst().from() : to;
        List<Range> steps = parts.split(new Range(colon + 1, end), true);
        boolean listed = steps.size() >= FEWEST_STEPS && steps.stream().allMatch(step -> step.to() - step.from() <= LONGEST_STEP);
        if (!listed || !times.isEmpty() && !timeAtEnd) {
            return false;
        }
        for (Range step : steps) {
            task.step(words.slice(step.from(), step.to())).span(sentence.span(step.from(), step.to(), "step"));
        }
        for (int i = colon; i < end; i++) {
            cut[i] = true;
        }
        return true;
    }

    private boolean isColonOfDescription(int at) {
        boolean spaced = !words.isGlued(at + 1);
        boolean number = words.isNumber(at - 1) && words.isNumber(at + 1);
        boolean heading = words.is(at - 1, "re")
                || at - from <= 1 && (words.is(at - 1, "task") || words.is(at - 1, "todo") || words.is(at - 1, "urgent") || words.is(at - 1, "important"));
        TimePhrase first = sentence.timeAt(from);
        if (first != null && first.to() == at) {
            return false;
        }
        boolean property = words.is(at - 1, "due") || words.is(at - 1, "priority") || words.is(at - 1, "tag") || words.is(at - 1, "tags") || words.is(at - 1, "deadline");
        return spaced && !number && !heading && !property && at + 1 < to && !words.get(at - 1).isSign();
    }

    private void markers() {
        for (int at = from; at < to; at++) {
            if (cut[at]) {
                continue;
            }
            if (words.get(at).kind() == Kind.TAG) {
                task.tag(words.get(at).word());
                cut(at, at + 1, "tag");
                continue;
            }
            int tagged = taggedEnd(at);
            if (tagged > at) {
                at = tagged - 1;
                continue;
            }
            Match<Integer> priority = PriorityWord.at(words, at);
            if (priority == null) {
                priority = PriorityWord.alone(words, at, from, to);
            }
            if (priority != null && priority.end() <= to && task.priority() == null) {
                task.priority(priority.value());
                cut(at, priority.end(), "priority");
                at = priority.end() - 1;
            }
        }
    }

    /** "tagged home and errands", "with tag home", "tag: home". */
    private int taggedEnd(int at) {
        int next = at;
        if (words.is(next, "tagged") || words.is(next, "labeled") || words.is(next, "labelled")) {
            next++;
            if (words.is(next, "as") || words.is(next, "with")) {
                next++;
            }
        } else {
            boolean with = words.is(next, "with");
            next = with ? next + 1 : next;
            if (words.is(next, "the") || words.is(next, "a")) {
                next++;
            }
            boolean bare = words.is(next - 1, ",") && words.is(next, "tag") && next + 1 < to && words.get(next + 1).isWord() && words.isBoundary(next + 2);
            boolean noun = words.is(next, "tag") || words.is(next, "tags") || words.is(next, "label") || words.is(next, "labels");
            if (!noun || !with && !bare && !words.is(next + 1, ":")) {
                return at;
            }
            next++;
            if (words.is(next, ":")) {
                next++;
            }
        }
        int end = next;
        while (end < to && (words.get(end).isWord() || words.get(end).kind() == Kind.TAG || words.get(end).kind() == Kind.QUOTED)) {
            task.tag(words.get(end).kind() == Kind.QUOTED ? words.get(end).word().toLowerCase() : words.get(end).word());
            end++;
            if (end + 1 < to && (words.is(end, ",") || words.is(end, "and"))) {
                end++;
            } else {
                break;
            }
        }
        if (end == next) {
            return at;
        }
        cut(at, end, "tag");
        return end;
    }

    private void times() {
        List<TimePhrase> times = sentence.times(new Range(from, to));
        boolean dated = times.stream().anyMatch(TimePhrase::hasWhen) || remind != null;
        for (TimePhrase phrase : times) {
            // "Start the salmon half an hour before the party" says nothing of when that is.
            boolean ofSomething = phrase.isLeadOnly() && !dated && phrase.to() < to;
            if (cut[phrase.from()] || phrase.isPossessive() && !reminds || isOnlyBefore(phrase) || ofSomething) {
                continue;
            }
            if (phrase.isLeadOnly()) {
                if (reminds && remind == null) {
                    remind = phrase;
                } else {
                    SlotValues.before(task, phrase);
                }
                spans(phrase, "remindBefore");
                cutPhrase(phrase);
            } else if (!reminds) {
                if (due == null || due.completes(phrase)) {
                    due = due == null ? phrase : due.with(phrase);
                    spans(phrase, "due");
                    cutPhrase(phrase);
                }
            } else {
                reminderTime(phrase);
            }
        }
    }

    private void reminderTime(TimePhrase phrase) {
        boolean deadline = phrase.isIntroducedAsDue() || remind != null && phrase.role() == Role.DEADLINE && phrase.hasWhen();
        if (deadline && (due == null || due.completes(phrase)) && !(remind != null && remind.completes(phrase) && !phrase.isIntroducedAsDue())) {
            due = due == null ? phrase : due.with(phrase);
            spans(phrase, "due");
            cutPhrase(phrase);
        } else if (remind != null && remind.hasWhen() && phrase.hasWhen() && !remind.completes(phrase) && words.is(phrase.from() - 1, "and")) {
            // "at 5 tomorrow and at 6 on friday"
            task.remindAt(phrase.reminder());
            spans(phrase, "remindAt");
            cutPhrase(phrase);
            cut[phrase.from() - 1] = true;
        } else if (remind == null || remind.completes(phrase)) {
            remind = remind == null ? phrase : remind.with(phrase);
            spans(phrase, "remindAt");
            cutPhrase(phrase);
        }
    }

    /** "yesterday" in a new task tells of the past. */
    private boolean isOnlyBefore(TimePhrase phrase) {
        return !phrase.hasRecurrence() && phrase.isDayOnly() && phrase.due() instanceof Due.Day day && day.date().isBefore(sentence.context().today())
                && words.is(phrase.to() - 1, "yesterday");
    }

    private void settle(boolean reminderClause) {
        if (due != null) {
            if (due.hasWhen()) {
                task.due(due.due());
            }
            if (reminds && remind == null && due.hasWhen()) {
                task.remindAt(due.reminder());
            }
            task.recurrence(due.recurrence(), due.isFromCompletion());
            task.duration(due.duration());
            SlotValues.before(task, due);
        }
        if (remind != null) {
            TimePhrase when = remind;
            if (reminderClause && due != null && due.hasWhen() && remind.isTimeOfDay() && due.hasDay()) {
                when = remind.onDayOf(due);
            }
            if (when.hasWhen() && !when.leads().isEmpty() && due == null) {
                // "30 minutes before my appointment tomorrow at 3pm": the time is the appointment's
                task.due(when.due());
            } else if (when.hasWhen()) {
                task.remindAt(when.reminder());
                boolean deadline = reminds && when.role() == Role.DEADLINE && due == null;
                if (deadline || when.isIntroducedAsDue()) {
                    task.due(when.due());
                }
            }
            task.recurrence(when.recurrence(), when.isFromCompletion());
            if (when.recurrence() != null && task.due() == null) {
                task.due(when.due());
            }
            SlotValues.before(task, when);
            task.duration(when.duration());
        }
    }

    private void cut(int start, int end, String readAs) {
        task.span(sentence.span(start, end, readAs));
        for (int i = start; i < end; i++) {
            cut[i] = true;
        }
    }

    private void cutPhrase(TimePhrase phrase) {
        for (int i = phrase.from(); i < phrase.to(); i++) {
            cut[i] = true;
        }
    }

    private void spans(TimePhrase phrase, String when) {
        phrase.pieces().forEach(piece -> task.span(sentence.span(piece.from(), piece.to(), piece.readAs(when))));
    }

    private boolean isBlank() {
        for (int at = from; at < to; at++) {
            if (!cut[at] && !words.get(at).isSign() && !(words.isAny(at, EDGE_WORDS))) {
                return false;
            }
        }
        return true;
    }

    /** A task must be called something: where everything was cut, nothing was. */
    private CommandBuilder literal(TimePhrase said) {
        CommandBuilder literal = new CommandBuilder(Intent.CREATE_TASK)
                .title(words.slice(range.from(), range.to()))
                .span(sentence.span(range.from(), range.to(), "title"));
        if (said != null && said.hasWhen()) {
            literal.remindAt(said.reminder()).recurrence(said.recurrence(), said.isFromCompletion());
        }
        return literal;
    }

    private String title() {
        int first = from;
        int last = to;
        while (first < last && (cut[first] || isEdge(first, LEADING_EDGE))) {
            first++;
        }
        while (last > first && (cut[last - 1] || isTrailing(last - 1, first))) {
            last--;
        }
        if (first >= last) {
            return "";
        }
        StringBuilder title = new StringBuilder();
        int spanFrom = first;
        for (int at = first; at < last; at++) {
            if (cut[at]) {
                if (spanFrom < at) {
                    task.span(sentence.span(spanFrom, at, "title"));
                }
                spanFrom = at + 1;
                continue;
            }
            Token token = words.get(at);
            if (token.text().equals(",") && !title.isEmpty() && title.charAt(title.length() - 1) == ',') {
                continue;
            }
            boolean gap = at > first && (cut[at - 1] || words.get(at - 1).to() < token.from());
            boolean closing = at > first && cut[at - 1] && token.isSign() && ",.;:!?)".contains(token.text());
            if (gap && !title.isEmpty() && !closing) {
                title.append(cut[at - 1] ? " " : words.text().substring(words.get(at - 1).to(), token.from()));
            }
            title.append(token.text());
        }
        if (spanFrom < last) {
            task.span(sentence.span(spanFrom, last, "title"));
        }
        boolean quotedWhole = words.get(first).kind() == Kind.QUOTED && last - first == 1;
        return quotedWhole ? words.get(first).word() : title.toString();
    }

    private boolean isEdge(int at, Set<String> edge) {
        return words.isAny(at, edge) || words.get(at).isSign() && ",.;:-–—".contains(words.get(at).text());
    }

    private boolean isTrailing(int at, int first) {
        Token token = words.get(at);
        if (token.isSign()) {
            return ",.;:-–—".contains(token.text());
        }
        // "at" and "on" are left over only where the time behind them was cut.
        boolean orphan = at + 1 < cut.length && cut[at + 1] && words.isAny(at, EDGE_WORDS);
        return at > first && (orphan || words.is(at, "and") || words.is(at, "then"));
    }
}
