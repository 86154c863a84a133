package org.todochatbot.backend.intent.grammar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.Token.Kind;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Span;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;
import org.todochatbot.contract.task.TaskStatus;

/** Turns a matched rule and what fills its slots into commands. */
final class CommandAssembler {

    private static final Set<String> PLAIN_LISTS = Set.of(
            "todo", "to", "do", "task", "tasks", "things", "stuff", "list", "lists", "chores", "chore", "my", "the", "a", "of", "current", "pending", "agenda", "reminder",
            "reminders", "todos", "daily", "complete", "accomplish", "be", "done", "and", "for", "this", "that", "our", "finish", "items", "item", "lsit", "existing", "i", "have",
            "need", "today", "get", "whole", "entire", "remember", "backlog", "main", "new", "own", "dos", "on");

    /** How many tasks one has are those to be done, unless one of these words is among the others. */
    private static final Set<String> EVER = Set.of("ever", "total", "altogether", "all", "did");

    private static final Set<String> NOUNS = Set.of("task", "tasks", "todo", "todos", "item", "items");
    private static final Set<String> DETERMINERS = Set.of("a", "an", "the", "new", "another", "one", "more", "some");
    private static final Set<String> NO_TAGS = Set.of("and", "with", "as", "tag", "tags", "the", "of", "all", "these", "those", "them", "ones");
    private static final Set<String> NEXT = Set.of("next", "should", "must");

    private final Sentence sentence;
    private final Words words;
    private final TaskReader tasks;
    private final TargetReader targets;
    private final FilterReader filters;

