package org.todochatbot.kamelets.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Verifies the signature of a token once and not with each of its requests. Everything else about it, such as its age and
 * whether it was signed out, is checked each time.
 */
class VerifiedTokens implements JwtDecoder {

    private static final int MOST = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> checks;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    VerifiedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> checks) {
        this.signatures = signatures;
        this.checks = checks;
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = verified.get(token, signatures::decode);
        OAuth2TokenValidatorResult result = checks.validate(jwt);
        if (result.hasErrors()) {
            verified.invalidate(token);
            throw new JwtValidationException("the token is not valid any more", result.getErrors());
        }
        return jwt;
    }
}
