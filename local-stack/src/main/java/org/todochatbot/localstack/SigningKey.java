package org.todochatbot.localstack;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A key for ES256 signatures as a JSON Web Key (RFC 7517, RFC 7518 section 6.2); its id is its thumbprint (RFC 7638). */
record SigningKey(String privateJwk) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int P256_BYTES = 32;

    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey publicKey = (ECPublicKey) pair.getPublic();
            ECPrivateKey privateKey = (ECPrivateKey) pair.getPrivate();
            String x = coordinate(publicKey.getW().getAffineX());
            String y = coordinate(publicKey.getW().getAffineY());
            return new SigningKey(JSON.createObjectNode()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("alg", "ES256")
                    .put("use", "sig")
                    .put("kid", thumbprint(x, y))
                    .put("x", x)
                    .put("y", y)
                    .put("d", coordinate(privateKey.getS()))
                    .toString());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has P-256 and SHA-256.", e);
        }
    }

    /** The same key without its private half. */
    String publicJwk() {
        try {
            ObjectNode key = (ObjectNode) JSON.readTree(privateJwk);
            key.remove("d");
            return key.toString();
        } catch (JsonProcessingException e) {
            throw new StackException("The secret store holds a signing key that is not JSON: start with --fresh.", e);
        }
    }

    private static String thumbprint(String x, String y) throws GeneralSecurityException {
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
        return base64(MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8)));
    }

    /** Always 32 bytes, leading zeros kept and BigInteger's sign byte dropped. */
    static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[P256_BYTES];
        int length = Math.min(bytes.length, P256_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, P256_BYTES - length, length);
        return base64(fixed);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
