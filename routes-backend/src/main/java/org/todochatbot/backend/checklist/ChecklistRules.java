package org.todochatbot.backend.checklist;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.conversation.Pending;
import org.todochatbot.backend.tasks.Change;
import org.todochatbot.backend.tasks.Selection;
import org.todochatbot.backend.tasks.TaskRules;
import org.todochatbot.backend.tasks.TaskState;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.task.ChecklistItem;
import org.todochatbot.contract.task.Task;

/** What each command does to the steps of a task. Pure, like {@link TaskRules}. */
public final class ChecklistRules {

    public static final int MAX_STEPS = 100;

    private ChecklistRules() {}

    public static Effect change(
            @Body Selection selection, @Variable("command") Command command, @Variable("turn") Turn turn) {
        if (selection.tasks().size() != 1) {
            return Effect.say("Say of one task at a time which steps you mean.", selection.views());
        }
        TaskState before = selection.tasks().get(0);
        List<ChecklistItem> steps = new ArrayList<>(before.task().checklist());
        List<String> changed = new ArrayList<>();
        for (String said : command.checklist()) {
            if (command.intent() == Intent.ADD_TO_CHECKLIST) {
                if (said.length() > TaskRules.MAX_TITLE_LENGTH || steps.size() >= MAX_STEPS) {
                    return Effect.say("A checklist has at most " + MAX_STEPS + " steps of at most "
                            + TaskRules.MAX_TITLE_LENGTH + " characters. Nothing was changed.");
                }
                steps.add(new ChecklistItem(UuidCreator.getTimeOrderedEpoch(), said, false));
                changed.add(said);
                continue;
            }
            List<ChecklistItem> meant = meant(said, steps, command.intent());
            if (meant.size() != 1) {
                return unclear(said, meant, before.task());
            }
            ChecklistItem step = meant.get(0);
            changed.add(step.title());
            switch (command.intent()) {
                case TICK_CHECKLIST -> steps.replaceAll(s -> s.id().equals(step.id()) ? s.done(true) : s);
                case UNTICK_CHECKLIST -> steps.replaceAll(s -> s.id().equals(step.id()) ? s.done(false) : s);
                default -> steps.remove(step);
            }
        }
        if (changed.isEmpty()) {
            return Effect.say("Which step do you mean? Say for example “tick eggs”.", selection.views());
        }
        Task task = before.task().withChecklist(steps);
        if (task.equals(before.task())) {
            return Effect.say(quoted(changed) + (changed.size() == 1 ? " is" : " are") + " like that already.", List.of(task));
        }
        Task after = task.updatedAt(turn.now().toInstant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        String reply = switch (command.intent()) {
            case ADD_TO_CHECKLIST -> "Added " + quoted(changed) + " to the checklist of ";
            case TICK_CHECKLIST -> "Ticked " + quoted(changed) + " on the checklist of ";
            case UNTICK_CHECKLIST -> "Took back the tick of " + quoted(changed) + " on the checklist of ";
            default -> "Took " + quoted(changed) + " off the checklist of ";
        };
        return Effect.change(
                List.of(new Change.OfTask(
                        EventType.TASK_UPDATED, before, new TaskState(after, before.deleted(), before.version() + 1))),
                reply + Phrases.quoted(after) + ". " + left(after),
                List.of(after));
    }

    /** The task whose step was named: the one spoken of, else the only one that has it. */
    public static Object choose(
            @Body List<Map<String, Object>> rows, @Variable("command") Command command, @Variable("turn") Turn turn) {
        List<TaskState> states = rows.stream().map(TaskState::ofRow).toList();
        Optional<UUID> spokenOf = turn.conversation().focus().stream().findFirst();
        Optional<TaskState> focus =
                states.stream().filter(s -> spokenOf.filter(s.task().id()::equals).isPresent()).findFirst();
        if (focus.isPresent() || states.size() == 1) {
            return new Selection(List.of(focus.orElseGet(() -> states.get(0))), List.of());
        }
        List<Task> tasks = states.stream().map(TaskState::task).toList();
        return tasks.isEmpty()
                ? Effect.say("No open checklist has a step “" + command.checklist().get(0) + "”. Nothing was changed.")
                : Effect.ask(
                        "Several checklists have that step. Which task do you mean?", tasks, Phrases.choices(tasks, turn.now()),
                        new Pending(Pending.Question.WHICH, command, tasks.stream().map(Task::id).toList()));
    }

    /** That with that id, as programs say it; else those of that very title, else those with all of its words; of two alike, the one that is not so yet. */
    private static List<ChecklistItem> meant(String said, List<ChecklistItem> steps, Intent intent) {
        List<ChecklistItem> named = steps.stream().filter(s -> s.id().toString().equals(said)).toList();
        if (!named.isEmpty()) {
            return named;
        }
        String title = said.toLowerCase(Locale.ROOT);
        List<ChecklistItem> same = steps.stream().filter(s -> s.title().toLowerCase(Locale.ROOT).equals(title)).toList();
        List<ChecklistItem> fitting = !same.isEmpty()
                ? same
                : steps.stream()
                        .filter(s -> List.of(title.split("\\s+")).stream()
                                .allMatch(word -> s.title().toLowerCase(Locale.ROOT).contains(word)))
                        .toList();
        boolean done = intent != Intent.TICK_CHECKLIST;
        List<ChecklistItem> open = fitting.stream().filter(s -> s.done() == done).toList();
        return intent != Intent.REMOVE_FROM_CHECKLIST && !open.isEmpty() ? List.of(open.get(0)) : fitting;
    }

    private static Effect unclear(String said, List<ChecklistItem> meant, Task task) {
        if (task.checklist().isEmpty()) {
            return Effect.say(
                    Phrases.quoted(task) + " has no checklist. Say for example “add eggs to the checklist of " + task.title()
                            + "”.",
                    List.of(task));
        }
        String steps = quoted((meant.isEmpty() ? task.checklist() : meant).stream().map(ChecklistItem::title).toList());
        return Effect.say(
                (meant.isEmpty()
                                ? "The checklist of " + Phrases.quoted(task) + " has no step “" + said + "”. Its steps are: "
                                : "Which step do you mean: ")
                        + steps + ". Nothing was changed.",
                List.of(task),
                (meant.isEmpty() ? List.<ChecklistItem>of() : meant)
                        .stream().map(step -> new Choice(step.title(), "tick \"" + step.title() + "\"")).toList());
    }

    private static String left(Task task) {
        long open = task.checklist().stream().filter(step -> !step.done()).count();
        int all = task.checklist().size();
        return all == 0
                ? "It is empty now."
                : open == 0
                        ? "All " + (all == 1 ? "of it is" : all + " steps are") + " done."
                        : open + " of " + Phrases.count(all, "step", "steps") + " left.";
    }

    private static String quoted(List<String> titles) {
        return titles.stream().map(title -> "“" + title + "”").collect(Collectors.joining(", "));
    }
}
