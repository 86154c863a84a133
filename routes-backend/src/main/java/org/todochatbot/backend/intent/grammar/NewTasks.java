package org.todochatbot.backend.intent.grammar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Span;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;

/** Assembles the commands of new tasks: one, or one for each of several that a sentence names. */
final class NewTasks {

    private static final Set<String> PLAIN_LISTS = Set.of(
            "todo", "to", "do", "task", "tasks", "things", "stuff", "list", "lists", "chores", "chore", "my", "the", "a", "of", "current", "pending", "agenda", "reminder",
            "reminders", "todos", "daily", "complete", "accomplish", "be", "done", "and", "for", "this", "that", "our", "finish", "items", "item", "lsit", "existing", "i", "have",
            "need", "today", "get", "whole", "entire", "remember", "backlog", "main", "new", "own", "dos", "on");
    private static final Set<String> NOUNS = Set.of("task", "tasks", "todo", "todos", "item", "items");
    private static final Set<String> HEADINGS = Set.of("todo", "todos", "tasks", "plan", "plans");
    private static final Set<String> DETERMINERS = Set.of("a", "an", "the", "new", "another", "one", "more", "some");

    private final Sentence sentence;
    private final Words words;
    private final TaskReader tasks;
    private final TaskParts parts;
    private final SlotValues values;

    NewTasks(Sentence sentence, TaskReader tasks, SlotValues values) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.tasks = tasks;
        this.parts = tasks.parts();
        this.values = values;
    }

    List<Command> creations(PhraseMatch match, Range whole) {
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
            boolean added = words.is(title.from(), "add") && title.to() - title.from() > 1;
            title = added ? new Range(title.from() + 1, title.to()) : title;
            CommandBuilder task = match.has("lead") ? tasks.task(title) : tasks.reminder(title, null);
            if (match.has("lead")) {
                TimePhrase lead = sentence.wholly(match.slot("lead"));
                values.remind(task, lead);
            }
            return atEach(values.framed(task, title, whole).build(), title);
        }
        boolean listed = match.has("listname");
        boolean plural = listed || mentionsTasks(whole.from(), title.from());
        boolean singular = !listed && mentionsTask(whole.from(), title.from());
        boolean adds = words.is(whole.from(), "add") || words.is(whole.from(), "ad") || words.is(whole.from(), "put") || plural || listed;
        List<Range> listedParts = singular || !adds ? onlyVerbs(title, singular) : parts.split(title, plural);
        List<Range> titles = listedParts.size() == 1 && !singular ? parts.dated(title) : listedParts;
        Integer priority = framePriority(whole.from(), title.from());
        List<CommandBuilder> drafts = new ArrayList<>();
        for (Range part : titles) {
            CommandBuilder draft = isOnlyNoun(part) ? new CommandBuilder(Intent.CREATE_TASK) : tasks.datedTask(part, titles);
            drafts.add(draft.priority() == null ? draft.priority(priority) : draft);
        }
        if (titles.size() > 1 && !parts.beginsWithVerb(titles.getLast())) {
            shareLast(drafts);
        }
        shareDay(drafts);
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            CommandBuilder draft = drafts.get(i);
            if (listed) {
                listTag(match.slot("listname"), draft);
            }
            if (match.has("when") && draft.due() == null) {
                values.due(draft, sentence.wholly(match.slot("when")));
            }
            Command task = (i == 0 ? values.framed(draft, title, whole) : draft).build();
            commands.addAll(atEach(task, listed ? whole : sentence.times(titles.get(i)).isEmpty() ? titles.getLast() : titles.get(i)));
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

    /** "Tomorrow: gym at 7, call Eva at 10" are tasks of that day; none where no day and colon stands first. */
    List<Command> underADay(Range range) {
        int from = words.holdsAny(range.from(), range.from() + 1, HEADINGS) ? range.from() + 1 : range.from();
        from = words.is(from, "for") || words.is(from, "on") ? from + 1 : from;
        int colon = from;
        while (colon < range.to() && !words.is(colon, ":")) {
            colon++;
        }
        TimePhrase day = colon > from && colon < range.to() - 1 && !words.isGlued(colon + 1) ? sentence.timeAlone(from, colon) : null;
        List<Range> items = day == null || !day.isDayOnly() ? List.of() : parts.items(new Range(colon + 1, range.to()));
        return items.size() < 2
                ? List.of()
                : items.stream().flatMap(item -> atEach(onDay(tasks.task(item), sentence.times(item), day), item).stream()).toList();
    }

    private static Command onDay(CommandBuilder task, List<TimePhrase> times, TimePhrase day) {
        boolean ownDay = times.stream().anyMatch(time -> time.hasDay() || time.hasRecurrence());
        TimePhrase hour = times.stream().filter(TimePhrase::isTimeOfDay).findFirst().orElse(null);
        return (ownDay ? task : task.due(hour == null ? day.due() : hour.onDayOf(day).due())).build();
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
        return singular ? List.of(title) : parts.split(title, false).stream().allMatch(parts::beginsWithVerb) ? parts.split(title, false) : List.of(title);
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
            List<Range> several = said == null ? parts.datedReminders(todo) : List.of(todo);
            if (several.size() > 1) {
                return several.stream()
                        .flatMap(part -> atEach(values.framed(tasks.datedReminder(part, several), content, whole).build(), part).stream())
                        .toList();
            }
            task = tasks.reminder(todo, said);
        }
        if (said != null) {
            said.pieces().forEach(piece -> task.span(sentence.span(piece.from(), piece.to(), piece.readAs("remindAt"))));
        }
        return atEach(values.framed(task, content, whole).build(), whole);
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

    Command bareCreation(Range whole) {
        for (int at = whole.from(); at + 1 < whole.to(); at++) {
            boolean reminder = words.isAny(at, FilterReader.REMINDER_NOUNS);
            boolean remind = words.word(at).startsWith("remin") && words.is(at + 1, "me");
            if (reminder || remind) {
                int from = remind ? at + 2 : at + 1;
                if (from < whole.to()) {
                    return values.framed(tasks.reminder(todoOf(new Range(from, whole.to())), null), new Range(from, whole.to()), whole).build();
                }
            }
        }
        return tasks.task(whole).build();
    }

    /** The same new task, with what was told before it as its description. */
    Command described(Command command, Range told) {
        List<Span> spans = new ArrayList<>(command.spans());
        spans.addFirst(sentence.span(told.from(), told.to(), "description"));
        return new Command(command.intent(), command.title(), words.slice(told.from(), told.to()), command.due(), command.removed(), command.remindAt(),
                command.remindBefore(), command.recurrence(), command.recurrenceFrom(), command.duration(), command.priority(), command.tags(),
                command.filter(), command.targets(), command.checklist(), command.settings(), command.timeOfDay(), command.dayOnly(), command.eitherHalf(), spans);
    }
}
