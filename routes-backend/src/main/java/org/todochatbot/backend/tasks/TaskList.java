package org.todochatbot.backend.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Phrases;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.conversation.Listing;
import org.todochatbot.backend.reminders.ReminderRules;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.task.Task;
import org.todochatbot.contract.task.TaskStatus;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.variable;

/** "Show my pending tasks", "what is due this week?", "how many did I finish yesterday?", and "more" after that. */
@Component
public class TaskList implements LambdaRouteBuilder {

    private static final int SHOWN = 20;

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:task-list").routeId("task-list")
                .errorHandler(routes.noErrorHandler())
                .setBody(method(TaskList.class, "lookup"))
                .choice()
                    .when(body().isNull())
                        .setBody(constant(Effect.say("There is no list to go on with. Say for example “show my tasks”.")))
                    .otherwise()
                        .to("direct:task-search")
                        .bean(TaskList.class, "tell")
                        .setVariable("list", body())
                        .setVariable("then", method(TaskList.class, "then"))
                        .filter(variable("then").isNotNull())
                            .setBody(variable("then"))
                            .to("sql:classpath:sql/list-reminders-between.sql")
                            .setVariable("list", method(TaskList.class, "withReminders"))
                            .to("sql:classpath:sql/list-repeating-tasks.sql")
                            .setVariable("list", method(RepeatingThen.class, "added"))
                        .end()
                        .setBody(variable("list"))
                .end();
    }

    public static Map<String, Object> lookup(
            @Variable("command") Command command, @Variable("turn") Turn turn, @Variable("listWords") String words) {
        Listing listing = listing(command, turn, words);
        if (listing == null) {
            return null;
        }
        boolean counts = Boolean.TRUE.equals(listing.filter().count());
        Map<String, Object> lookup = TaskLookup.of(listing.filter(), turn.now(), counts ? 1 : SHOWN);
        lookup.put("skip", listing.shown());
        if (counts) {
            lookup.put("counted", null);
        }
        return lookup;
    }

    /** Who asks what there is on a day wants to know of reminders, and of what repeats, as well; null for other lists. */
    public static Map<String, Object> then(
            @Variable("list") Effect list, @Variable("command") Command command, @Variable("turn") Turn turn,
            @Variable("listWords") String words) {
        Listing listing = listing(command, turn, words);
        Filter filter = listing.filter();
        boolean onlyByTime = (filter.dueFrom() != null || filter.dueBefore() != null)
                && filter.withSort(null).equals(Filter.due(filter.status(), filter.dueFrom(), filter.dueBefore()));
        if (!onlyByTime || listing.shown() > 0) {
            return null;
        }
        Map<String, Object> between = new HashMap<>();
        between.put("from", filter.dueFrom());
        between.put("before", filter.dueBefore());
        between.put("listed", TaskLookup.json(list.tasks().stream().map(Task::id).toList()));
        return between;
    }

    public static Effect withReminders(
            @Body List<Map<String, Object>> rows, @Variable("list") Effect list, @Variable("turn") Turn turn) {
        if (rows.isEmpty()) {
            return list;
        }
        Effect reminders = ReminderRules.listed(rows, " for then", turn);
        List<Task> tasks = new ArrayList<>(list.tasks());
        tasks.addAll(reminders.tasks());
        return new Effect(
                list.changes(), list.reply() + "\n" + reminders.reply(), tasks, list.choices(), list.pending(), list.listing());
    }

    public static Effect tell(
            @Body List<Map<String, Object>> rows,
            @Variable("command") Command command,
            @Variable("turn") Turn turn,
            @Variable("listWords") String words,
            @Variable("meant") String meant) {
        Listing listing = listing(command, turn, words);
        Filter filter = listing.filter();
        String kind = filter.status() == null ? "" : filter.status() == TaskStatus.PENDING ? "pending " : "completed ";
        if (rows.isEmpty()) {
            return Effect.say(listing.shown() > 0
                    ? "That was all of them."
                    : "You have no " + kind + "tasks" + (isNarrowed(filter) ? " that fit." : "."));
        }
        List<Task> tasks = rows.stream().map(row -> TaskState.ofRow(row).task()).toList();
        long total = ((Number) rows.get(0).get("total")).longValue();
        String number = total > TaskLookup.COUNTED && !Boolean.TRUE.equals(filter.count())
                ? "more than " + TaskLookup.COUNTED + " " + kind + "tasks"
                : Phrases.count((int) total, kind + "task", kind + "tasks");
        String count = "You have " + number + (isNarrowed(filter) ? (total == 1 ? " that fits" : " that fit") : "");
        if (Boolean.TRUE.equals(filter.count())) {
            return Effect.say(count + ".");
        }
        int shown = listing.shown() + tasks.size();
        boolean more = total > shown;
        String other = meant == null ? "" : "Nothing has the words “" + filter.text() + "”; this is for “" + meant + "”. ";
        String reply = other + (listing.shown() > 0
                ? "Numbers " + (listing.shown() + 1) + " to " + shown + (more ? ":" : ", the last:")
                : count + (more ? ". The first " + shown + ":" : ":"));
        return Effect.list(
                reply, tasks, more ? List.of(new Choice("More", "more")) : List.of(),
                new Listing(listing.words(), meant == null ? filter : filter.withText(meant), shown));
    }

    /**
     * Which list is asked for, and how much of it was shown; null for "more" after nothing.
     *
     * @param words of the saved list that is shown; null for what was said
     */
    private static Listing listing(Command command, Turn turn, String words) {
        if (command.intent() == Intent.SHOW_MORE) {
            return turn.conversation().listing();
        }
        Filter filter = command.filter() == null ? Filter.all() : command.filter();
        return new Listing(
                words == null ? turn.text() : words,
                inOrder(isAboutWhatIsToBeDone(filter) ? filter.withStatus(TaskStatus.PENDING) : filter),
                0);
    }

    /** What is due then is told in the order of the day. */
    private static Filter inOrder(Filter filter) {
        boolean byTime = filter.dueFrom() != null || filter.dueBefore() != null || Boolean.TRUE.equals(filter.overdue());
        return byTime && filter.sort() == null ? filter.withSort("due") : filter;
    }

    /** Who asks what is due, or for what is urgent, means what is open. */
    private static boolean isAboutWhatIsToBeDone(Filter filter) {
        boolean byTime = filter.dueFrom() != null || filter.dueBefore() != null || "due".equals(filter.sort());
        return filter.status() == null && (byTime || !filter.priorities().isEmpty() || "priority".equals(filter.sort()));
    }

    private static boolean isNarrowed(Filter filter) {
        return !filter.equals(Filter.all()) && !filter.equals(Filter.status(filter.status()));
    }
}
