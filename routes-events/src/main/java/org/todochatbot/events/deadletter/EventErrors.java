package org.todochatbot.events.deadletter;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.kamelets.http.HttpAnswers;

/**
 * The error policy of the events service. It is not global, and does not stand on a transactional route: see
 * TransactionPolicy.
 */
@Component
public class EventErrors extends RouteConfigurationBuilder {

    /** What fails for a while (the database, the broker) is tried until it works: each attempt is a transaction. */
    public static final String TRY_UNTIL_DONE = "try-until-done";

    @Override
    public void configuration() {
        routeConfiguration(TRY_UNTIL_DONE)
                .onException(Exception.class)
                .maximumRedeliveries(-1)
                .redeliveryDelay(200)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(15_000)
                .useCollisionAvoidance()
                .collisionAvoidancePercent(30)
                .onExceptionOccurred(HttpAnswers::report)
                // Camel's own line would hold the exception's text, which may quote what a person wrote.
                .logRetryAttempted(false)
                .logExhausted(false);
    }
}
