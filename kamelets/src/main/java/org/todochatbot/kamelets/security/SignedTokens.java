package org.todochatbot.kamelets.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** JSON Web Tokens (RFC 7519) signed with ES256, whose keys come from the secret store as JSON Web Keys (RFC 7517). */
public final class SignedTokens {

    /** The claim with the IANA zone of the person. */
    public static final String ZONE = "zoneinfo";

    private SignedTokens() {}

    /** @param privateKey an EC P-256 key as JSON */
    public static JwtEncoder encoder(String privateKey) {
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key(privateKey))));
    }

    /** Takes only tokens signed with this key, not expired, meant for this audience, and good for the other checks too. */
    @SafeVarargs
    public static JwtDecoder decoder(String key, String audience, OAuth2TokenValidator<Jwt>... others) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.ES256, new ImmutableJWKSet<>(new JWKSet(key(key).toPublicJWK()))));
        // The validators below do this, with an error that Spring Security understands.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        List<OAuth2TokenValidator<Jwt>> checks = new ArrayList<>(List.of(others));
        checks.add(new JwtTimestampValidator());
        checks.add(new JwtClaimValidator<>(JwtClaimNames.EXP, Objects::nonNull));
        checks.add(new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience)));
        // The issuer is a name here; by default each one that is no URL is an exception thrown and caught.
        decoder.setClaimSetConverter(MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, issuer -> issuer)));
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return new VerifiedTokens(decoder, new DelegatingOAuth2TokenValidator<>(checks));
    }

    private static ECKey key(String json) {
        try {
            return ECKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("A signing key in the secret store is not an EC JSON Web Key", e);
        }
    }
}
