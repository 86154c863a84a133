package org.todochatbot.backend.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.NotUnderstood;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.conversation.Pending;
import org.todochatbot.backend.intent.grammar.GrammarReader;
import org.todochatbot.backend.intent.model.ModelAnswer;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.task.Reminder;
import org.todochatbot.contract.task.Task;
import org.todochatbot.kamelets.http.Problem;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;
import static org.apache.camel.builder.Builder.variable;

/**
 * Finds the tasks that a command is about; a title that no task has and that names several is looked for one by one. The body
 * becomes a {@link Selection}, or an {@link Effect} that asks back
 * where it is not clear which are meant: a wrong task is never picked silently.
 */
@Component
public class TaskSelect implements LambdaRouteBuilder {

    /** The rank of a task that is only near what was said. */
    private static final int NEAR = 2;
    /** What is to be done as often as it is said of tasks: "empty the dishwasher". */
    private static final Pattern TO_DO = Pattern.compile(
            "(?i)(please |i (need|have) to )?(finish|complete|empty|clear|clean|drop|close|throw|wipe|take|put|get|check|discard|dump|move|push|shift|change|update"
                    + "|wrap|resolve|cancel|fix|edit|correct|revise|adjust|set|bring|pull|call|switch|swap|mark|scrap|strip|label|give|log)\\b");
    private static final Pattern SEPARATOR = Pattern.compile(",|&|\\band\\b");
    private static final Pattern ARTICLE = Pattern.compile("^(the|my)\\s+", Pattern.CASE_INSENSITIVE);

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:task-select").routeId("task-select")
                .errorHandler(routes.noErrorHandler())
                .split(method(TaskLookup.class, "of"), new GroupedBodyAggregationStrategy()).stopOnException()
                    .to("direct:task-find")
                .end()
                .bean(TaskSelect.class, "decide")
                .choice()
                    .when(body().isInstanceOf(Command.class))
                        .setVariable("command", body())
                        .to("direct:task-select")
                    .when(body().isInstanceOf(Selection.class))
                        .setVariable("selection", body())
                        .setBody(method(TaskSelect.class, "ids"))
                        .to("sql:classpath:sql/find-reminders-of-tasks.sql")
                        .bean(TaskSelect.class, "withReminders")
                .end();

        routes.from("direct:task-find").routeId("task-find")
                .errorHandler(routes.noErrorHandler())
                .choice()
                    .when(simple("${body[by]} == 'title'"))
                        .to("direct:task-find-by-title")
                    .when(simple("${body[by]} == 'id'"))
                        .to("sql:classpath:sql/find-tasks-by-id.sql")
                    .when(simple("${body[by]} == 'last'"))
                        .to("sql:classpath:sql/find-task-spoken-of-last.sql")
                    .otherwise()
                        .to("sql:classpath:sql/list-tasks.sql")
                .end();

        // By its title, or one of the other words that is due on the day that was named, or that repeats and comes then.
        routes.from("direct:task-find-as-said").routeId("task-find-as-said")
                .errorHandler(routes.noErrorHandler())
                .setVariable("lookup", body())
                .to("sql:classpath:sql/find-tasks-by-title.sql")
                .filter(simple("${body.size} == 0 && ${variable.lookup[dated]} != null"))
                    .setBody(simple("${variable.lookup[dated]}"))
                    .to("sql:classpath:sql/list-tasks.sql")
                .end()
                .filter(simple("${body.size} == 0 && ${variable.lookup[repeating]} != null"))
                    .setBody(simple("${variable.lookup[repeating]}"))
                    .to("sql:classpath:sql/list-tasks.sql")
                .end();

