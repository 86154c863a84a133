package org.todochatbot.backend.checklist;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.tasks.Selection;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.variable;

/** "Add eggs to the checklist of groceries", "tick eggs", "take eggs off the checklist". */
@Component
public class ChecklistChange implements LambdaRouteBuilder {

    private static final Pattern SEPARATOR = Pattern.compile(",|&|\\band\\b");

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:checklist-change").routeId("checklist-change")
                .errorHandler(routes.noErrorHandler())
                .choice()
                    // "Tick eggs" names no task: it is the one with that step.
                    .when(method(ChecklistChange.class, "namesNoTask"))
                        .to("direct:checklist-find")
                    .otherwise()
                        .to("direct:task-select")
                .end()
                .choice()
                    .when(body().isInstanceOf(Selection.class))
                        .bean(ChecklistRules.class, "change")
                        .to("direct:change-save")
                .end();

        routes.from("direct:checklist-find").routeId("checklist-find")
                .errorHandler(routes.noErrorHandler())
                .setBody(method(ChecklistChange.class, "step"))
                .to("sql:classpath:sql/find-tasks-by-step.sql")
                .bean(ChecklistRules.class, "choose");

        // The body is what was answered because no task is called so; it stays where no step is either.
        routes.from("direct:checklist-tick-instead").routeId("checklist-tick-instead")
                .errorHandler(routes.noErrorHandler())
                .filter(method(ChecklistChange.class, "mayMeanStep"))
                    .setVariable("answer", body())
                    .setVariable("command", method(ChecklistChange.class, "asTick"))
                    .to("direct:checklist-find")
                    .choice()
                        .when(body().isInstanceOf(Selection.class))
                            .bean(ChecklistRules.class, "change")
                            .to("direct:change-save")
                        .otherwise()
                            .setBody(variable("answer"))
                    .end()
                .end();
    }

    public static boolean namesNoTask(@Variable("command") Command command, @Variable("turn") Turn turn) {
        return command.intent() != Intent.ADD_TO_CHECKLIST && command.targets().isEmpty() && turn.about() == null;
    }

    public static Map<String, Object> step(@Variable("command") Command command) {
        return Map.of("step", command.checklist().get(0));
    }

    /** Titles were said, and nothing was found that is called so. */
    public static boolean mayMeanStep(@Body Effect answer, @Variable("command") Command command, @Variable("turn") Turn turn) {
        return !turn.confirmed()
                && !command.targets().isEmpty()
                && command.targets().stream().allMatch(target -> target.title() != null && !target.isLeftOut())
                && answer.changes().isEmpty();
    }

    /** "Tick eggs and flour", "untick eggs". */
    public static Command asTick(@Variable("command") Command command) {
        CommandBuilder tick = new CommandBuilder(command.intent() == Intent.REOPEN_TASK ? Intent.UNTICK_CHECKLIST : Intent.TICK_CHECKLIST);
        command.targets().stream().flatMap(target -> Arrays.stream(SEPARATOR.split(target.title()))).map(String::strip).filter(step -> !step.isEmpty()).forEach(tick::step);
        return tick.build().with(command.spans());
    }
}
