package org.todochatbot.tests.dialogues;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.contract.task.RecurrenceFrom;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.Person;

/** Holds a conversation with the running system, as somebody with a new account, and compares the end with the wish. */
final class DialogueRun {

    private final Dialogue dialogue;
    private final Person person = Person.signUp();
    private final ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Europe/Vienna"));
    private final List<String> misses = new ArrayList<>();

    private DialogueRun(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** @return what did not come as wished; nothing when all did */
    static List<String> of(Dialogue dialogue) {
        DialogueRun run = new DialogueRun(dialogue);
        try {
            run.talk();
            run.compareTasks();
            run.compareReminders();
        } catch (RuntimeException | AssertionError e) {
            run.misses.add(e.toString());
        }
        return run.misses;
    }

    private void talk() {
        ChatReply last = null;
        for (Dialogue.Step step : dialogue.steps()) {
            switch (step) {
                case Dialogue.Say say -> last = person.say(say.text());
                case Dialogue.Hear hear -> {
                    if (!last.reply().toLowerCase(Locale.ROOT).contains(hear.part().toLowerCase(Locale.ROOT))
                            && last.tasks().stream().noneMatch(task -> task.title().contains(hear.part()))) {
                        misses.add("“" + hear.part() + "” is not in the reply: " + last.reply());
                    }
                }
                case Dialogue.AwaitNotification wait ->
                        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !person.notifications().isEmpty());
            }
        }
        lastReply = last == null ? "" : last.reply();
    }

    private String lastReply = "";

    private void compareTasks() {
        List<Task> left = new ArrayList<>(person.tasks());
        for (String wished : dialogue.tasks()) {
            if (!left.stream().filter(task -> isAsWished(task, wished)).findFirst().map(left::remove).orElse(false)) {
                misses.add("not there: " + wished);
            }
        }
        left.forEach(task -> misses.add("not wished for: " + task.title() + ", " + task.status() + ", due " + task.due()
                + ", p" + task.priority() + ", " + task.tags() + ", " + task.recurrence() + "; last reply: " + lastReply));
    }

    private boolean isAsWished(Task task, String wished) {
        String[] parts = wished.split(" ; ");
        TaskStatus status = TaskStatus.PENDING;
        int priority = Task.NO_PRIORITY;
        List<String> tags = new ArrayList<>();
        String due = null;
        String rule = null;
        String description = "";
        RecurrenceFrom from = RecurrenceFrom.DUE;
        for (String part : List.of(parts).subList(1, parts.length)) {
            if (part.equals("done")) status = TaskStatus.COMPLETED;
            else if (part.startsWith("due ")) due = part.substring(4);
            else if (part.startsWith("repeats ")) rule = part.substring(8);
            else if (part.startsWith("note ")) description = part.substring(5);
            else if (part.equals("from completion")) from = RecurrenceFrom.COMPLETION;
            else if (part.startsWith("#")) tags.add(part.substring(1));
            else if (part.matches("p[1-4]")) priority = part.charAt(1) - '0';
            else throw new IllegalArgumentException(dialogue.name() + ": not understood: " + part);
        }
        // The first date of a rule depends on the hour at which the dialogue is held, so it need not be said.
        boolean dueAsWished = due == null ? task.due() == null || task.recurrence() != null || rule(task, status) : Moment.of(due, now).is(task.due(), now);
        return task.title().equals(parts[0])
                && task.status() == status
                && dueAsWished
                && task.priority() == priority
                && task.tags().equals(tags)
                && task.description().equals(description)
                && (rule == null ? task.recurrence() == null : rule.equals(task.recurrence()) && task.recurrenceFrom() == from);
    }

    /** A completed date of a rule that was handed on. */
    private boolean rule(Task task, TaskStatus status) {
        return status == TaskStatus.COMPLETED && dialogue.capability().equals("recurring");
    }

    private void compareReminders() {
        List<String> left = new ArrayList<>(Database.column(
                "todo",
                "select task.title || ' ; ' || to_char(remind_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                        + " from reminder join task on task.id = task_id where task.person_id = ? and state = 'scheduled'",
                person.id()));
        for (String wished : dialogue.reminders()) {
            String[] parts = wished.split(" ; ");
            boolean there = left.stream()
                    .filter(reminder -> reminder.startsWith(parts[0] + " ; ")
                            && Moment.of(parts[1], now).is(OffsetDateTime.parse(reminder.substring(parts[0].length() + 3))
                                    .atZoneSameInstant(now.getZone())))
                    .findFirst()
                    .map(left::remove)
                    .orElse(false);
            if (!there) {
                misses.add("no reminder: " + wished);
            }
        }
        left.forEach(reminder -> misses.add("reminder not wished for: " + reminder + "; last reply: " + lastReply));
    }
}
