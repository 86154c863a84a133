package org.todochatbot.backend.intent.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.Expecting;
import org.todochatbot.backend.intent.IntentChain;
import org.todochatbot.backend.intent.grammar.GrammarReader.Understood;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Target;

/** Reads one message: cuts it into commands, finds the rule for each, and turns it into a command. */
final class SentenceReader {

    private static final int MOST_COMMANDS = 50;
    /** Tokens of the longest text that is looked into: anything longer is a text, not a command. */
    static final int LONGEST = 200;
    /** Of a command after an "and". */
    private static final double SURE_BESIDE = 0.9;
    /** Said of something that may be no task, they are meant of one that is there. Completing is not: it may be a new task. */
    private static final List<Intent> MAY_BE_OF_KNOWN = List.of(Intent.UPDATE_TASK, Intent.SKIP_TASK, Intent.REOPEN_TASK, Intent.DELETE_TASK);
    /** Words of the longest title of a task that is offered to be added. */
    private static final int LONGEST_OFFER = 15;

    private final Sentence sentence;
    private final Words words;
    private final Grammar grammar;
    private final TaskReader tasks;
    private final TaskParts parts;
    private final TargetReader targets;
    private final FilterReader filters;
    private final SlotValues values;
    private final RuleFinder rules;
    private final Clauses clauses;
    private final Certainty certainty;
    private final QuestionReader questions;
    private final NewTasks newTasks;
    private final CommandAssembler assembler;
    private final QuickAdd quickAdd;

