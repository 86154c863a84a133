package org.todochatbot.kamelets.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

import java.util.List;

/** JSON Web Tokens (RFC 7519) signed with ES256, whose keys come from the secret store as JSON Web Keys (RFC 7517). */
public final class SignedTokens {

    /** The claim with the IANA zone of the person. */
    public static final String ZONE = "zoneinfo";

    private SignedTokens() {}

    /** @param privateKey an EC P-256 key as JSON */
    public static JwtEncoder encoder(String privateKey) {
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key(privateKey))));
    }

    /** Takes only tokens signed with this key, not expired, and meant for this audience. */
    public static JwtDecoder decoder(String key, String audience) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256, new ImmutableJWKSet<>(new JWKSet(key(key).toPublicJWK()))));
        // The validators below do this, with an error that Spring Security understands.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience)),
                new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null)));
        return decoder;
    }

    private static ECKey key(String json) {
        try {
            return ECKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("A signing key in the secret store is not an EC JSON Web Key", e);
        }
    }
}
