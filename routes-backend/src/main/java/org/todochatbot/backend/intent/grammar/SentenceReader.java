package org.todochatbot.backend.intent.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.Expecting;
import org.todochatbot.backend.intent.IntentChain;
import org.todochatbot.backend.intent.grammar.GrammarReader.Understood;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Target;

/** Reads one message: cuts it into commands, finds the rule for each, and turns it into a command. */
final class SentenceReader {

    private static final int MOST_COMMANDS = 50;
    /** Tokens of the longest text that is looked into: anything longer is a text, not a command. */
    static final int LONGEST = 200;
    static final double SURE = 0.9;
    static final double LAST_CLAUSE = 0.85;
    /** Separators that the title of a task may hold. */
    private static final int MOST_IN_A_TITLE = 4;
    /** Said of something that may be no task, they are meant of one that is there. Completing is not: it may be a new task. */
    private static final List<Intent> MAY_BE_OF_KNOWN = List.of(Intent.UPDATE_TASK, Intent.SKIP_TASK, Intent.REOPEN_TASK, Intent.DELETE_TASK);
    /** Words of the longest title of a task that is offered to be added. */
    private static final int LONGEST_OFFER = 15;
    /** Of one that is called by a thing alone: "essay". */
    private static final int LONGEST_NAME = 3;

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
    /** What was made of a stretch: each part of a sentence is looked at beside each other. */
    private final Map<Range, List<Understood>> cut = new HashMap<>();
    private final Map<Range, List<Understood>> read = new HashMap<>();

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
        this.questions = new QuestionReader(sentence, rules, filters);
        this.newTasks = new NewTasks(sentence, tasks, values);
        this.assembler = new CommandAssembler(sentence, tasks, targets, filters, values, newTasks);
        this.quickAdd = new QuickAdd(sentence, rules, clauses, tasks, targets, values, newTasks);
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
        List<Understood> onOtherDates = onOtherDates(all);
        if (!onOtherDates.isEmpty()) {
            return onOtherDates;
        }
        List<Understood> explicit = commands(all);
        if (explicit.size() > 1 || !explicit.isEmpty() && explicit.getFirst().confidence() >= SURE) {
            return explicit;
        }
        List<Understood> clause = lastClause(all);
        if (!clause.isEmpty()) {
            return clause;
        }
        if (!explicit.isEmpty() && clauses.endsInReminder(all) && explicit.getFirst().command().intent() == Intent.CREATE_TASK) {
            return explicit.stream().map(one -> new Understood(one.command(), LAST_CLAUSE, true)).toList();
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
        boolean name = title.size() <= LONGEST_NAME && words.size() <= LONGEST_NAME && !QuickAdd.isOnlySmallWords(task.title());
        return plain || name || task.due() != null ? task : null;
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
            if (between.indexOf('\n') >= 0 || isNumbered(at, lines.size() + 2) && isNumbered(range.from(), 1)) {
                lines.add(new Range(start, at));
                start = at;
            }
        }
        lines.add(new Range(start, range.to()));
        return lines.stream().map(this::withoutBullet).filter(line -> !line.isEmpty()).toList();
    }

    /** "1. call Joe 2. write the report": whether the number of an item stands here. */
    private boolean isNumbered(int at, int number) {
        return isItemNumber(at, words.size()) && words.word(at).equals(String.valueOf(number));
    }

    private boolean isItemNumber(int at, int end) {
        return words.isNumber(at) && (words.is(at + 1, ".") || words.is(at + 1, ")")) && words.isGlued(at + 1) && at + 2 < end && !words.isGlued(at + 2);
    }

    private Range withoutBullet(Range line) {
        int from = line.from();
        if (words.is(from, "-") || words.is(from, "*") || words.is(from, "\u2022") || words.is(from, "+") && !words.isNumber(from + 1)) {
            from++;
        } else if (isItemNumber(from, line.to())) {
            from += 2;
        }
        return new Range(from, line.to());
    }

    /** A list pasted from elsewhere: every line is a command of its own, or a task. */
    private List<Understood> lines(List<Range> lines) {
        List<Understood> all = new ArrayList<>();
        boolean heading = endsWithColon(lines.getFirst());
        for (Range line : lines.subList(heading ? 1 : 0, lines.size())) {
            List<Understood> explicit = heading ? List.of() : commands(line);
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

    /** "Choir every thursday except december 24th": what repeats, and which dates of it are skipped; empty for anything else. */
    private List<Understood> onOtherDates(Range all) {
        Range range = rules.withoutEndSigns(all);
        int except = targets.firstExcept(range);
        int from = except < 0 ? range.to() : filters.afterExcept(except);
        TimePhrase when = from < range.to() ? sentence.timeAlone(words.is(from, "on") && words.isNumber(range.to() - 1) ? from + 1 : from, range.to()) : null;
        // Without days of the week it is another repetition.
        boolean weekdays = except >= 0 && sentence.exceptionEnd(words.is(except, ",") ? except + 1 : except) == range.to();
        if (when == null || !when.hasDay() || when.hasRecurrence() || weekdays) {
            return List.of();
        }
        Range left = new Range(range.from(), except);
        List<Understood> repeating = commands(left);
        repeating = repeating.isEmpty() ? quickAdd.read(left) : repeating;
        if (repeating.size() != 1 || repeating.getFirst().command().recurrence() == null) {
            return List.of();
        }
        List<Understood> both = new ArrayList<>(List.of(new Understood(repeating.getFirst().command(), SURE, true)));
        for (TimePhrase date : when.each()) {
            Command skip = new CommandBuilder(Intent.SKIP_TASK)
                    .target(Target.referredTo(Target.THIS))
                    .span(sentence.span(from, range.to(), "due"))
                    .build()
                    .with(Filter.due(null, date.rangeFrom(), date.rangeBefore()));
            both.add(new Understood(skip, SURE, true));
        }
        return both;
    }

    // several commands in a line

    private List<Understood> commands(Range range) {
        return once(cut, range, this::cut);
    }

    /** What was made of the stretch before; not {@code computeIfAbsent}, as making it looks at stretches within. */
    private static List<Understood> once(Map<Range, List<Understood>> made, Range range, Function<Range, List<Understood>> make) {
        List<Understood> known = made.get(range);
        if (known == null) {
            known = make.apply(range);
            made.put(range, known);
        }
        return known;
    }

    private List<Understood> cut(Range range) {
        List<Understood> whole = explicit(range);
        boolean changes = rules.mayBegin(range, Intent.UPDATE_TASK);
        List<Understood> each = changes ? eachWithoutVerb(range) : List.of();
        if (!each.isEmpty()) {
            return each;
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
            boolean afterList = words.is(at - 1, "list") && words.is(at, "and") && parts.beginsWithVerb(right);
            boolean afterMove = changes && explicit(left).stream().anyMatch(SentenceReader::isMove);
            boolean newTask = afterList || afterMove && clauses.beginsNewTask(right) && parts.beginsWithVerb(right);
            boolean another = afterMove && explicit(right).stream().anyMatch(one -> one.confidence() >= SURE && one.command().intent().isCommand());
            if (!newTask && !another && !clauses.mayBegin(right, creates || settled)) {
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
            List<Understood> rest = commands(right);
            if (newTask && rest.stream().allMatch(one -> one.confidence() < IntentChain.SURE)) {
                rest = quickAdd.read(right).stream().map(one -> new Understood(one.command(), SURE, true)).toList();
            }
            boolean sure = !rest.isEmpty() && rest.stream().allMatch(one -> one.confidence() >= SURE && one.command().intent().isCommand());
            // "Buy milk tomorrow and remind me at 9" is of one task.
            sure &= !plain || rest.stream().allMatch(one -> namesItsOwn(one.command()));
            if (sure) {
                // What stands beside a sure command is one too.
                List<Understood> all = new ArrayList<>();
                first.forEach(one -> all.add(new Understood(one.command(), Math.max(one.confidence(), LAST_CLAUSE), true)));
                all.addAll(rest);
                return all;
            }
        }
        return whole;
    }

    /** "Move Rubin to sunday and Pearl to monday": each is moved; none where what follows is nothing of the kind. */
    private List<Understood> eachWithoutVerb(Range range) {
        List<Integer> separators = clauses.separators(range);
        for (int at : separators.subList(0, Math.min(separators.size(), MOST_IN_A_TITLE))) {
            List<Understood> first = explicit(new Range(range.from(), at));
            if (first.size() == 1 && first.getFirst().command().intent() == Intent.UPDATE_TASK && isOfDateOrPriority(first.getFirst().command())) {
                return withOthers(first.getFirst(), again(new Range(clauses.separatorEnd(at), range.to()), separators));
            }
        }
        return List.of();
    }

    private static boolean isOfDateOrPriority(Command change) {
        return change.due() != null || change.priority() != null;
    }

    private List<Understood> withOthers(Understood first, List<Command> others) {
        Command one = first.command();
        boolean alike = !others.isEmpty() && others.stream().allMatch(
                other -> (other.due() == null) == (one.due() == null) && (other.priority() == null) == (one.priority() == null));
        if (!alike) {
            return List.of();
        }
        List<Target> targets = new ArrayList<>(one.targets());
        if (targets.stream().anyMatch(Target::isOfSeveral)) {
            others.forEach(other -> other.targets().forEach(target -> targets.add(target.leftOut())));
        }
        List<Understood> all = new ArrayList<>(List.of(new Understood(one.of(targets), first.confidence(), true)));
        others.forEach(other -> all.add(new Understood(other, SURE, true)));
        return all;
    }

    /** Every part of the stretch by a rule for what goes on without a verb; none where one is something else. */
    private List<Command> again(Range range, List<Integer> separators) {
        List<Command> all = new ArrayList<>();
        int start = range.from();
        for (int end : Stream.concat(separators.stream().filter(at -> at > range.from()), Stream.of(range.to())).toList()) {
            Range part = new Range(start, end);
            PhraseMatch match = part.isEmpty() || clauses.isNoTitle(part) || !explicit(part).isEmpty() ? null : rules.best(rules.strip(part), null, grammar.again());
            if (match != null) {
                all.addAll(assembler.commands(match, part));
                start = end == range.to() ? end : clauses.separatorEnd(end);
            }
        }
        return start == range.to() ? all : List.of();
    }

    private static boolean isMove(Understood one) {
        return one.command().intent() == Intent.UPDATE_TASK && one.command().due() != null && one.confidence() >= SURE;
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
            boolean sure = asked.size() == 1 && asked.getFirst().confidence() >= SURE && asked.getFirst().command().intent().isCommand();
            if (!sure || asked.getFirst().command().intent() == Intent.SET_REMINDER || clauses.tellsOfIt(right)) {
                continue;
            }
            Command command = asked.getFirst().command();
            if (command.intent() == Intent.CREATE_TASK && command.description() == null) {
                command = newTasks.described(command, new Range(range.from(), at));
            }
            return List.of(new Understood(command, LAST_CLAUSE, true));
        }
        return List.of();
    }

    private static boolean isWholeCommand(List<Understood> commands) {
        return commands.stream().allMatch(one -> one.command().intent().isCommand());
    }

    // one command

    private List<Understood> explicit(Range range) {
        return once(read, range, this::one);
    }

    private List<Understood> one(Range range) {
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
        int except = targets.firstExcept(range);
        List<Understood> several = except < 0 ? List.of() : explicit(new Range(range.from(), except));
        boolean sure = several.size() == 1 && several.getFirst().confidence() >= SURE && changesSomething(several.getFirst().command());
        List<Target> of = sure ? several.getFirst().command().targets() : List.of();
        if (of.isEmpty() || !of.stream().allMatch(Target::isOfSeveral)) {
            return List.of();
        }
        List<Target> all = new ArrayList<>(of);
        all.addAll(targets.leftOut(new Range(filters.afterExcept(except), range.to())));
        return List.of(new Understood(several.getFirst().command().of(all), several.getFirst().confidence(), true));
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
