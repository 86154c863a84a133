package org.todochatbot.backend.intent.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Token.Kind;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Span;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.TaskStatus;

/** Turns a matched rule and what fills its slots into commands. */
final class CommandAssembler {

    /** How many tasks one has are those to be done, unless one of these words is among the others. */
    private static final Set<String> EVER = Set.of("ever", "total", "altogether", "all", "did");
    private static final Set<String> NEXT = Set.of("next", "should", "must");

    private final Sentence sentence;
    private final Words words;
    private final TaskParts parts;
    private final TargetReader targets;
    private final FilterReader filters;
    private final SlotValues values;
    private final NewTasks newTasks;
    private final ChangesOfTasks changes;

    CommandAssembler(Sentence sentence, TaskReader tasks, TargetReader targets, FilterReader filters, SlotValues values, NewTasks newTasks) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.parts = tasks.parts();
        this.targets = targets;
        this.filters = filters;
        this.values = values;
        this.newTasks = newTasks;
        this.changes = new ChangesOfTasks(sentence, filters, values);
    }

    /** What a rule and the words in its slots say; several commands for several new tasks. */
    List<Command> commands(PhraseMatch match, Range whole) {
        Intent intent = match.rule().intent();
        return switch (intent) {
            case CREATE_TASK -> newTasks.creations(match, whole);
            case LIST_TASKS -> List.of(list(match, whole));
            case LIST_REMINDERS -> List.of(listReminders(match.has("text") ? match.slot("text") : whole));
            case SET_REMINDER, MOVE_REMINDER, SNOOZE_REMINDER -> List.of(reminder(intent, match, whole));
            case CANCEL_REMINDER -> List.of(cancel(match, whole));
            case COMPLETE_TASK, REOPEN_TASK -> List.of(targeted(intent, match, whole));
            case UPDATE_TASK -> List.of(changes.update(match, whole));
            case CORRECT -> List.of(correct(match, whole));
            case CHOOSE -> List.of(choose(match, whole));
            case SHOW_INSIGHTS -> List.of(insights(whole));
            case DELETE_TASK, SKIP_TASK -> onDates(targeted(intent, match, whole), match, whole);
            case ADD_TO_CHECKLIST, TICK_CHECKLIST, UNTICK_CHECKLIST, REMOVE_FROM_CHECKLIST -> List.of(checklist(intent, match, whole));
            case SAVE_FILTER, SHOW_FILTER, FORGET_FILTER -> List.of(filter(intent, match, whole));
            case CHANGE_SETTINGS -> List.of(settings(match, whole));
            case UNDO, REDO, CONFIRM, DENY, DISMISS, HELP, SMALLTALK, OUT_OF_SCOPE, SHOW_MORE, LIST_FILTERS, LIST_TAGS, SHOW_SETTINGS,
                    IMPORT_TASKS ->
                List.of(new CommandBuilder(intent).span(sentence.span(whole.from(), whole.to(), "intent")).build());
        };
    }

    /** A command of an intent that was told by other means than a rule. */
    Command bare(Intent intent, Range whole) {
        if (whole.isEmpty()) {
            return Command.of(intent);
        }
        return switch (intent) {
            case CREATE_TASK -> newTasks.bareCreation(whole);
            case LIST_TASKS -> {
                CommandBuilder list = new CommandBuilder(intent).filter(filters.filter(whole));
                yield list.span(sentence.span(whole.from(), whole.to(), "intent")).build();
            }
            case LIST_REMINDERS -> listReminders(whole);
            case COMPLETE_TASK ->
                new CommandBuilder(intent).targets(bareTargets(whole).stream().map(CommandAssembler::open).toList())
                        .span(sentence.span(whole.from(), whole.to(), "target")).build();
            case REOPEN_TASK, DELETE_TASK, SKIP_TASK, CANCEL_REMINDER ->
                new CommandBuilder(intent).targets(bareTargets(whole)).span(sentence.span(whole.from(), whole.to(), "target")).build();
            case SET_REMINDER, MOVE_REMINDER, SNOOZE_REMINDER, UPDATE_TASK -> {
                CommandBuilder command = new CommandBuilder(intent);
                TimePhrase when = SlotValues.combined(sentence.times(whole));
                if (intent == Intent.UPDATE_TASK) {
                    values.due(command, when);
                } else {
                    values.remind(command, when);
                }
                yield command.targets(bareTargets(whole)).build();
            }
            case SHOW_INSIGHTS -> insights(whole);
            case OUT_OF_SCOPE, SMALLTALK, CORRECT, CHOOSE -> {
                CommandBuilder command = new CommandBuilder(intent);
                values.mention(command, sentence.times(whole));
                yield command.build();
            }
            case UNDO, REDO, CONFIRM, DENY, DISMISS, HELP, ADD_TO_CHECKLIST, TICK_CHECKLIST, UNTICK_CHECKLIST, REMOVE_FROM_CHECKLIST,
                    SHOW_MORE, SAVE_FILTER, SHOW_FILTER, FORGET_FILTER, LIST_FILTERS, LIST_TAGS, CHANGE_SETTINGS, SHOW_SETTINGS, IMPORT_TASKS -> Command.of(intent);
        };
    }

    // lists

    private Command list(PhraseMatch match, Range whole) {
        Filter filter = filters.filterToShow(whole);
        if (match.has("search")) {
            Range search = match.slot("search");
            boolean plain = search.to() - search.from() == 1 && words.get(search.from()).isWord();
            Filter found = filters.filter(search);
            filter = plain && found.text() == null && found.status() == null && found.dueFrom() == null && found.overdue() == null
                    ? found.withText(words.slice(search.from(), search.to())) : found;
        }
        if (match.has("search") && match.has("when")) {
            TimePhrase then = sentence.wholly(match.slot("when"));
            filter = filter.withDue(then.rangeFrom(), then.rangeBefore());
        }
        if (match.has("period") || match.has("day")) {
            Range said = match.slot("day");
            TimePhrase then = said == null ? values.period(match.slot("period")) : sentence.timeAlone(said.from(), said.to()).fromFirstToLast();
            filter = Filter.due(null, then.rangeFrom(), then.rangeBefore());
        }
        boolean asksWhatIsLeft = filter.status() == null && (words.is(whole.from(), "what") || words.is(whole.from(), "what's"))
                && (hasToDo(whole) || words.holdsAny(whole.from(), whole.to(), NEXT));
        boolean countsWhatIsThere = Boolean.TRUE.equals(filter.count()) && filter.status() == null && !words.holdsAny(whole.from(), whole.to(), EVER);
        if (asksWhatIsLeft || countsWhatIsThere) {
            filter = filter.withStatus(TaskStatus.PENDING);
        }
        if (asksWhatIsLeft && filter.sort() == null && words.holdsAny(whole.from(), whole.to(), NEXT)) {
            filter = filter.withSort("due");
        }
        return new CommandBuilder(Intent.LIST_TASKS).filter(filter).span(sentence.span(whole.from(), whole.to(), "filter")).build();
    }

    private boolean hasToDo(Range whole) {
        for (int at = whole.from(); at < whole.to(); at++) {
            if (words.is(at, "to") && (words.is(at + 1, "do") || words.is(at + 1, "finish") || words.is(at + 1, "complete") || words.is(at + 1, "get")) && !words.is(at + 2, "list")) {
                return true;
            }
        }
        return false;
    }

    private Command listReminders(Range whole) {
        return new CommandBuilder(Intent.LIST_REMINDERS).filter(filters.filter(whole)).span(sentence.span(whole.from(), whole.to(), "filter")).build();
    }

    private Command insights(Range whole) {
        CommandBuilder command = new CommandBuilder(Intent.SHOW_INSIGHTS).span(sentence.span(whole.from(), whole.to(), "intent"));
        TimePhrase when = SlotValues.combined(sentence.times(whole));
        if (when != null && when.hasWhen() && !when.hasRecurrence()) {
            command.filter(Filter.due(null, when.rangeFrom(), when.rangeBefore()));
        }
        return command.build();
    }

    // reminders of existing tasks

    private Command reminder(Intent intent, PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(intent);
        values.targets(command, match);
        if (command.build().targets().isEmpty()) {
            command.target(match.has("reminders") ? bareTargets(match.slot("reminders")).getFirst() : Target.referredTo(Target.THIS));
        }
        TimePhrase when = null;
        for (String slot : List.of("when", "lead")) {
            if (match.has(slot)) {
                TimePhrase said = sentence.wholly(match.slot(slot));
                when = when == null ? said : when.with(said);
            }
        }
        if (when == null && (intent == Intent.MOVE_REMINDER) && match.has("reminders")) {
            when = values.lastTime(match.slot("reminders"));
        }
        if (match.has("hour")) {
            when = values.bareHour(match.slot("hour"));
        }
        if (when == null && match.has("text")) {
            when = values.lastTime(new Range(match.slot("text").from(), whole.to()));
        }
        if (match.has("amount")) {
            command.duration(values.amount(match.slot("amount")));
            command.span(sentence.span(match.slot("amount").from(), match.slot("amount").to(), "duration"));
        }
        if (match.has("moreamount")) {
            command.duration(values.moreAmount(match.slot("moreamount")));
        }
        if (intent == Intent.SNOOZE_REMINDER && when != null && when.isDurationOnly()) {
            command.duration(when.duration());
        } else {
            values.remind(command, when);
        }
        return command.span(sentence.span(whole.from(), when == null || when.from() <= whole.from() ? whole.from() + 1 : Math.max(whole.from() + 1, Math.min(when.from(), whole.to())), "intent")).build();
    }

    /** "1h before", of the task spoken of. */
    Command reminderBefore(TimePhrase lead) {
        CommandBuilder command = new CommandBuilder(Intent.SET_REMINDER).target(Target.referredTo(Target.THIS));
        values.remind(command, lead);
        return command.build();
    }

    private Command cancel(PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(Intent.CANCEL_REMINDER);
        if (match.has("target")) {
            values.targets(command, match);
        } else if (match.has("reminders")) {
            Range range = match.slot("reminders");
            command.targets(targets.targets(range)).span(sentence.span(range.from(), range.to(), "target"));
        } else if (filters.holdsPlural(whole)) {
            command.target(Target.matching(filters.filter(new Range(whole.from() + 1, whole.to()))));
        } else {
            command.target(Target.referredTo(Target.THIS));
        }
        return command.span(sentence.span(whole.from(), whole.from() + 1, "intent")).build();
    }

    // existing tasks

    private Command targeted(Intent intent, PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(intent);
        values.targets(command, match);
        if (match.has("listname") && !match.has("target")) {
            Range name = match.slot("listname");
            command.target(Target.matching(filters.filter(name)));
        }
        if (match.has("listname") && match.has("target")) {
            // "Everything on the shopping list."
            List<String> tags = filters.filter(match.slot("listname")).tags();
            List<Target> listed = command.build().targets().stream()
                    .map(target -> target.title() == null && target.filter() != null ? Target.matching(target.filter().withTags(tags)) : target)
                    .toList();
            command.retarget(listed);
        }
        if (match.has("text") && !match.has("target") && intent == Intent.DELETE_TASK) {
            command.target(Target.matching(filters.filter(match.slot("text"))));
        }
        if (match.has("pastform")) {
            // "The bill has been paid" completes what says so, "pay the bill".
            Target of = command.build().targets().getFirst();
            command.retarget(Target.titled(of.title() + " " + ActionVerbs.ofPastForm(words.word(match.slot("pastform").from()))));
        }
        if (match.has("deed")) {
            Range deed = match.slot("deed");
            return command.target(targets.deed(deed)).span(sentence.span(deed.from(), deed.to(), "target")).build();
        }
        if (command.build().targets().isEmpty()) {
            command.target(Target.referredTo(Target.THIS));
        }
        Range target = match.slot("target");
        if (target == null) {
            command.span(sentence.span(whole.from(), whole.to(), "intent"));
        } else {
            values.framed(command, target, whole);
        }
        Command built = command.build();
        return intent == Intent.COMPLETE_TASK ? built.of(built.targets().stream().map(CommandAssembler::open).toList()) : built;
    }

    /** "Mark everything done", "all done except the laundry": of what is done already nothing is left to be done. */
    private static Target open(Target target) {
        boolean done = target.filter() != null && target.filter().status() == TaskStatus.COMPLETED;
        return done ? Target.matching(target.filter().withStatus(null)) : target;
    }

    /** With the date that is meant of what repeats as its filter, one command for each of several: "cancel friday's seminar". */
    private List<Command> onDates(Command command, PhraseMatch match, Range whole) {
        if (!match.has("when")) {
            Filter dated = command.targets().size() == 1 && command.targets().getFirst().isDatedTitle() ? command.targets().getFirst().filter() : null;
            return List.of(dated == null ? command : command.with(Filter.due(null, dated.dueFrom(), dated.dueBefore())));
        }
        Range when = match.slot("when");
        TimePhrase dates = sentence.wholly(when).onItsDay();
        if (dates.hasRecurrence()) {
            return List.of(values.notUnderstood(whole));
        }
        List<Span> spans = new ArrayList<>(command.spans());
        spans.add(sentence.span(when.from(), when.to(), "due"));
        return dates.each().stream()
                .map(date -> command.with(Filter.due(null, date.rangeFrom(), date.rangeBefore())).with(spans))
                .toList();
    }

    private List<Target> bareTargets(Range whole) {
        for (int at = whole.from(); at < whole.to(); at++) {
            if (words.get(at).kind() == Kind.QUOTED) {
                return List.of(Target.quoted(words.get(at).word()));
            }
        }
        for (int at = whole.from(); at < whole.to() - 1; at++) {
            boolean anchor = words.isAny(at, FilterReader.REMINDER_NOUNS) || words.is(at, "task");
            if (anchor) {
                int next = at + 1;
                while (next < whole.to() - 1 && (words.is(next, "for") || words.is(next, "to") || words.is(next, "about") || words.is(next, "of") || words.is(next, "on"))) {
                    next++;
                }
                if (next < whole.to() && next > at + 1) {
                    return targets.targets(new Range(next, whole.to()));
                }
            }
        }
        Range content = ActionVerbs.contains(words.word(whole.from())) && whole.to() - whole.from() > 1 ? new Range(whole.from() + 1, whole.to()) : whole;
        return targets.targets(content);
    }

    // checklists, saved filters, settings

    private Command checklist(Intent intent, PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(intent);
        values.targets(command, match);
        Range steps = match.slot("steps");
        for (Range step : parts.split(steps, true)) {
            command.step(values.unquoted(step)).span(sentence.span(step.from(), step.to(), "step"));
        }
        return values.framed(command, steps, whole).build();
    }

    private Command filter(Intent intent, PhraseMatch match, Range whole) {
        Range name = match.has("quoted") ? match.slot("quoted") : match.slot("filtername");
        int to = name.to();
        if (to - name.from() > 1 && (words.is(to - 1, "filter") || words.is(to - 1, "view"))) {
            to--;
        }
        Range plain = new Range(name.from(), to);
        CommandBuilder command = new CommandBuilder(intent)
                .title(values.unquoted(plain).toLowerCase(Locale.ROOT))
                .span(sentence.span(plain.from(), plain.to(), "title"));
        return values.framed(command, plain, whole).build();
    }

    private Command settings(PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(Intent.CHANGE_SETTINGS);
        Settings said = SettingsReader.read(words, match);
        if (said == null && !match.has("text")) {
            command.remove("timezone");
            said = new Settings(null, null, null, null, null);
        }
        return command.settings(said).span(sentence.span(whole.from(), whole.to(), "settings")).build();
    }

    // answers

    private Command correct(PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(Intent.CORRECT);
        if (match.has("when")) {
            TimePhrase when = sentence.wholly(match.slot("when"));
            if (when.each().size() > 1) {
                return values.notUnderstood(whole);
            }
            values.due(command, when);
        }
        if (match.has("hour")) {
            values.due(command, values.bareHour(match.slot("hour")));
        }
        if (match.has("amount")) {
            command.duration(values.amount(match.slot("amount")));
        }
        if (match.has("newtitle")) {
            Range title = match.slot("newtitle");
            command.title(values.unquoted(title)).span(sentence.span(title.from(), title.to(), "title"));
        }
        return command.span(sentence.span(whole.from(), whole.from() + 1, "intent")).build();
    }

    private static Target due(TimePhrase then) {
        return Target.matching(Filter.due(null, then.rangeFrom(), then.rangeBefore()));
    }

    private Command choose(PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(Intent.CHOOSE);
        if (match.has("adjective")) {
            Range which = match.slot("adjective");
            TimePhrase day = sentence.timeAlone(which.from(), which.to());
            if (day != null && day.hasWhen()) {
                return command.target(due(day)).span(sentence.span(which.from(), which.to(), "target")).build();
            }
            return command.target(Target.titled(words.slice(which.from(), which.to()))).span(sentence.span(which.from(), which.to(), "target")).build();
        }
        if (match.has("when")) {
            return command.target(due(sentence.wholly(match.slot("when")))).build();
        }
        Range range = match.slot("choice");
        if (words.is(range.from(), "none")) {
            return new CommandBuilder(Intent.DENY).span(sentence.span(whole.from(), whole.to(), "intent")).build();
        }
        List<Target> pointed = targets.pointed(range);
        command.targets(pointed != null ? pointed : List.of(Target.referredTo(Target.THESE)));
        return command.span(sentence.span(range.from(), range.to(), "target")).build();
    }
}
