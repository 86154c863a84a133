package org.todochatbot.frontend.accounts;

import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.provisioning.UserDetailsManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.todochatbot.frontend.doors.BackendCall;
import org.todochatbot.frontend.doors.FrontendErrors;
import org.todochatbot.frontend.sessions.RevokedSessions;
import org.todochatbot.frontend.stream.OpenPages;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.JsonBody;
import org.todochatbot.kamelets.http.Problem;
import org.todochatbot.kamelets.transaction.TransactionPolicy;

import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;

/**
 * {@code DELETE /api/account}, with the password once more. First the backend deletes what is theirs and publishes the event
 * that has the others do so; only then the account goes, so that whatever fails in between can be asked for again.
 */
@Component
public class AccountDelete implements LambdaRouteBuilder {

    private final TransactionPolicy transaction;
    private final UserDetailsManager users;
    private final RevokedSessions revokedSessions;
    private final OpenPages openPages;

    public AccountDelete(
            TransactionTemplate template, UserDetailsManager users, RevokedSessions revokedSessions, OpenPages openPages) {
        this.transaction = new TransactionPolicy(template) {
            @Override
            protected void enter(Exchange exchange) {
                // The service's own role is all that accounts need.
            }
        };
        this.users = users;
        this.revokedSessions = revokedSessions;
        this.openPages = openPages;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/api/account?httpMethodRestrict=DELETE&useStreaming=true").routeId("account-delete-receive")
                .routeConfigurationId(FrontendErrors.POLICY)
                .setBody(method(AccountDelete.class, "credentials"))
                .bean(Accounts.class, "verify")
                .setVariable("account", method(AccountDelete.class, "account"))
                .setBody(constant(null))
                .bean(BackendCall.class, "delete")
                .to("kamelet:dapr-invoke-action?appId=routes-backend&path=account"
                        + "&timeoutMillis={{todo.backend.timeout-millis}}")
                .process(AccountDelete::requireDeleted)
                .to("direct:account-delete")
                .process(this::closeSessions)
                .process(exchange -> HttpAnswers.answer(exchange, 204, null, null));

        routes.from("direct:account-delete").routeId("account-delete")
                .errorHandler(routes.noErrorHandler())
                .policy(transaction)
                    .setBody(method(AccountDelete.class, "row"))
                    .to("sql:classpath:sql/insert-deleted-account.sql")
                    .process(exchange -> users.deleteUser(exchange.getVariable("account", Deleted.class).name()))
                .end();
    }

    /** The name is that of the session: nobody deletes another's account, even with both passwords. */
    public static Credentials credentials(@Body InputStream body) {
        Credentials given = JsonBody.read(body, Credentials.class);
        return new Credentials(token().getClaimAsString("preferred_username"), given.password(), null).forSignIn();
    }

    public static Deleted account() {
        return new Deleted(UUID.fromString(token().getSubject()), token().getClaimAsString("preferred_username"));
    }

    public static Map<String, Object> row(@Variable("account") Deleted account) {
        return Map.of("accountId", account.id());
    }

    private static void requireDeleted(Exchange exchange) {
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        // 410: it was deleted there before, when the rest failed.
        if (status != 204 && status != 410) {
            throw Problem.unavailable("Your account cannot be deleted just now, and is as it was: try again in a moment.");
        }
    }

    private void closeSessions(Exchange exchange) {
        Deleted account = exchange.getVariable("account", Deleted.class);
        revokedSessions.addAccount(account.id());
        openPages.closePerson(account.id());
    }

    private static Jwt token() {
        return (Jwt) SecurityContextHolder.getContext().getAuthentication().getPrincipal();
    }

    /** Whose account goes. */
    public record Deleted(UUID id, String name) {}
}
