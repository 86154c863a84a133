package org.todochatbot.frontend.accounts;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.todochatbot.frontend.doors.FrontendErrors;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.transaction.TransactionPolicy;

import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;

/** {@code POST /api/accounts}: signing up. */
@Component
public class AccountCreate implements LambdaRouteBuilder {

    private final TransactionPolicy transaction;

    public AccountCreate(TransactionTemplate template) {
        this.transaction = new TransactionPolicy(template) {
            @Override
            protected void enter(Exchange exchange) {
                // The service's own role is all that accounts need.
            }
        };
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/api/accounts?httpMethodRestrict=POST&consumes=application/json&useStreaming=true")
                .routeId("account-receive")
                .routeConfigurationId(FrontendErrors.POLICY)
                .bean(Accounts.class, "readNew")
                .to("direct:account-create")
                .setBody(method(AccountCreate.class, "created"))
                .process(HttpAnswers::json)
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(201));

        routes.from("direct:account-create").routeId("account-create")
                .errorHandler(routes.noErrorHandler())
                .policy(transaction)
                    .bean(Accounts.class, "add")
                    .to("sql:classpath:sql/insert-account.sql")
                .end();
    }

    public static Map<String, String> created(@Variable("account") Account account) {
        return Map.of("id", account.id().toString(), "name", account.name(), "timezone", account.zone().getId());
    }
}