    SentenceReader(Sentence sentence, Grammar grammar) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.grammar = grammar;
        this.tasks = new TaskReader(sentence);
        this.parts = tasks.parts();
        this.targets = new TargetReader(sentence);
        this.filters = new FilterReader(sentence);
        this.values = new SlotValues(sentence, targets);
        this.rules = new RuleFinder(words, grammar, new Slots(sentence, targets, filters, values));
        this.clauses = new Clauses(sentence, rules, targets, filters);
        this.certainty = new Certainty(sentence, filters);
        this.questions = new QuestionReader(sentence, rules, filters, certainty);
        this.newTasks = new NewTasks(sentence, tasks, values);
        this.assembler = new CommandAssembler(sentence, tasks, targets, filters, values, newTasks);
        this.quickAdd = new QuickAdd(sentence, rules, clauses, certainty, tasks, targets, values, newTasks);
    }

    List<Understood> read() {
        Range all = new Range(0, words.size());
        if (words.size() > LONGEST) {
            return List.of(new Understood(tasks.literal(all), 0.3, false));
        }
        List<Range> lines = lines(all);
        if (lines.size() > 1) {
            return lines(lines);
        }
        List<Understood> explicit = commands(all, 0);
        if (explicit.size() > 1 || !explicit.isEmpty() && explicit.getFirst().confidence() >= Certainty.SURE_OF_ALL) {
            return explicit;
        }
        List<Understood> clause = lastClause(all);
        if (!clause.isEmpty()) {
            return clause;
        }
        if (!explicit.isEmpty() && clauses.endsInReminder(all) && explicit.getFirst().command().intent() == Intent.CREATE_TASK) {
            return explicit.stream().map(one -> new Understood(one.command(), QuickAdd.LAST_CLAUSE, true)).toList();
        }
        return explicit.isEmpty() ? quickAdd.read(all) : explicit;
    }

    /** The command of a sentence whose intent is known. */
    Command as(Intent intent, Range range) {
        if (words.size() > LONGEST) {
            return intent == Intent.CREATE_TASK ? tasks.literal(range) : Command.of(intent);
        }
        Range inner = rules.strip(range);
        PhraseMatch match = rules.best(inner, intent);
        if (match == null) {
            match = rules.best(range, intent);
        }
        return match != null ? assembler.commands(match, inner).getFirst() : assembler.bare(intent, inner);
    }

    /** What it says of a task that is there, by a rule for such or by one that was not sure to be about tasks; else null. */
    Command ofKnownTask() {
        Range inner = rules.strip(new Range(0, words.size()));
        if (inner.isEmpty() || words.size() > LONGEST) {
            return null;
        }
        PhraseMatch match = rules.best(inner, null, grammar.known());
        for (Intent intent : MAY_BE_OF_KNOWN) {
            match = match == null ? rules.best(inner, intent) : match;
            match = match != null && (match.has("newtitle") || match.has("replacement")) ? null : match;
        }
        Command command = match == null ? null : assembler.commands(match, inner).getFirst();
        Range target = match == null ? null : match.slot("target");
        boolean onlyADay = target != null && (sentence.timeAlone(target.from(), target.to()) != null || words.is(target.to() - 1, "day"));
        boolean named = command != null && command.targets().size() == 1 && command.targets().get(0).title() != null
                && command.targets().get(0).exact() == null && !onlyADay;
        return named && changesSomething(command) ? command : null;
    }

    private static boolean changesSomething(Command command) {
        return command.intent() != Intent.UPDATE_TASK || command.due() != null || command.recurrence() != null || command.duration() != null
                || command.priority() != null || !command.tags().isEmpty() || !command.removed().isEmpty();
    }

    /** The new task that a sentence names which was not understood as one: it begins with a verb, as tasks do, or says when. */
    Command offered() {
        Range all = new Range(0, words.size());
        if (words.size() > LONGEST || questions.isQuestion(all)) {
            return null;
        }
        Command task = as(Intent.CREATE_TASK, all);
        Words title = Words.of(task.title());
        boolean plain = ActionVerbs.contains(title.word(0)) && title.size() > 1 && title.size() <= LONGEST_OFFER;
        return plain || task.due() != null ? task : null;
    }

    QuestionReader questions() {
        return questions;
    }

    // several lines

    private List<Range> lines(Range range) {
        List<Range> lines = new ArrayList<>();
        int start = range.from();
        for (int at = range.from() + 1; at < range.to(); at++) {
            String between = words.text().substring(words.get(at - 1).to(), words.get(at).from());
            if (between.indexOf('\n') >= 0) {
                lines.add(new Range(start, at));
                start = at;
            }
        }
        lines.add(new Range(start, range.to()));
        return lines.stream().map(this::withoutBullet).filter(line -> !line.isEmpty()).toList();
    }

    private Range withoutBullet(Range line) {
        int from = line.from();
        if (words.is(from, "-") || words.is(from, "*") || words.is(from, "\u2022") || words.is(from, "+") && !words.isNumber(from + 1)) {
            from++;
        } else if (words.isNumber(from) && (words.is(from + 1, ".") || words.is(from + 1, ")")) && words.isGlued(from + 1)
                && from + 2 < line.to() && !words.isGlued(from + 2)) {
            from += 2;
        }
        return new Range(from, line.to());
    }

    /** A list pasted from elsewhere: every line is a command of its own, or a task. */
    private List<Understood> lines(List<Range> lines) {
        List<Understood> all = new ArrayList<>();
        boolean heading = endsWithColon(lines.getFirst());
        for (Range line : lines.subList(heading ? 1 : 0, lines.size())) {
            List<Understood> explicit = heading ? List.of() : commands(line, 0);
            if (explicit.isEmpty()) {
                all.add(new Understood(tasks.task(rules.strip(line)).build(), 0.85, true));
            } else {
                all.addAll(explicit);
            }
            if (all.size() >= MOST_COMMANDS) {
                break;
            }
        }
        return all;
    }

    private boolean endsWithColon(Range line) {
        return words.is(line.to() - 1, ":");
    }

    // several commands in a line

    private List<Understood> commands(Range range, int depth) {
        List<Understood> whole = explicit(range);
        if (depth > 4) {
            return whole;
        }
        boolean creates = !whole.isEmpty() && whole.getFirst().command().intent() == Intent.CREATE_TASK;
        boolean settled = !whole.isEmpty() && !creates && whole.getFirst().confidence() >= 0.9 && whole.getFirst().command().intent() != Intent.DELETE_TASK;
        for (int at = range.from() + 1; at < range.to() - 1; at++) {
            int next = clauses.separatorEnd(at);
            if (next < 0 || next >= range.to()) {
                continue;
            }
            Range left = new Range(range.from(), at);
            Range right = new Range(next, range.to());
            boolean newTask = parts.beginsWithVerb(right) && !clauses.speaksOfIt(right);
            boolean besideMove = newTask && explicit(left).stream().anyMatch(SentenceReader::isMove);
            boolean toList = words.is(at - 1, "list") && words.is(at, "and") && parts.beginsWithVerb(right) || besideMove;
            List<Understood> both = withoutVerb(left, right);
            if (!both.isEmpty()) {
                return both;
            }
            if (!toList && !clauses.mayBegin(right, creates || settled)) {
                continue;
            }
            List<Understood> first = explicit(left);
            boolean ofIt = clauses.speaksOfIt(right);
            boolean plain = first.isEmpty() && !ofIt && parts.beginsWithVerb(left);
            if (first.isEmpty() && (ofIt || plain)) {
                first = quickAdd.read(left);
            }
            if (first.isEmpty() || !isWholeCommand(first)) {
                continue;
            }
            List<Understood> rest = commands(right, depth + 1);
            if (toList && rest.stream().allMatch(one -> one.confidence() < IntentChain.SURE)) {
                rest = quickAdd.read(right).stream().map(one -> new Understood(one.command(), SURE_BESIDE, true)).toList();
            }
            boolean sure = !rest.isEmpty() && rest.stream().allMatch(one -> one.confidence() >= SURE_BESIDE && one.command().intent().isCommand());
            // "Buy milk tomorrow and remind me at 9" is of one task.
            sure &= !plain || rest.stream().allMatch(one -> namesItsOwn(one.command()));
            if (sure) {
                // What stands beside a sure command is one too.
                List<Understood> all = new ArrayList<>();
                first.forEach(one -> all.add(new Understood(one.command(), Math.max(one.confidence(), QuickAdd.LAST_CLAUSE), true)));
                all.addAll(rest);
                return all;
            }
        }
        return whole;
    }

    /** "Move Rubin to sunday and Pearl to monday": each is moved; none where what follows is nothing of the kind. */
    private List<Understood> withoutVerb(Range left, Range right) {
        List<Command> others = again(right);
        List<Understood> first = others.isEmpty() ? List.of() : explicit(left);
        if (first.size() != 1) {
            return List.of();
        }
        Command one = first.getFirst().command();
        boolean alike = others.stream().allMatch(other -> other.intent() == one.intent()
                && (other.due() == null) == (one.due() == null) && (other.priority() == null) == (one.priority() == null));
        return alike
                ? Stream.concat(first.stream(), others.stream().map(other -> new Understood(other, SURE_BESIDE, true))).toList()
                : List.of();
    }

    private List<Command> again(Range range) {
        for (int at = range.from() + 1; at < range.to() - 1; at++) {
            int next = clauses.separatorEnd(at);
            List<Command> first = next < 0 || next >= range.to() ? List.of() : again(new Range(range.from(), at));
            List<Command> rest = first.isEmpty() ? List.of() : again(new Range(next, range.to()));
            if (!rest.isEmpty()) {
                return Stream.concat(first.stream(), rest.stream()).toList();
            }
        }
        PhraseMatch match = rules.best(rules.strip(range), null, grammar.again());
        return match == null ? List.of() : assembler.commands(match, range);
    }

    private static boolean isMove(Understood one) {
        return one.command().intent() == Intent.UPDATE_TASK && one.command().due() != null && one.confidence() >= Certainty.SURE_OF_ALL;
    }

    private static boolean namesItsOwn(Command command) {
        return command.title() != null && command.targets().isEmpty() || command.targets().stream().anyMatch(target -> target.title() != null);
    }

    /**
     * "The wedding is off, delete the reminder": what is asked comes last, what is told before it explains. A task made
     * so keeps the explanation as its description.
     */
    private List<Understood> lastClause(Range range) {
        for (int at = range.from() + 2; at < range.to() - 1; at++) {
            int next = clauses.clauseStart(at);
            if (next < 0 || next >= range.to() - 1) {
                continue;
            }
            Range right = new Range(next, range.to());
            List<Understood> asked = explicit(right);
            boolean sure = asked.size() == 1 && asked.getFirst().confidence() >= Certainty.SURE_OF_ALL && asked.getFirst().command().intent().isCommand();
            if (!sure || asked.getFirst().command().intent() == Intent.SET_REMINDER || clauses.tellsOfIt(right)) {
                continue;
            }
            Command command = asked.getFirst().command();
            if (command.intent() == Intent.CREATE_TASK && command.description() == null) {
                command = newTasks.described(command, new Range(range.from(), at));
            }
            return List.of(new Understood(command, QuickAdd.LAST_CLAUSE, true));
        }
        return List.of();
    }

    private static boolean isWholeCommand(List<Understood> commands) {
        return commands.stream().allMatch(one -> one.command().intent().isCommand());
    }

    // one command

    private List<Understood> explicit(Range range) {
        Range inner = rules.strip(range);
        if (inner.isEmpty()) {
            return List.of();
        }
        if (sentence.context().expecting() == Expecting.WHEN) {
            List<Understood> answer = answer(inner);
            if (!answer.isEmpty()) {
                return answer;
            }
        }
        PhraseMatch match = rules.best(inner, null);
        if (inner.from() != range.from() || inner.to() != range.to()) {
            PhraseMatch outer = rules.best(rules.withoutEndSigns(range), null);
            if (outer != null && (match == null || outer.rule().confidence() > match.rule().confidence()
                    || outer.rule().confidence() == match.rule().confidence() && outer.words() > match.words() + range.to() - range.from() - (inner.to() - inner.from()))) {
                match = outer;
            }
        }
        List<Understood> allButSome = allButSome(inner);
        if (!allButSome.isEmpty()) {
            return allButSome;
        }
        if (match == null) {
            return answer(inner);
        }
        List<Understood> all = new ArrayList<>();
        for (Command command : assembler.commands(match, inner)) {
            all.add(new Understood(command, certainty.of(command, match, range), true));
        }
        return all;
    }

    /** "Move everything to friday except the report", "mark all of them done but the first". */
    private List<Understood> allButSome(Range range) {
        for (int at = range.from() + 2; at < range.to() - 1; at++) {
            int next = filters.afterExcept(at);
            List<Understood> several = next < 0 || next >= range.to() ? List.of() : explicit(new Range(range.from(), at));
            boolean sure = several.size() == 1 && several.getFirst().confidence() >= Certainty.SURE_OF_ALL && changesSomething(several.getFirst().command());
            List<Target> of = sure ? several.getFirst().command().targets() : List.of();
            if (!of.isEmpty() && of.stream().allMatch(Target::isOfSeveral)) {
                List<Target> all = new ArrayList<>(of);
                targets.targets(new Range(next, range.to())).forEach(target -> all.add(target.leftOut()));
                return List.of(new Understood(several.getFirst().command().of(all), several.getFirst().confidence(), true));
            }
        }
        return List.of();
    }

    /** Sentences that are no more than a time or a choice answer what was asked. */
    private List<Understood> answer(Range range) {
        TimePhrase when = sentence.wholly(range);
        if (when == null && sentence.context().expecting() == Expecting.WHEN) {
            when = values.bareHour(range);
        }
        if (when != null && (when.hasWhen() || when.isLeadOnly() || when.isDurationOnly())) {
            boolean asked = sentence.context().expecting() == Expecting.WHEN;
            if (!asked && when.hasWhen() && words.is(words.size() - 1, "?")) {
                // "And on wednesday?"
                return List.of(new Understood(new CommandBuilder(Intent.LIST_TASKS).filter(filters.filter(range)).build(), 0.85, true));
            }
            if (!asked && when.isLeadOnly()) {
                return List.of(new Understood(assembler.reminderBefore(when), 0.85, true));
            }
            CommandBuilder command = new CommandBuilder(asked ? Intent.CHOOSE : Intent.CORRECT);
            values.due(command, when);
            return List.of(new Understood(command.build(), asked ? 0.95 : 0.85, true));
        }
        return List.of();
    }
}
