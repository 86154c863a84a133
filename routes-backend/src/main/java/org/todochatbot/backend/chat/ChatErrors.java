package org.todochatbot.backend.chat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Variable;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.processor.errorhandler.RedeliveryPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.todochatbot.backend.transaction.PersonTransaction.AccountDeleted;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.Problem;

/**
 * The error policies of the backend's outer routes. None is global, and none stands on a transactional route: see
 * TransactionPolicy.
 */
@Component
public class ChatErrors extends RouteConfigurationBuilder {

    /** Somebody waits for the answer: one attempt, then the truth. */
    public static final String POLICY = "answer-person";

    /** Nobody waits: what failed is logged, and the next run of the same route tries again. */
    public static final String RUN_AGAIN = "run-again";

    /** Nobody waits, and nobody says it again soon: while the database is away some attempts within seconds, then it is logged. */
    public static final String TRY_AGAIN = "try-again";

    /** Somebody waits for the answer, and what was said can be kept until the database is back. */
    public static final String QUEUE = "queue-command";

    /** What was kept: tried with back-off and jitter, then left to the sidecar to deliver again. */
    public static final String QUEUED = "carry-out-command";

    private static final String BACK_OFF = "back-off";

    private static final List<Class<? extends Throwable>> DATABASE_AWAY = List.of(
            CannotCreateTransactionException.class,
            TransactionSystemException.class,
            DataAccessResourceFailureException.class,
            TransientDataAccessException.class);

    private static final Set<Intent> ONLY_SHOWS =
            EnumSet.of(
                    Intent.LIST_TASKS, Intent.SHOW_MORE, Intent.SHOW_FILTER, Intent.LIST_FILTERS, Intent.LIST_TAGS,
                    Intent.LIST_REMINDERS, Intent.SHOW_INSIGHTS, Intent.SHOW_SETTINGS);

    @Override
    public void configuration() {
        routeConfiguration(POLICY)
                .onException(Problem.class)
                    .handled(true)
                    .process(HttpAnswers::problem)
                .end()
                .onException(databaseAway())
                    .handled(true)
                    .log("${routeId}: the database is away: ${exception.class.simpleName}")
                    .process(ChatErrors::databaseAway)
                .end()
                .onException(Exception.class)
                    .handled(true)
                    .process(HttpAnswers::problem)
                .end();

        routeConfiguration(QUEUE)
                .onException(Problem.class)
                    .handled(true)
                    .process(HttpAnswers::problem)
                .end()
                .onException(databaseAway())
                    .handled(true)
                    .log("${routeId}: the database is away: ${exception.class.simpleName}")
                    .choice()
                        .when(method(ChatErrors.class, "onlyShows"))
                            .process(ChatErrors::cannotShow)
                        .otherwise()
                            .to("direct:chat-keep")
                    .end()
                .end()
                .onException(Exception.class)
                    .handled(true)
                    .process(HttpAnswers::problem)
                .end();

        routeConfiguration(QUEUED)
                // Nobody is left whom the answer could reach.
                .onException(AccountDeleted.class)
                    .handled(true)
                    .process(exchange -> HttpAnswers.answer(exchange, 200, null, null))
                .end()
                .onException(Problem.class)
                    .handled(true)
                    .process(ChatErrors::refusal)
                    .to("direct:chat-command-refuse")
                    .process(exchange -> HttpAnswers.answer(exchange, 200, null, null))
                .end()
                .onException(databaseAway())
                    .redeliveryPolicyRef(BACK_OFF)
                    .handled(true)
                    .process(exchange -> HttpAnswers.answer(exchange, 503, null, null))
                .end()
                .onException(Exception.class)
                    .maximumRedeliveries(2)
                    .redeliveryDelay(100)
                    .retryAttemptedLogLevel(LoggingLevel.DEBUG)
                    .handled(true)
                    .process(HttpAnswers::report)
                    .to("direct:chat-command-bury")
                    .process(exchange -> HttpAnswers.answer(exchange, 200, null, null))
                .end();

        // What fails for another reason fails each time, and must not keep others waiting. Camel's own line would hold the
        // exception's text, which may quote what a person wrote.
        routeConfiguration(TRY_AGAIN)
                // Nobody is left whom it could reach.
                .onException(AccountDeleted.class)
                    .handled(true)
                .end()
                .onException(databaseAway())
                    .redeliveryPolicyRef(BACK_OFF)
                    .handled(true)
                    .process(HttpAnswers::report)
                .end()
                .onException(Exception.class)
                    .logExhausted(false)
                    .handled(true)
                    .process(HttpAnswers::report)
                .end();

        routeConfiguration(RUN_AGAIN)
                .onException(Exception.class)
                    .logExhausted(false)
                    .handled(true)
                    .process(HttpAnswers::report)
                .end();
    }

    /** Five attempts within 1.5 s or so: the delay doubles, and differs by up to 30 %. */
    @Bean(BACK_OFF)
    static RedeliveryPolicy backOff() {
        return new RedeliveryPolicy()
                .maximumRedeliveries(4)
                .redeliveryDelay(100)
                .useExponentialBackOff().backOffMultiplier(2)
                .useCollisionAvoidance().collisionAvoidancePercent(30)
                .retryAttemptedLogLevel(LoggingLevel.DEBUG)
                .logExhausted(false);
    }

    /** Whether the person asked only to be shown something, which cannot be had, and need not be kept. */
    public static boolean onlyShows(@Variable("commands") List<Command> commands) {
        return commands != null && commands.stream().allMatch(command -> ONLY_SHOWS.contains(command.intent()));
    }

    private static void cannotShow(Exchange exchange) throws Exception {
        exchange.getMessage().setBody(new ChatReply(
                exchange.getVariable("turn", Turn.class).messageId(),
                "I cannot get at your tasks just now, so I cannot show them. Ask again in a moment.",
                exchange.getVariable("commands", List.class), List.of(), List.of(), false, false));
        HttpAnswers.json(exchange);
    }

    private static void refusal(Exchange exchange) {
        exchange.getMessage().setBody(new ChatReply(
                exchange.getVariable("turn", Turn.class).messageId(),
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class).getMessage(),
                List.of(), List.of(), List.of(), false, false));
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Throwable>[] databaseAway() {
        return DATABASE_AWAY.toArray(new Class[0]);
    }

    private static void databaseAway(Exchange exchange) throws Exception {
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT,
                Problem.unavailable("Your tasks cannot be reached just now, and nothing was changed: try again in a moment."));
        HttpAnswers.problem(exchange);
    }
}
