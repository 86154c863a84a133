package org.todochatbot.backend.chat;

import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.backend.transaction.PersonReading;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;

/** Counts a question to the language model, in a transaction of its own, before it is asked. */
@Component
public class ModelUseCount implements LambdaRouteBuilder {

    private final PersonReading personReading;

    public ModelUseCount(PersonReading personReading) {
        this.personReading = personReading;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("direct:model-use-count").routeId("model-use-count").precondition("{{todo.model.enabled}}")
                .errorHandler(routes.noErrorHandler())
                // A sentence that is only to be read has none yet.
                .setVariable("actor", method(ModelUseCount.class, "actor"))
                .setVariable("modelCap", simple("{{todo.model.daily-cap-per-person}}", Integer.class))
                .policy(personReading)
                    .to("sql:classpath:sql/count-model-use.sql?outputType=SelectOne")
                .end()
                .filter(body().isNull())
                    .throwException(new CapReached())
                .end();
    }

    public static Actor actor(@Variable("turn") Turn turn) {
        return new Actor(turn.personId(), turn.now().getZone());
    }

    /** A person has asked as often as anybody may on one day. */
    static final class CapReached extends Exception {

        CapReached() {
            super("The daily cap of questions to the language model is reached.", null, false, false);
        }
    }
}
