package org.todochatbot.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatThePrivateHalfSignsThePublicHalfVerifies() throws Exception {
        SigningKey key = SigningKey.generate();
        byte[] text = {1, 2, 3};

        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(privateKey(JSON.readTree(key.privateJwk())));
        signer.update(text);
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(publicKey(JSON.readTree(key.publicJwk())));
        verifier.update(text);

        assertThat(verifier.verify(signer.sign())).isTrue();
    }

    @Test
    void thePublicHalfIsTheSameKeyWithoutItsSecret() throws Exception {
        SigningKey key = SigningKey.generate();
        JsonNode publicJwk = JSON.readTree(key.publicJwk());

        assertThat(publicJwk.has("d")).isFalse();
        assertThat(publicJwk.get("kid")).isEqualTo(JSON.readTree(key.privateJwk()).get("kid"));
        assertThat(publicJwk.get("alg").asText()).isEqualTo("ES256");
        assertThat(publicJwk.get("crv").asText()).isEqualTo("P-256");
    }

    @Test
    void aCoordinateIsAlwaysThirtyTwoBytes() {
        assertThat(decoded(SigningKey.coordinate(BigInteger.ONE))).hasSize(32).endsWith(1).startsWith(0);
        BigInteger largest = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        assertThat(largest.toByteArray()).hasSize(33);
        assertThat(decoded(SigningKey.coordinate(largest))).hasSize(32).containsOnly(0xff);
    }

    private static ECPublicKey publicKey(JsonNode jwk) throws Exception {
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(
                new ECPublicKeySpec(new ECPoint(number(jwk, "x"), number(jwk, "y")), p256()));
    }

    private static ECPrivateKey privateKey(JsonNode jwk) throws Exception {
        return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number(jwk, "d"), p256()));
    }

    private static ECParameterSpec p256() throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static BigInteger number(JsonNode jwk, String member) {
        return new BigInteger(1, decoded(jwk.get(member).asText()));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
