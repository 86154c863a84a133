package org.todochatbot.backend.intent.grammar;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;

/**
 * Reads the words of a new task: its times, reminders, priority, tags and description are cut out, and what is left is
 * the title. What was not understood is not cut.
 */
final class TaskReader {

    /** Verbs after which each of several names is somebody to whom it is done. */
    private static final Set<String> OF_SOMEBODY = Set.of("call", "text", "email", "message", "phone", "ring", "visit", "meet", "ask");

    private final Sentence sentence;
    private final Words words;
    private final TaskParts parts;

    TaskReader(Sentence sentence) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.parts = new TaskParts(sentence);
    }

    TaskParts parts() {
        return parts;
    }

    /** A plain task: times in it are when it is due. */
    CommandBuilder task(Range range) {
        return new TaskDraft(sentence, parts, range, false).read(null);
    }

    /** What follows "remind me": times in it are when to remind, save deadlines, which are also when it is due. */
    CommandBuilder reminder(Range range, TimePhrase said) {
        return new TaskDraft(sentence, parts, range, true).read(said);
    }

    /** A task that is called what was said, word for word. */
    Command literal(Range range) {
        return new CommandBuilder(Intent.CREATE_TASK)
                .title(words.slice(range.from(), range.to()))
                .span(sentence.span(range.from(), range.to(), "title"))
                .build();
    }

    /** One of several tasks that {@link #dated} told apart. */
    CommandBuilder datedTask(Range part, List<Range> parts) {
        if (parts.size() > 1 && this.parts.isWhen(part)) {
            TimePhrase other = sentence.wholly(part);
            return task(parts.getFirst()).due(other.due()).recurrence(other.recurrence(), other.isFromCompletion());
        }
        TimePhrase when = onTheirDay(part, parts);
        CommandBuilder task = withTheirVerb(task(part), part, parts);
        return when == null ? task : task.due(when.due());
    }

    /** One of several reminders that {@link #dated} told apart. */
    CommandBuilder datedReminder(Range part, List<Range> parts) {
        TimePhrase when = onTheirDay(part, parts);
        CommandBuilder task = withTheirVerb(reminder(part, null), part, parts);
        return when == null ? task : task.remindOnlyAt(when.reminder());
    }

    /** "Call mom at 5 and dad at 6" are two calls. */
    private CommandBuilder withTheirVerb(CommandBuilder task, Range part, List<Range> parts) {
        int first = parts.getFirst().from();
        boolean one = parts.indexOf(part) > 0 && task.title() != null && !task.title().contains(" ") && words.is(part.from() - 1, "and");
        return one && words.isAny(first, OF_SOMEBODY) ? task.title(words.get(first).text() + " " + task.title()) : task;
    }

    /**
     * A time of day is on the day that was said last before it, or that the last of them says: "breakfast at 8 and dinner at 7
     * tomorrow". Null where it has a day of its own, or there is none.
     */
    private TimePhrase onTheirDay(Range part, List<Range> parts) {
        List<TimePhrase> times = sentence.times(part);
        if (times.size() != 1 || !times.getFirst().isTimeOfDay()) {
            return null;
        }
        List<TimePhrase> before = parts.subList(0, parts.indexOf(part)).reversed().stream()
                .flatMap(other -> sentence.times(other).stream())
                .toList();
        // "Call mom at 5 and buy milk tomorrow": a day without a time of day is only of what it stands beside.
        List<TimePhrase> last = sentence.times(parts.getLast()).stream().filter(time -> !time.isDayOnly()).toList();
        return Stream.concat(before.stream(), last.stream())
                .filter(time -> time.hasDay() && !time.hasRecurrence())
                .findFirst()
                .map(times.getFirst()::onDayOf)
                .orElse(null);
    }
}
