package org.todochatbot.frontend.sessions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * The sessions that were signed out before they expired, known in memory: a token is checked without the database, and
 * so the chat goes on while that is away. Other replicas' sign-outs arrive within a second.
 */
@Component
public class RevokedSessions implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2Error SIGNED_OUT = new OAuth2Error("invalid_token", "signed out", null);

    private final Map<UUID, Instant> expiryByToken = new ConcurrentHashMap<>();
    private final Set<UUID> deletedAccounts = ConcurrentHashMap.newKeySet();
    private final Clock clock;

    public RevokedSessions(Clock clock) {
        this.clock = clock;
    }

    public void add(UUID tokenId, Instant expiry) {
        expiryByToken.put(tokenId, expiry);
    }

    public void addAll(@Body List<Map<String, Object>> rows) {
        rows.forEach(row -> add((UUID) row.get("tokenId"), ((Timestamp) row.get("expiresAt")).toInstant()));
        Instant now = clock.instant();
        expiryByToken.values().removeIf(now::isAfter);
    }

    /** Whose account was deleted is signed out everywhere. */
    public void addAccount(UUID accountId) {
        deletedAccounts.add(accountId);
    }

    public void addAccounts(@Body List<Map<String, Object>> rows) {
        rows.forEach(row -> addAccount((UUID) row.get("accountId")));
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return expiryByToken.containsKey(UUID.fromString(token.getId()))
                        || deletedAccounts.contains(UUID.fromString(token.getSubject()))
                ? OAuth2TokenValidatorResult.failure(SIGNED_OUT)
                : OAuth2TokenValidatorResult.success();
    }
}
