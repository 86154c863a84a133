package org.todochatbot.backend.account;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.api.ProgramRequest;
import org.todochatbot.backend.chat.ChatErrors;
import org.todochatbot.backend.outbox.OutboxRelay;
import org.todochatbot.backend.outbox.OutboxRow;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.backend.transaction.PersonTransaction;
import org.todochatbot.contract.event.CloudEvent;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.contract.event.TaskData;
import org.todochatbot.kamelets.http.HttpAnswers;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;

/**
 * {@code DELETE /account}: everything that is a person's goes, in one transaction with the event that has the other services
 * do the same. Jobs of their reminders find no reminder, and their conversation is forgotten. Asked for again it is 410.
 */
@Component
public class AccountDelete implements LambdaRouteBuilder {

    private final PersonTransaction personTransaction;
    private final Clock clock;

    public AccountDelete(PersonTransaction personTransaction, Clock clock) {
        this.personTransaction = personTransaction;
        this.clock = clock;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/account?httpMethodRestrict=DELETE").routeId("account-delete-receive")
                .routeConfigurationId(ChatErrors.POLICY)
                .bean(ProgramRequest.class, "accept")
                .to("direct:account-delete")
                .to(OutboxRelay.WAKE)
                .to("direct:conversation-forget")
                .process(exchange -> HttpAnswers.answer(exchange, 204, null, null));

        routes.from("direct:account-delete").routeId("account-delete")
                .errorHandler(routes.noErrorHandler())
                .policy(personTransaction)
                    .setBody(constant(Map.of()))
                    .to("sql:classpath:sql/next-settings-version.sql?outputType=SelectOne")
                    .setVariable("sequence", body())
                    .setBody(constant(Map.of()))
                    .to("sql:classpath:sql/delete-person.sql")
                    .setBody(method(this, "event"))
                    .to("sql:classpath:sql/insert-outbox.sql")
                .end();
    }

    /** The last one about the person: it counts on after those of the settings. */
    public Map<String, Object> event(@Variable("actor") Actor actor, @Variable("sequence") Long sequence) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return OutboxRow.of(new CloudEvent<>(
                "1.0", id, "routes-backend", EventType.ACCOUNT_DELETED, actor.personId().toString(), now, "application/json", sequence,
                actor.zone().getId(), actor.personId(), TaskData.of(null, true, List.of())));
    }
}
