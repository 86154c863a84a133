package org.todochatbot.frontend.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import org.todochatbot.frontend.doors.BackendAnswer;
import org.todochatbot.frontend.doors.BackendCall;
import org.todochatbot.frontend.doors.FrontendErrors;
import org.todochatbot.kamelets.http.HttpAnswers;
import org.todochatbot.kamelets.http.Problem;
import org.todochatbot.kamelets.security.Caller;

import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;

/**
 * The calendar feed: {@code POST /api/feed} makes its secret address, in the place of one before; {@code DELETE} revokes it;
 * {@code GET} tells whether there is one, and cannot tell which, because only its hash is kept. {@code GET
 * /feeds/<secret>.ics} needs no signing in: calendar programs cannot.
 */
@Component
public class FeedRoutes implements LambdaRouteBuilder {

    private static final int SECRET_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final BackendCall backendCall;

    public FeedRoutes(BackendCall backendCall) {
        this.backendCall = backendCall;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/api/feed?httpMethodRestrict=POST").routeId("feed-create")
                .routeConfigurationId(FrontendErrors.POLICY)
                .setVariable("secret", method(FeedRoutes.class, "secret"))
                .setBody(method(FeedRoutes.class, "row"))
                .to("sql:classpath:sql/save-feed.sql")
                .setBody(method(FeedRoutes.class, "address"))
                .process(HttpAnswers::json)
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(201));

        routes.from("platform-http:/api/feed?httpMethodRestrict=GET").routeId("feed-show")
                .routeConfigurationId(FrontendErrors.POLICY)
                .setBody(method(FeedRoutes.class, "owner"))
                .to("sql:classpath:sql/find-feed.sql?outputType=SelectOne")
                .setBody(method(FeedRoutes.class, "shown"))
                .process(HttpAnswers::json);

        routes.from("platform-http:/api/feed?httpMethodRestrict=DELETE").routeId("feed-delete")
                .routeConfigurationId(FrontendErrors.POLICY)
                .setBody(method(FeedRoutes.class, "owner"))
                .to("sql:classpath:sql/delete-feed.sql")
                .process(exchange -> HttpAnswers.answer(exchange, 204, null, null));

        routes.from("platform-http:/feeds/{file}?httpMethodRestrict=GET").routeId("feed-read")
                .routeConfigurationId(FrontendErrors.POLICY)
                .setVariable("secret", method(FeedRoutes.class, "secretIn"))
                .setBody(method(FeedRoutes.class, "hash"))
                .to("sql:classpath:sql/find-account-of-feed.sql?outputType=SelectOne")
                .process(this::inNameOf)
                .to("kamelet:dapr-invoke-action?appId=routes-backend&path=calendar"
                        + "&timeoutMillis={{todo.backend.timeout-millis}}")
                .process(BackendAnswer::pass);
    }

    public static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String secretIn(@Header("file") String file) {
        if (!file.endsWith(".ics")) {
            throw Problem.notFound("calendar");
        }
        return file.substring(0, file.length() - ".ics".length());
    }

    public static Map<String, Object> row(@Variable("secret") String secret) {
        Map<String, Object> row = new HashMap<>(owner());
        row.putAll(hash(secret));
        return row;
    }

    public static Map<String, Object> owner() {
        return Map.of("accountId", Caller.current().id());
    }

    public static Map<String, Object> hash(@Variable("secret") String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Map.of("tokenHash", HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static Map<String, Object> address(@Variable("secret") String secret) {
        return Map.of("path", "/feeds/" + secret + ".ics");
    }

    public static Map<String, Object> shown(@Body Object createdAt) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("exists", createdAt != null);
        shown.put("createdAt", createdAt == null ? null : createdAt.toString());
        return shown;
    }

    private void inNameOf(Exchange exchange) {
        Map<?, ?> account = exchange.getMessage().getBody(Map.class);
        if (account == null) {
            throw Problem.notFound("calendar");
        }
        backendCall.getInNameOf(new Caller((UUID) account.get("id"), ZoneId.of((String) account.get("zone"))), exchange);
    }
}
