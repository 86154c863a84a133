package org.todochatbot.kamelets.security;

import java.time.ZoneId;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The person on whose behalf a request is made, as the signed token says it.
 *
 * @param id of the account
 * @param zone IANA time zone of that person's settings
 */
public record Caller(UUID id, ZoneId zone) {

    /** The caller of the request that this thread works on. */
    public static Caller current() {
        Jwt token = (Jwt) SecurityContextHolder.getContext().getAuthentication().getPrincipal();
        return new Caller(UUID.fromString(token.getSubject()), ZoneId.of(token.getClaimAsString(SignedTokens.ZONE)));
    }
}
