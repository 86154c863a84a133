package org.todochatbot.frontend.accounts;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.todochatbot.kamelets.http.Problem;

/**
 * What a person signs up and signs in with.
 *
 * @param timezone IANA zone, at sign-up; UTC where none is given
 */
public record Credentials(String name, String password, String timezone) {

    private static final int MAX_NAME_LENGTH = 64;
    private static final int MIN_PASSWORD_LENGTH = 8;

    /** BCrypt looks at no more bytes than these. */
    private static final int MAX_PASSWORD_BYTES = 72;

    /** Checked for a new account, the name in one way of writing. @throws Problem 400 with what to mend */
    public Credentials forNewAccount() {
        Credentials credentials = forSignIn();
        if (!credentials.name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+ -]*") || credentials.name.length() > MAX_NAME_LENGTH) {
            throw Problem.badRequest("name must start with a letter or a digit, hold only letters, digits, spaces and . _ @ + -,"
                    + " and be at most " + MAX_NAME_LENGTH + " characters long.");
        }
        if (password.length() < MIN_PASSWORD_LENGTH) {
            throw Problem.badRequest("password is shorter than " + MIN_PASSWORD_LENGTH + " characters: choose a longer one.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES) {
            throw Problem.badRequest("password is longer than " + MAX_PASSWORD_BYTES + " bytes: choose a shorter one.");
        }
        zone();
        return credentials;
    }

    /** The name as accounts are kept: Unicode NFKC, lower case, without space around it. */
    public Credentials forSignIn() {
        if (name == null || name.isBlank() || password == null || password.isEmpty()) {
            throw Problem.badRequest("name and password are both needed.");
        }
        String normal = Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase();
        return new Credentials(normal, password, timezone);
    }

    public ZoneId zone() {
        if (timezone == null) {
            return ZoneOffset.UTC;
        }
        if (!ZoneId.getAvailableZoneIds().contains(timezone)) {
            throw Problem.badRequest("timezone is not an IANA time zone: send one such as \"Europe/Vienna\", or leave it out.");
        }
        return ZoneId.of(timezone);
    }

    /** Without the password, wherever this is written. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
