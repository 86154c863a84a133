package org.todochatbot.frontend.doors;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.Problem;

/** The error policy of the doors: somebody waits, so one attempt, then the truth. */
@Component
public class FrontendErrors extends RouteConfigurationBuilder {

    public static final String POLICY = "answer-person";

    @Override
    public void configuration() {
        routeConfiguration(POLICY)
                .onException(Problem.class)
                    .handled(true)
                    .process(HttpAnswers::problem)
                .end()
                // The sidecar cannot be reached, or the answer did not come in time.
                .onException(IOException.class, CallNotPermittedException.class)
                    .handled(true)
                    .process(exchange -> unavailable(exchange, BackendAnswer.AWAY))
                .end()
                .onException(DataAccessException.class, TransactionException.class, InternalAuthenticationServiceException.class)
                    .handled(true)
                    .process(exchange -> unavailable(
                            exchange, "Accounts cannot be reached just now: try again in a moment."))
                .end()
                .onException(Exception.class)
                    .handled(true)
                    .process(HttpAnswers::problem)
                .end();
    }

    private static void unavailable(Exchange exchange, String detail) throws Exception {
        HttpAnswers.report(exchange);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, Problem.unavailable(detail));
        HttpAnswers.problem(exchange);
    }
}
