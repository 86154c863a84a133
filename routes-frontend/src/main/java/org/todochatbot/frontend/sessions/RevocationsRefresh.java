package org.todochatbot.frontend.sessions;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

import static org.apache.camel.builder.Builder.method;

/** Learns from the database which sessions were signed out since the last look, at any replica. */
@Component
public class RevocationsRefresh implements LambdaRouteBuilder {

    private final Clock clock;
    private volatile Instant seenUntil = Instant.EPOCH;

    public RevocationsRefresh(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("timer:revocations-refresh?period={{todo.session.revocation-period-millis}}").routeId("revocations-refresh")
                .doTry()
                    .setVariable("since", method(this, "since"))
                    .setVariable("begun", method(this, "now"))
                    .to("sql:classpath:sql/find-revoked-sessions.sql")
                    .bean(RevokedSessions.class, "addAll")
                    .to("sql:classpath:sql/find-deleted-accounts.sql")
                    .bean(RevokedSessions.class, "addAccounts")
                    .process(exchange -> seenUntil = exchange.getVariable("begun", Instant.class))
                .doCatch(Exception.class)
                    .log(LoggingLevel.DEBUG, "Sign-outs of other replicas not known: ${exception.class.simpleName}")
                .end();

        routes.from("timer:revocations-expire?period=3600000&delay=60000").routeId("revocations-expire")
                .doTry()
                    .to("sql:classpath:sql/delete-expired-revocations.sql")
                    .to("sql:classpath:sql/delete-expired-deletions.sql")
                .doCatch(Exception.class)
                    .log(LoggingLevel.DEBUG, "Expired sign-outs not deleted: ${exception.class.simpleName}")
                .end();
    }

    public OffsetDateTime since() {
        return seenUntil.atOffset(ZoneOffset.UTC);
    }

    public Instant now() {
        return clock.instant();
    }
}
