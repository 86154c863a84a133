package org.todochatbot.backend.chat;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
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

    /** The sidecar waits: 503 has it deliver again. */
    public static final String DELIVER_AGAIN = "deliver-again";

    @Override
    public void configuration() {
        routeConfiguration(POLICY)
                .onException(Problem.class)
                    .handled(true)
                    .process(HttpAnswers::problem)
                .end()
                .onException(
                        CannotCreateTransactionException.class,
                        TransactionSystemException.class,
                        DataAccessResourceFailureException.class,
                        TransientDataAccessException.class)
                    .handled(true)
                    .log("${routeId}: the database is away: ${exception.class.simpleName}")
                    .process(ChatErrors::databaseAway)
                .end()
                .onException(Exception.class)
                    .handled(true)
                    .process(HttpAnswers::problem)
                .end();

        routeConfiguration(RUN_AGAIN)
                .onException(Exception.class)
                .handled(true)
                .process(exchange -> HttpAnswers.report(exchange));

        routeConfiguration(DELIVER_AGAIN)
                .onException(Exception.class)
                .handled(true)
                .process(exchange -> HttpAnswers.report(exchange))
                .process(exchange -> HttpAnswers.answer(exchange, 503, null, null));
    }

    private static void databaseAway(Exchange exchange) throws Exception {
        exchange.setProperty(
                Exchange.EXCEPTION_CAUGHT,
                Problem.unavailable("Your tasks cannot be reached just now, and nothing was changed: try again in a moment."));
        HttpAnswers.problem(exchange);
    }
}
