package org.todochatbot.backend.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.conversation.Conversation;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Span;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.kamelets.http.JsonBody;
import org.todochatbot.kamelets.http.Problem;
import org.todochatbot.kamelets.security.Caller;

/**
 * What a program asks to be changed becomes the same commands that a sentence becomes, and is carried out by the same routes:
 * once for each idempotency key, with history, events and undo.
 */
@Component
public class ProgramRequest {

    /** Keeps the keys of programs apart from the message ids of chats. */
    static final String KEY_PREFIX = "api:";

    private static final int MAX_KEY_LENGTH = 100;

    private final Clock clock;

    public ProgramRequest(Clock clock) {
        this.clock = clock;
    }

    /**
     * Sets the variables {@code actor}, {@code turn}, {@code taskId} and {@code ifMatch}.
     *
     * @param key of the header Idempotency-Key; where there is none each request is a new one
     */
    public void accept(
            @Header("Idempotency-Key") String key,
            @Header("If-Match") String ifMatch,
            @Header("taskId") String taskId,
            @Header("reminderId") String reminderId,
            Exchange exchange) {
        Caller caller = Caller.current();
        if (key != null && (key.isBlank() || key.length() > MAX_KEY_LENGTH || key.indexOf('\0') >= 0)) {
            throw Problem.badRequest("Idempotency-Key must be 1 to " + MAX_KEY_LENGTH + " characters: send a UUID, for example.");
        }
        UUID task = taskId == null ? null : uuid(taskId, "task");
        exchange.setVariable("actor", new Actor(caller.id(), caller.zone()));
        exchange.setVariable("taskId", task);
        exchange.setVariable("reminderId", reminderId == null ? null : uuid(reminderId, "reminder"));
        exchange.setVariable("ifMatch", ifMatch);
        exchange.setVariable("request", exchange.getMessage().getHeader(Exchange.HTTP_METHOD) + " "
                + exchange.getMessage().getHeader(Exchange.HTTP_PATH));
        exchange.setVariable("turn", new Turn(
                caller.id(),
                KEY_PREFIX + (key == null ? UuidCreator.getTimeOrderedEpoch().toString() : key),
                "",
                ZonedDateTime.now(clock).withZoneSameInstant(caller.zone()),
                task,
                Conversation.EMPTY,
                // A program has said which task it means: nobody is asked back.
                true,
                Settings.DEFAULT));
    }

    /** The JSON object that is the body; an absent one is empty. */
    public JsonNode json(@Body InputStream body) {
        JsonNode json = JsonBody.read(body, JsonNode.class);
        if (!json.isObject()) {
            throw Problem.badRequest("The body is no JSON object: see the OpenAPI document for what is expected.");
        }
        return json;
    }

    /**
     * The commands, the first of them with what the request said altogether: a key that comes with another request is then told
     * apart, also where that differs in what is in no command.
     */
    public List<Command> signed(
            @Body List<Command> commands, @Variable("request") String request, @Variable("content") String content) {
        Command first = commands.get(0);
        List<Span> spans = new ArrayList<>(first.spans());
        spans.add(new Span(0, 0, digest(request + "\n" + (content == null ? "" : content)), "request"));
        List<Command> signed = new ArrayList<>(commands);
        signed.set(0, first.with(spans));
        return List.copyOf(signed);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static UUID uuid(String text, String what) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound(what);
        }
    }
}
