package org.todochatbot.backend.tasks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.task.Task;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;

/**
 * Settles what a sentence alone does not: "the report is done" completes a task called so, and is a new task, or talk, where there is
 * none. The variable {@code known} is what it says of a task that is there; the body, the commands that it is else, becomes what holds.
 */
@Component
public class KnownTask implements LambdaRouteBuilder {

    private static final Pattern ACQUIRES = Pattern.compile("(?i)^(buy|get|grab|fetch|order|pick up)( the| some| a)? ");

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:known-task-find").routeId("known-task-find")
                .errorHandler(routes.noErrorHandler())
                .setVariable("otherwise", body())
                .setBody(method(KnownTask.class, "lookup"))
                .to("direct:task-find-as-said")
                .bean(KnownTask.class, "decide");
    }

    public static Map<String, Object> lookup(@Variable("known") Command known, @Variable("turn") Turn turn) {
        return TaskLookup.of(known, turn).get(0);
    }

    public static List<Command> decide(
            @Body List<Map<String, Object>> found,
            @Variable("known") Command known,
            @Variable("otherwise") List<Command> otherwise) {
        Target target = known.targets().get(0);
        boolean there = found.stream().anyMatch(row -> isMeant(TaskState.ofRow(row).task(), (Boolean) row.get("as_wanted"), target, known));
        return there ? List.of(known) : otherwise;
    }

    private static boolean isMeant(Task task, boolean asWanted, Target target, Command known) {
        return isNamed(task, target) && switch (known.intent()) {
            // What is said to be done may be done already.
            case COMPLETE_TASK -> true;
            // "Put the report on the desk" is a step only of what has steps.
            case ADD_TO_CHECKLIST -> asWanted && !task.checklist().isEmpty();
            default -> asWanted;
        };
    }

    /** Whether its title has the words that were said, or the others that the target may mean. */
    static boolean isNamed(Task task, Target target) {
        Set<String> title = words(task.title());
        return title.containsAll(words(target.title()))
                || target.isDatedTitle() && title.containsAll(words(target.filter().text()))
                || target.isDeed() && isCalledSo(task, target);
    }

    /** Of "got the salmon" only a task that is called "salmon" or "buy salmon", not any that has the word. */
    private static boolean isCalledSo(Task task, Target target) {
        return words(ACQUIRES.matcher(task.title()).replaceFirst("")).equals(words(target.filter().text()));
    }

    /** Whole ones: whoever says that the war is over means no "forward the mail". */
    static Set<String> words(String text) {
        return Set.copyOf(List.of(text.toLowerCase(Locale.ROOT).strip().split("[^\\p{L}\\p{N}]+")));
    }
}
