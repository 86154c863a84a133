package org.todochatbot.frontend.sessions;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.todochatbot.frontend.accounts.Account;
import org.todochatbot.frontend.accounts.Accounts;
import org.todochatbot.frontend.doors.FrontendErrors;
import org.todochatbot.frontend.stream.OpenPages;
import org.todochatbot.kamelets.http.HttpAnswers;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.method;
import static org.apache.camel.builder.Builder.simple;

/** {@code POST}, {@code GET} and {@code DELETE /api/session}: signing in, who is signed in, signing out. */
@Component
public class SessionRoutes implements LambdaRouteBuilder {

    static final String COOKIE = "session";

    private final SessionTokens tokens;
    private final RevokedSessions revokedSessions;
    private final OpenPages openPages;
    private final boolean secureCookie;

    public SessionRoutes(
            SessionTokens tokens,
            RevokedSessions revokedSessions,
            OpenPages openPages,
            @Value("${todo.session.secure-cookie}") boolean secureCookie) {
        this.tokens = tokens;
        this.revokedSessions = revokedSessions;
        this.openPages = openPages;
        this.secureCookie = secureCookie;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("platform-http:/api/session?httpMethodRestrict=POST&consumes=application/json&useStreaming=true")
                .routeId("session-create")
                .routeConfigurationId(FrontendErrors.POLICY)
                .bean(Accounts.class, "read")
                .bean(Accounts.class, "verify")
                .setVariable("name", simple("${body.name}"))
                .to("sql:classpath:sql/find-account.sql?outputType=SelectOne")
                .process(this::signIn);

        routes.from("platform-http:/api/session?httpMethodRestrict=GET").routeId("session-show")
                .routeConfigurationId(FrontendErrors.POLICY)
                .setBody(method(SessionRoutes.class, "current"))
                .process(HttpAnswers::json);

        routes.from("platform-http:/api/session?httpMethodRestrict=DELETE").routeId("session-delete")
                .routeConfigurationId(FrontendErrors.POLICY)
                .setBody(method(SessionRoutes.class, "token"))
                .setVariable("token", body())
                .to("sql:classpath:sql/revoke-session.sql")
                .process(this::signOut);
    }

    private void signIn(Exchange exchange) throws JsonProcessingException {
        Map<?, ?> row = exchange.getMessage().getBody(Map.class);
        Account account = new Account((UUID) row.get("id"), (String) row.get("name"), ZoneId.of((String) row.get("zone")));
        String token = tokens.session(account);
        exchange.getMessage().setBody(Map.of("token", token));
        HttpAnswers.json(exchange);
        setCookie(exchange, token, tokens.validity().toSeconds());
    }

    private void signOut(Exchange exchange) {
        Map<?, ?> token = exchange.getVariable("token", Map.class);
        UUID id = (UUID) token.get("tokenId");
        revokedSessions.add(id, ((Timestamp) token.get("expiresAt")).toInstant());
        openPages.closeSession(id);
        HttpAnswers.answer(exchange, 204, null, null);
        setCookie(exchange, "", 0);
    }

    private void setCookie(Exchange exchange, String token, long seconds) {
        exchange.getMessage().setHeader("Set-Cookie", ResponseCookie.from(COOKIE, token)
                .httpOnly(true)
                .secure(secureCookie)
                .sameSite("Strict")
                .path("/")
                .maxAge(seconds)
                .build()
                .toString());
    }

    /** Who is signed in. */
    public static Map<String, String> current() {
        Jwt jwt = jwt();
        return Map.of(
                "id", jwt.getSubject(), "name", jwt.getClaimAsString("preferred_username"), "timezone", jwt.getClaimAsString("zoneinfo"));
    }

    public static Map<String, Object> token() {
        return Map.of("tokenId", UUID.fromString(jwt().getId()), "expiresAt", Timestamp.from(jwt().getExpiresAt()));
    }

    private static Jwt jwt() {
        return (Jwt) SecurityContextHolder.getContext().getAuthentication().getPrincipal();
    }
}