    CommandAssembler(Sentence sentence, TaskReader tasks, TargetReader targets, FilterReader filters) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.tasks = tasks;
        this.targets = targets;
        this.filters = filters;
    }

    /** What a rule and the words in its slots say; several commands for several new tasks. */
    List<Command> commands(PhraseMatch match, Range whole) {
        Intent intent = match.rule().intent();
        return switch (intent) {
            case CREATE_TASK -> creations(match, whole);
            case LIST_TASKS -> List.of(list(match, whole));
            case LIST_REMINDERS -> List.of(listReminders(whole));
            case SET_REMINDER, MOVE_REMINDER, SNOOZE_REMINDER -> List.of(reminder(intent, match, whole));
            case CANCEL_REMINDER -> List.of(cancel(match, whole));
            case COMPLETE_TASK, REOPEN_TASK -> List.of(targeted(intent, match, whole));
            case UPDATE_TASK -> List.of(update(match, whole));
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
            case CREATE_TASK -> bareCreation(whole);
            case LIST_TASKS -> {
                CommandBuilder list = new CommandBuilder(intent).filter(filters.filter(whole));
                yield list.span(sentence.span(whole.from(), whole.to(), "intent")).build();
            }
            case LIST_REMINDERS -> listReminders(whole);
            case COMPLETE_TASK, REOPEN_TASK, DELETE_TASK, SKIP_TASK, CANCEL_REMINDER ->
                new CommandBuilder(intent).targets(bareTargets(whole)).span(sentence.span(whole.from(), whole.to(), "target")).build();
            case SET_REMINDER, MOVE_REMINDER, SNOOZE_REMINDER, UPDATE_TASK -> {
                CommandBuilder command = new CommandBuilder(intent);
                TimePhrase when = combined(sentence.times(whole));
                if (intent == Intent.UPDATE_TASK) {
                    due(command, when);
                } else {
                    remind(command, when);
                }
                yield command.targets(bareTargets(whole)).build();
            }
            case SHOW_INSIGHTS -> insights(whole);
            case OUT_OF_SCOPE, SMALLTALK, CORRECT, CHOOSE -> {
                CommandBuilder command = new CommandBuilder(intent);
                mention(command, sentence.times(whole));
                yield command.build();
            }
            case UNDO, REDO, CONFIRM, DENY, DISMISS, HELP, ADD_TO_CHECKLIST, TICK_CHECKLIST, UNTICK_CHECKLIST, REMOVE_FROM_CHECKLIST,
                    SHOW_MORE, SAVE_FILTER, SHOW_FILTER, FORGET_FILTER, LIST_FILTERS, LIST_TAGS, CHANGE_SETTINGS, SHOW_SETTINGS, IMPORT_TASKS -> Command.of(intent);
        };
    }

    // create-task

    private List<Command> creations(PhraseMatch match, Range whole) {
        if (match.has("remind") || match.has("remindothers") || match.has("wake")) {
            return reminded(match, whole);
        }
        if (!match.has("title")) {
            return List.of(new CommandBuilder(Intent.CREATE_TASK).title(words.slice(whole.from(), whole.to()))
                    .span(sentence.span(whole.from(), whole.to(), "title")).build());
        }
        Range title = match.slot("title");
        boolean onlyReminds = !match.has("listname") && title.to() < whole.to() && endsWithRemindMe(whole);
        if (onlyReminds) {
            CommandBuilder task = match.has("lead") ? tasks.task(title) : tasks.reminder(title, null);
            if (match.has("lead")) {
                TimePhrase lead = sentence.wholly(match.slot("lead"));
                remind(task, lead);
            }
            return List.of(framed(task, title, whole).build());
        }
        boolean listed = match.has("listname");
        boolean plural = listed || mentionsTasks(whole.from(), title.from());
        boolean singular = !listed && mentionsTask(whole.from(), title.from());
        boolean adds = words.is(whole.from(), "add") || words.is(whole.from(), "ad") || words.is(whole.from(), "put") || plural || listed;
        List<Range> listedParts = singular || !adds ? onlyVerbs(title, singular) : tasks.split(title, plural);
        List<Range> parts = listedParts.size() == 1 && !singular ? tasks.dated(title) : listedParts;
        Integer priority = framePriority(whole.from(), title.from());
        List<CommandBuilder> drafts = new ArrayList<>();
        for (Range part : parts) {
            CommandBuilder draft = isOnlyNoun(part) ? new CommandBuilder(Intent.CREATE_TASK) : tasks.datedTask(part, parts);
            drafts.add(draft.priority() == null ? draft.priority(priority) : draft);
        }
        if (parts.size() > 1 && !tasks.beginsWithVerb(parts.getLast())) {
            shareLast(drafts);
        }
        shareDay(drafts);
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            CommandBuilder draft = drafts.get(i);
            if (listed) {
                listTag(match.slot("listname"), draft);
            }
            if (listed && match.has("when") && draft.due() == null) {
                due(draft, sentence.wholly(match.slot("when")));
            }
            Command task = (i == 0 ? framed(draft, title, whole) : draft).build();
            commands.addAll(atEach(task, listed ? whole : sentence.times(parts.get(i)).isEmpty() ? parts.getLast() : parts.get(i)));
        }
        return commands;
    }

    /** "Night shift on dec 1, dec 3 and dec 5", "pick up the kids at 3 and 5": a task for each. */
    List<Command> atEach(Command task, Range part) {
        List<TimePhrase> several = sentence.times(part).stream().filter(phrase -> phrase.each().size() > 1).toList();
        if (several.size() != 1 || task.due() == null && task.remindAt().isEmpty()) {
            return List.of(task);
        }
        LocalDateTime said = several.getFirst().reminder().toLocalDateTime();
        return several.getFirst().each().stream().map(phrase -> moved(task, said, phrase.reminder().toLocalDateTime())).toList();
    }

    /** What is at one moment of the person's clock, at another. */
    private Command moved(Command task, LocalDateTime from, LocalDateTime to) {
        Duration by = Duration.between(from, to);
        Due due = switch (task.due()) {
            case null -> null;
            case Due.Day on -> new Due.Day(on.date().plusDays(ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate())));
            case Due.Moment at -> new Due.Moment(moved(at.dateTime(), by));
        };
        return task.at(due, task.remindAt().stream().map(moment -> moved(moment, by)).toList());
    }

    private OffsetDateTime moved(OffsetDateTime moment, Duration by) {
        ZoneId zone = sentence.context().now().getZone();
        return moment.atZoneSameInstant(zone).toLocalDateTime().plus(by).atZone(zone).toOffsetDateTime();
    }

    /** "Add a task" does not say which. */
    private boolean isOnlyNoun(Range title) {
        if (!words.isAny(title.to() - 1, NOUNS)) {
            return false;
        }
        for (int at = title.from(); at < title.to() - 1; at++) {
            if (!words.isAny(at, DETERMINERS)) {
                return false;
            }
        }
        return true;
    }

    /** "create a high priority task to …", "add an urgent task: …". */
    private Integer framePriority(int from, int to) {
        for (int at = from; at < to; at++) {
            Match<Integer> priority = PriorityWord.at(words, at);
            if (priority != null && priority.end() <= to) {
                return priority.value();
            }
            if (words.is(at, "urgent") || words.is(at, "important")) {
                return words.is(at, "urgent") ? 1 : 2;
            }
        }
        return null;
    }

    private List<Range> onlyVerbs(Range title, boolean singular) {
        return singular ? List.of(title) : tasks.split(title, false).stream().allMatch(tasks::beginsWithVerb) ? tasks.split(title, false) : List.of(title);
    }

    /** "Iron shirts, wash the car and mow the lawn on saturday": a day is for all, a time of day for what it stands beside. */
    static void shareDay(List<CommandBuilder> drafts) {
        boolean onlyLast = drafts.size() > 2 && drafts.getLast().due() instanceof Due.Day
                && drafts.subList(0, drafts.size() - 1).stream().allMatch(draft -> draft.due() == null);
        if (onlyLast) {
            drafts.forEach(draft -> draft.due(drafts.getLast().due()));
        }
    }

    /** "milk, eggs and bread tomorrow": the time at the end is for all of them. */
    private static void shareLast(List<CommandBuilder> drafts) {
        Command last = drafts.getLast().build();
        for (CommandBuilder draft : drafts.subList(0, drafts.size() - 1)) {
            if (draft.due() == null) {
                draft.due(last.due());
                last.tags().forEach(draft::tag);
                draft.priority(last.priority());
                last.remindAt().forEach(draft::remindAt);
                draft.recurrence(last.recurrence(), last.recurrenceFrom() == RecurrenceFrom.COMPLETION);
            }
        }
    }

    private boolean mentionsTasks(int from, int to) {
        for (int at = from; at < to; at++) {
            if (words.is(at, "tasks") || words.is(at, "todos") || words.is(at, "items") || words.is(at, "chores") || words.is(at, "things")) {
                return true;
            }
        }
        return false;
    }

    private boolean mentionsTask(int from, int to) {
        for (int at = from; at < to; at++) {
            if (words.is(at, "task") || words.is(at, "todo") || words.is(at, "item") || words.is(at, "chore")) {
                return true;
            }
        }
        return false;
    }

    private boolean endsWithRemindMe(Range whole) {
        for (int at = whole.to() - 1; at > whole.from(); at--) {
            if (words.is(at, "me") && (words.is(at - 1, "remind") || words.is(at - 1, "alert") || words.is(at - 1, "notify"))) {
                return true;
            }
        }
        return false;
    }

    /** The name of a list other than the to-do list becomes a tag: "to my shopping list". */
    private void listTag(Range name, CommandBuilder task) {
        for (int at = name.from(); at < name.to(); at++) {
            if (words.get(at).isWord() && !PLAIN_LISTS.contains(words.word(at))) {
                task.tag(words.word(at).replace("'s", ""));
                task.span(sentence.span(at, at + 1, "tag"));
                return;
            }
        }
    }

    private List<Command> reminded(PhraseMatch match, Range whole) {
        TimePhrase said = match.has("when") ? sentence.wholly(match.slot("when")) : null;
        CommandBuilder task;
        Range content;
        if (match.has("remindothers") || match.has("wake")) {
            // "Remind Kate to …" is a task of one's own: to remind her; and "wake me up at 6" says what it is for.
            content = new Range(whole.from(), whole.to());
            task = tasks.reminder(content, said);
        } else {
            content = match.slot("remind");
            if (match.has("adjective")) {
                TimePhrase adjective = adjectiveTime(match.slot("adjective"));
                said = adjective == null ? said : said == null ? adjective : said.with(adjective);
            }
            Range todo = todoOf(content);
            List<Range> several = said == null ? tasks.dated(todo) : List.of(todo);
            if (several.size() > 1) {
                return several.stream()
                        .flatMap(part -> atEach(framed(tasks.datedReminder(part, several), content, whole).build(), part).stream())
                        .toList();
            }
            task = tasks.reminder(todo, said);
        }
        if (said != null) {
            said.pieces().forEach(piece -> task.span(sentence.span(piece.from(), piece.to(), piece.readAs("remindAt"))));
        }
        return atEach(framed(task, content, whole).build(), whole);
    }

    private TimePhrase adjectiveTime(Range range) {
        for (int at = range.from(); at < range.to(); at++) {
            TimePhrase phrase = sentence.timeAt(at);
            if (phrase != null && phrase.to() <= range.to()) {
                return phrase;
            }
            TimePhrase recurrence = sentence.adjective(at);
            if (recurrence != null) {
                return recurrence;
            }
        }
        return null;
    }

    /** "me to", "that I have to", "myself to" before the task itself say nothing about it. */
    private Range todoOf(Range content) {
        int at = content.from();
        if (words.is(at, "me") || words.is(at, "myself")) {
            at++;
        }
        int that = words.is(at, "that") ? at + 1 : at;
        if (words.is(that, "i") && (words.is(that + 1, "need") || words.is(that + 1, "have") || words.is(that + 1, "must") || words.is(that + 1, "should"))) {
            int next = words.is(that + 2, "to") ? that + 3 : that + 2;
            boolean verb = words.is(that + 2, "to") || words.is(that + 1, "must") || words.is(that + 1, "should");
            if (verb && next < content.to()) {
                at = next;
            }
        }
        return at < content.to() ? new Range(at, content.to()) : content;
    }

    private Command bareCreation(Range whole) {
        for (int at = whole.from(); at + 1 < whole.to(); at++) {
            boolean reminder = words.isAny(at, FilterReader.REMINDER_NOUNS);
            boolean remind = words.word(at).startsWith("remin") && words.is(at + 1, "me");
            if (reminder || remind) {
                int from = remind ? at + 2 : at + 1;
                if (from < whole.to()) {
                    return framed(tasks.reminder(todoOf(new Range(from, whole.to())), null), new Range(from, whole.to()), whole).build();
                }
            }
        }
        return tasks.task(whole).build();
    }

    /** Marks the words around a slot as those that told the intent. */
    private CommandBuilder framed(CommandBuilder command, Range slot, Range whole) {
        if (whole.from() < slot.from()) {
            command.span(sentence.span(whole.from(), slot.from(), "intent"));
        }
        if (slot.to() < whole.to()) {
            command.span(sentence.span(slot.to(), whole.to(), "intent"));
        }
        return command;
    }

    // lists

    private Command list(PhraseMatch match, Range whole) {
        Filter filter = filters.filterFromFirstToLast(whole);
        if (match.has("search")) {
            Range search = match.slot("search");
            boolean plain = search.to() - search.from() == 1 && words.get(search.from()).isWord();
            Filter found = filters.filter(search);
            filter = plain && found.text() == null && found.status() == null && found.dueFrom() == null && found.overdue() == null
                    ? found.withText(words.slice(search.from(), search.to())) : found;
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
        TimePhrase when = combined(sentence.times(whole));
        if (when != null && when.hasWhen() && !when.hasRecurrence()) {
            command.filter(Filter.due(null, when.rangeFrom(), when.rangeBefore()));
        }
        return command.build();
    }

    // reminders of existing tasks

    private Command reminder(Intent intent, PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(intent);
        targets(command, match);
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
            when = lastTime(match.slot("reminders"));
        }
        if (match.has("hour")) {
            when = bareHour(match.slot("hour"));
        }
        if (when == null && match.has("text")) {
            when = lastTime(new Range(match.slot("text").from(), whole.to()));
        }
        if (match.has("amount")) {
            command.duration(amount(match.slot("amount")));
            command.span(sentence.span(match.slot("amount").from(), match.slot("amount").to(), "duration"));
        }
        if (match.has("moreamount")) {
            command.duration(moreAmount(match.slot("moreamount")));
        }
        if (intent == Intent.SNOOZE_REMINDER && when != null && when.isDurationOnly()) {
            command.duration(when.duration());
        } else {
            remind(command, when);
        }
        return command.span(sentence.span(whole.from(), when == null || when.from() <= whole.from() ? whole.from() + 1 : Math.max(whole.from() + 1, Math.min(when.from(), whole.to())), "intent")).build();
    }

    static void before(CommandBuilder command, TimePhrase when) {
        when.leads().forEach(command::remindBefore);
        if (when.leadTime() != null) {
            command.timeOfDay(when.leadTime());
        }
    }

    /** "1h before", of the task spoken of. */
    Command reminderBefore(TimePhrase lead) {
        CommandBuilder command = new CommandBuilder(Intent.SET_REMINDER).target(Target.referredTo(Target.THIS));
        remind(command, lead);
        return command.build();
    }

    private TimePhrase lastTime(Range range) {
        List<TimePhrase> times = sentence.times(range).stream().filter(TimePhrase::hasWhen).toList();
        return times.isEmpty() ? null : times.getLast();
    }

    private Command cancel(PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(Intent.CANCEL_REMINDER);
        if (match.has("target")) {
            targets(command, match);
        } else if (match.has("reminders")) {
            Range range = match.slot("reminders");
            command.targets(reminderTargets(range)).span(sentence.span(range.from(), range.to(), "target"));
        } else if (filters.holdsPlural(whole)) {
            command.target(Target.matching(filters.filter(new Range(whole.from() + 1, whole.to()))));
        } else {
            command.target(Target.referredTo(Target.THIS));
        }
        return command.span(sentence.span(whole.from(), whole.from() + 1, "intent")).build();
    }

    private List<Target> reminderTargets(Range range) {
        return targets.targets(range);
    }

    private void remind(CommandBuilder command, TimePhrase when) {
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

    // existing tasks

    private Command targeted(Intent intent, PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(intent);
        targets(command, match);
        if (match.has("listname") && !match.has("target")) {
            Range name = match.slot("listname");
            command.target(Target.matching(filters.filter(name)));
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
            framed(command, target, whole);
        }
        return command.build();
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
            return List.of(notUnderstood(whole));
        }
        List<Span> spans = new ArrayList<>(command.spans());
        spans.add(sentence.span(when.from(), when.to(), "due"));
        return dates.each().stream()
                .map(date -> command.with(Filter.due(null, date.rangeFrom(), date.rangeBefore())).with(spans))
                .toList();
    }

    private void targets(CommandBuilder command, PhraseMatch match) {
        for (String slot : List.of("target", "anytarget", "ref")) {
            Range range = match.slot(slot);
            if (range != null) {
                command.targets(targets.targets(range)).span(sentence.span(range.from(), range.to(), "target"));
            }
        }
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

    private Command update(PhraseMatch match, Range whole) {
        for (String slot : List.of("oldtag", "oldhashtag")) {
            if (match.has(slot)) {
                return renamedTag(match.slot(slot), match, whole);
            }
        }
        CommandBuilder command = new CommandBuilder(Intent.UPDATE_TASK);
        targets(command, match);
        if (command.build().targets().isEmpty()) {
            command.target(Target.referredTo(Target.THIS));
        }
        for (String slot : List.of("when", "duewhen", "recurring")) {
            if (match.has(slot)) {
                TimePhrase when = sentence.wholly(match.slot(slot));
                if (when.each().size() > 1 && when.dailyAtHours() == null) {
                    return notUnderstood(whole);
                }
                due(command, when);
                command.recurrence(when.dailyAtHours(), false);
            }
        }
        if (match.has("hour")) {
            due(command, bareHour(match.slot("hour")));
        }
        for (String slot : List.of("newtitle", "replacement")) {
            if (match.has(slot)) {
                Range title = match.slot(slot);
                command.title(unquoted(title)).span(sentence.span(title.from(), title.to(), "title"));
            }
        }
        if (match.has("prio")) {
            command.priority(priority(match.slot("prio"))).span(sentence.span(match.slot("prio").from(), match.slot("prio").to(), "priority"));
        } else if (words.is(whole.from(), "prioritize") || words.is(whole.from(), "prioritise")) {
            command.priority(1);
        }
        for (String slot : List.of("tags", "hashtags")) {
            if (match.has(slot)) {
                tags(match.slot(slot), command, removes(whole));
            }
        }
        if (match.has("level")) {
            command.priority(level(match.slot("level"))).span(sentence.span(match.slot("level").from(), match.slot("level").to(), "priority"));
        }
        if (match.has("description")) {
            Range description = match.slot("description");
            command.description(unquoted(description)).span(sentence.span(description.from(), description.to(), "description"));
        }
        if (match.has("amount")) {
            command.duration((isEarlier(whole, match) ? "-" : "") + amount(match.slot("amount")));
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

    /** A task that is there cannot be moved to friday and saturday both, say: better not understood than half done. */
    private Command notUnderstood(Range whole) {
        return new CommandBuilder(Intent.OUT_OF_SCOPE).span(sentence.span(whole.from(), whole.to(), "intent")).build();
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
            case "remove", "clear", "delete", "drop", "take", "unset", "cancel", "strip" -> true;
            default -> false;
        };
    }

    private void removed(CommandBuilder command, Range whole, PhraseMatch match) {
        if (!removes(whole) || !match.has("target") || match.has("tags") || match.has("hashtags")) {
            return;
        }
        for (int at = whole.from() + 1; at < match.slot("target").from(); at++) {
            switch (words.word(at)) {
                case "due", "date", "deadline" -> {
                    command.remove("due");
                    return;
                }
                case "priority" -> command.remove("priority");
                case "tags", "tag" -> command.remove("tags");
                case "description", "notes" -> command.remove("description");
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

    private String unquoted(Range range) {
        int to = range.to();
        while (to > range.from() + 1 && words.is(to - 1, ".")) {
            to--;
        }
        boolean quoted = to - range.from() == 1 && words.get(range.from()).kind() == Kind.QUOTED;
        return quoted ? words.get(range.from()).word() : words.slice(range.from(), to);
    }

    private void due(CommandBuilder command, TimePhrase when) {
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

    // checklists, saved filters, settings

    private Command checklist(Intent intent, PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(intent);
        targets(command, match);
        Range steps = match.slot("steps");
        for (Range step : tasks.split(steps, true)) {
            command.step(unquoted(step)).span(sentence.span(step.from(), step.to(), "step"));
        }
        return framed(command, steps, whole).build();
    }

    private Command filter(Intent intent, PhraseMatch match, Range whole) {
        Range name = match.has("quoted") ? match.slot("quoted") : match.slot("filtername");
        int to = name.to();
        if (to - name.from() > 1 && (words.is(to - 1, "filter") || words.is(to - 1, "view"))) {
            to--;
        }
        Range plain = new Range(name.from(), to);
        CommandBuilder command = new CommandBuilder(intent)
                .title(unquoted(plain).toLowerCase(Locale.ROOT))
                .span(sentence.span(plain.from(), plain.to(), "title"));
        return framed(command, plain, whole).build();
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
                return notUnderstood(whole);
            }
            due(command, when);
        }
        if (match.has("hour")) {
            due(command, bareHour(match.slot("hour")));
        }
        if (match.has("amount")) {
            command.duration(amount(match.slot("amount")));
        }
        if (match.has("newtitle")) {
            Range title = match.slot("newtitle");
            command.title(unquoted(title)).span(sentence.span(title.from(), title.to(), "title"));
        }
        return command.span(sentence.span(whole.from(), whole.from() + 1, "intent")).build();
    }

    private Command choose(PhraseMatch match, Range whole) {
        CommandBuilder command = new CommandBuilder(Intent.CHOOSE);
        if (match.has("adjective")) {
            Range which = match.slot("adjective");
            return command.target(Target.titled(words.slice(which.from(), which.to()))).span(sentence.span(which.from(), which.to(), "target")).build();
        }
        Range range = match.slot("choice");
        if (words.is(range.from(), "none")) {
            return new CommandBuilder(Intent.DENY).span(sentence.span(whole.from(), whole.to(), "intent")).build();
        }
        List<Target> pointed = targets.pointed(range);
        command.targets(pointed != null ? pointed : List.of(Target.referredTo(Target.THESE)));
        return command.span(sentence.span(range.from(), range.to(), "target")).build();
    }

    /** A time said in answer to "when?": it is due or reminded then, whichever was asked. */
    void answerTime(CommandBuilder command, TimePhrase when, Range range) {
        due(command, when);
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

    private static TimePhrase combined(List<TimePhrase> times) {
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

    /** The same new task, with what was told before it as its description. */
    Command described(Command command, Range told) {
        List<Span> spans = new ArrayList<>(command.spans());
        spans.addFirst(sentence.span(told.from(), told.to(), "description"));
        return new Command(command.intent(), command.title(), words.slice(told.from(), told.to()), command.due(), command.removed(), command.remindAt(),
                command.remindBefore(), command.recurrence(), command.recurrenceFrom(), command.duration(), command.priority(), command.tags(),
                command.filter(), command.targets(), command.checklist(), command.settings(), command.timeOfDay(), command.dayOnly(), command.eitherHalf(), spans);
    }

    // small values

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
