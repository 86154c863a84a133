package org.todochatbot.kamelets.http;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A request that is answered with an RFC 9457 problem document.
 *
 * <p>The detail is for the person or program that sent it: it says what is wrong and how to mend it, and repeats
 * nothing that they wrote.
 */
public class Problem extends RuntimeException {

    private final int status;
    private final String title;

    public Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, "Bad request", detail);
    }

    public static Problem notFound(String what) {
        return new Problem(404, "Not found", "There is no such " + what + " of yours.");
    }

    public static Problem tooLarge(String detail) {
        return new Problem(413, "Too large", detail);
    }

    public static Problem unavailable(String detail) {
        return new Problem(503, "Service unavailable", detail);
    }

    public int status() {
        return status;
    }

    public Document document() {
        return new Document("about:blank", title, status, getMessage());
    }

    /** RFC 9457, section 3. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Document(String type, String title, int status, String detail) {}
}