        routes.from("direct:task-find-by-title").routeId("task-find-by-title")
                .errorHandler(routes.noErrorHandler())
                .to("direct:task-find-as-said")
                .filter(simple("${body.size} == 0"))
                    .setBody(variable("lookup"))
                    .to("sql:classpath:sql/list-newest-tasks.sql")
                    .bean(TaskSelect.class, "near")
                .end();
    }

    /**
     * @param found the rows of each lookup, in the order of the command's targets
     * @param commands all of the message
     */
    public static Object decide(
            @Body List<List<Map<String, Object>>> found,
            @Variable("command") Command command,
            @Variable("commands") List<Command> commands,
            @Variable("turn") Turn turn,
            @Variable("readBy") String readBy) {
        Map<UUID, TaskState> chosen = new LinkedHashMap<>();
        Set<UUID> leftOut = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            Target target = command.targets().isEmpty() ? Target.referredTo(Target.THIS) : command.targets().get(i);
            List<Candidate> candidates = found.get(i).stream().map(Candidate::of).filter(c -> mayBeMeant(c, target, turn)).toList();
            boolean unknown = candidates.isEmpty() || target.title() != null && candidates.stream().allMatch(c -> c.rank == NEAR);
            List<Target> several = unknown ? several(target) : List.of();
            if (candidates.isEmpty() || several.size() > 1 && !turn.confirmed()) {
                return several.size() > 1 ? command.of(replaced(command.targets(), i, several)) : nothing(target, commands.size() == 1 ? command : null, turn);
            }
            if (target.isLeftOut()) {
                // All that it may mean, and what remains is shown before it is changed. What is only near it may be another.
                List<Candidate> meant = candidates.stream().filter(c -> c.rank < NEAR).toList();
                if (meant.isEmpty()) {
                    return nothing(target, null, turn);
                }
                meant.forEach(c -> leftOut.add(c.task.task().id()));
                continue;
            }
            if (target.title() != null) {
                List<Candidate> best = best(candidates);
                if (best.get(0).rank == NEAR && !turn.confirmed()) {
                    return near(best, target, command, turn);
                }
                if (best.size() > 1) {
                    return which(best, target, command, turn);
                }
                boolean ofPart = command.intent() == Intent.COMPLETE_TASK && !turn.confirmed() && command.targets().size() == 1
                        && best.get(0).rank > 0 && isPart(target.title(), best.get(0).task.task().title());
                if (ofPart) {
                    return sure(List.of(best.get(0).task), command);
                }
                candidates = best;
            }
            candidates.forEach(c -> chosen.putIfAbsent(c.task.task().id(), c.task));
        }
        chosen.keySet().removeAll(leftOut);
        if (chosen.isEmpty()) {
            return nothing(Target.matching(Filter.all()), null, turn);
        }
        List<TaskState> tasks = List.copyOf(chosen.values());
        boolean ask = !leftOut.isEmpty() || tasks.size() > 1 && isBulk(command) || isGuess(readBy, tasks, command);
        if (!turn.confirmed() && ask) {
            return sure(tasks, command);
        }
        return new Selection(tasks, List.of());
    }

    /** By "got the wine" only what is called so; by "the wednesday one", in answer to "which?", only one of those. */
    private static boolean mayBeMeant(Candidate candidate, Target target, Turn turn) {
        Task task = candidate.task.task();
        if (target.isDeed()) {
            return candidate.rank == NEAR || KnownTask.isNamed(task, target);
        }
        Pending pending = turn.conversation().pending();
        boolean answer = turn.confirmed() && pending != null && pending.question() == Pending.Question.WHICH;
        return !answer || target.title() != null || target.filter() == null || pending.options().contains(task.id());
    }

    /** "The essay and the team call", when no task is called so. */
    private static List<Target> several(Target target) {
        if (target.title() == null || Boolean.TRUE.equals(target.exact())) {
            return List.of();
        }
        return Arrays.stream(SEPARATOR.split(target.title()))
                .map(title -> ARTICLE.matcher(title.strip()).replaceFirst(""))
                .filter(title -> !title.isEmpty())
                .map(title -> target.isLeftOut() ? Target.titled(title).leftOut() : Target.titled(title))
                .toList();
    }

    private static List<Target> replaced(List<Target> targets, int index, List<Target> by) {
        List<Target> all = new ArrayList<>(targets);
        all.remove(index);
        all.addAll(index, by);
        return all;
    }

    /** The nearest of the tasks, when none has the title that was said. */
    public static List<Map<String, Object>> near(
            @Body List<Map<String, Object>> newest, @Variable("lookup") Map<String, Object> lookup) {
        if (Boolean.TRUE.equals(lookup.get("exact"))) {
            return List.of();
        }
        Map<TaskState, Map<String, Object>> rows = new LinkedHashMap<>();
        newest.forEach(row -> rows.put(TaskState.ofRow(row), row));
        return NearTitles.to((String) lookup.get("title"), List.copyOf(rows.keySet())).stream().map(rows::get).toList();
    }

    public static Map<String, Object> ids(@Body Selection selection) {
        return Map.of("ids", TaskLookup.json(selection.views().stream().map(Task::id).toList()));
    }

    /** @param reminderId the only one that is meant, or null */
    public static Selection withReminders(
            @Body List<Map<String, Object>> rows, @Variable("selection") Selection selection,
            @Variable("reminderId") UUID reminderId)
            throws JsonProcessingException {
        List<Reminder> reminders = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            reminders.add(Json.MAPPER.readValue((String) row.get("document"), Reminder.class));
        }
        if (reminderId != null) {
            reminders.removeIf(reminder -> !reminder.id().equals(reminderId) || reminder.state() != Reminder.State.SCHEDULED);
            if (reminders.isEmpty()) {
                throw Problem.notFound("reminder");
            }
        }
        return new Selection(selection.tasks(), reminders);
    }

    /** The very title goes before part of it, and the status that the command is for before the other. */
    private static List<Candidate> best(List<Candidate> candidates) {
        Candidate first = candidates.get(0);
        return candidates.stream()
                .filter(c -> c.rank == first.rank && c.asWanted == first.asWanted)
                .toList();
    }

    /** Of "buy milk and eggs" the eggs alone: whether one thing of several that a title lists was not said. */
    private static boolean isPart(String said, String title) {
        Set<String> words = KnownTask.words(said);
        String[] things = SEPARATOR.split(title);
        return things.length > 1 && Arrays.stream(things)
                .map(thing -> KnownTask.words(thing).stream().filter(word -> !word.isEmpty()).toList())
                .anyMatch(thing -> !thing.isEmpty() && thing.stream().noneMatch(words::contains));
    }

    /** What touches several tasks at once that were not each named is confirmed first; so is deleting several. */
    private static boolean isBulk(Command command) {
        return command.intent() == Intent.DELETE_TASK
                || command.targets().stream().anyMatch(Target::isOfSeveral);
    }

    /** What only the language model has read is confirmed before it deletes anything or touches several tasks. */
    private static boolean isGuess(String readBy, List<TaskState> tasks, Command command) {
        return ModelAnswer.BY.equals(readBy) && (command.intent() == Intent.DELETE_TASK || tasks.size() > 1);
    }

    /** @param only the only command of the message, which may be a task instead; null where there are several */
    private static Effect nothing(Target target, Command only, Turn turn) {
        if (turn.about() != null && target.title() == null) {
            throw Problem.notFound("task");
        }
        Optional<Command> task = only != null && target.title() != null && only.targets().size() == 1 && TO_DO.matcher(turn.text()).lookingAt()
                ? GrammarReader.offered(turn.text(), turn.reading())
                : Optional.empty();
        String none = "I found no task like “" + target.title() + "”.";
        if (task.isPresent()) {
            return NotUnderstood.shallIAdd(none, task.get(), turn);
        }
        String what = target.title() != null
                ? none
                : target.position() != null
                        ? "There is no number " + target.position() + " in the list shown last."
                        : target.filter() != null
                                ? "No task fits that."
                                : "I do not know which task you mean.";
        return Effect.say(
                what + " Nothing was changed. Say its title, or look at your list.",
                List.of(),
                List.of(new Choice("Show my tasks", "Show my pending tasks")));
    }

    private static Effect which(List<Candidate> candidates, Target target, Command command, Turn turn) {
        List<Task> tasks = candidates.stream().map(c -> c.task.task()).limit(9).toList();
        // The choice is the confirmation, so the question says of what.
        String which = command.intent() == Intent.DELETE_TASK ? "Which one shall I delete?" : "Which one do you mean?";
        return Effect.ask(
                Phrases.count(candidates.size(), "task fits", "tasks fit") + " “" + target.title() + "”. " + which,
                tasks,
                Phrases.choices(tasks, turn.now()),
                new Pending(Pending.Question.WHICH, command, tasks.stream().map(Task::id).toList()));
    }

    /** A near miss is never taken silently: one is confirmed, several are offered. */
    private static Effect near(List<Candidate> candidates, Target target, Command command, Turn turn) {
        List<Task> tasks = candidates.stream().map(c -> c.task.task()).toList();
        List<UUID> ids = tasks.stream().map(Task::id).toList();
        String none = "I found no task like “" + target.title() + "”. "
                + (command.intent() == Intent.DELETE_TASK ? "Shall I delete " : "Do you mean ");
        return tasks.size() == 1
                ? Effect.ask(
                        none + Phrases.quoted(tasks) + "?", tasks, Phrases.YES_OR_NO,
                        new Pending(Pending.Question.SURE, command, ids))
                : Effect.ask(
                        none + "one of these?", tasks, Phrases.choices(tasks, turn.now()),
                        new Pending(Pending.Question.WHICH, command, ids));
    }

    private static Effect sure(List<TaskState> states, Command command) {
        List<Task> tasks = states.stream().map(TaskState::task).toList();
        String what = switch (command.intent()) {
            case COMPLETE_TASK -> "Complete";
            case REOPEN_TASK -> "Reopen";
            case DELETE_TASK -> "Delete";
            case CANCEL_REMINDER -> "Turn off the reminders of";
            default -> "Change";
        };
        return Effect.ask(
                what + (tasks.size() == 1 ? " " : " these " + tasks.size() + " tasks: ") + Phrases.quoted(tasks) + "?",
                tasks,
                Phrases.YES_OR_NO,
                new Pending(Pending.Question.SURE, command, tasks.stream().map(Task::id).toList()));
    }

    private record Candidate(TaskState task, int rank, boolean asWanted) {

        static Candidate of(Map<String, Object> row) {
            return new Candidate(
                    TaskState.ofRow(row),
                    ((Number) row.get("rank")).intValue(),
                    (Boolean) row.get("as_wanted"));
        }
    }
}
