package org.todochatbot.frontend.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;
import org.todochatbot.frontend.accounts.Account;
import org.todochatbot.kamelets.security.Caller;
import org.todochatbot.kamelets.security.SignedTokens;

/**
 * Makes the tokens of this system. A session token says to the frontend who a browser or a program is; a caller token
 * says to the services behind it, for a minute, on whose behalf the frontend asks. They are signed with different keys,
 * so that neither passes for the other.
 */
@Component
public class SessionTokens {

    static final String AUDIENCE = "todo-chatbot";
    private static final Duration CALLER_TOKEN_VALIDITY = Duration.ofMinutes(1);
    private static final int MOST_CALLERS = 10_000;

    private final JwtEncoder sessions;
    private final JwtEncoder callers;
    private final Duration validity;
    private final Clock clock;
    private final Cache<Caller, String> callerTokens = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterWrite(CALLER_TOKEN_VALIDITY.dividedBy(2))
            .build();

    public SessionTokens(
            @Value("${todo.session-key}") String sessionKey,
            @Value("${todo.service-key}") String serviceKey,
            @Value("${todo.session.days}") int days,
            Clock clock) {
        this.sessions = SignedTokens.encoder(sessionKey);
        this.callers = SignedTokens.encoder(serviceKey);
        this.validity = Duration.ofDays(days);
        this.clock = clock;
    }

    public String session(Account account) {
        return sign(
                sessions,
                claims(account.id().toString(), account.zone().getId(), validity)
                        .id(UUID.randomUUID().toString())
                        .audience(List.of(AUDIENCE))
                        .claim("preferred_username", account.name()));
    }

    /** Signed anew when half of its validity is over. */
    public String caller(Caller caller) {
        return callerTokens.get(caller, this::signCaller);
    }

    private String signCaller(Caller caller) {
        return sign(
                callers,
                claims(caller.id().toString(), caller.zone().getId(), CALLER_TOKEN_VALIDITY)
                        .audience(List.of("routes-backend", "routes-events")));
    }

    Duration validity() {
        return validity;
    }

    private JwtClaimsSet.Builder claims(String subject, String zone, Duration validity) {
        Instant now = clock.instant();
        return JwtClaimsSet.builder()
                .issuer("routes-frontend")
                .subject(subject)
                .issuedAt(now)
                .expiresAt(now.plus(validity))
                .claim(SignedTokens.ZONE, zone);
    }

    private static String sign(JwtEncoder encoder, JwtClaimsSet.Builder claims) {
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
