package org.todochatbot.backend.chat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.conversation.Conversation;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.contract.chat.ChatRequest;
import org.todochatbot.kamelets.http.JsonBody;
import org.todochatbot.kamelets.http.Problem;
import org.todochatbot.kamelets.security.Caller;

/** Checks a message at the door: what passes here can be understood, or honestly not, but breaks nothing. */
@Component
public class ChatIntake {

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final Clock clock;

    public ChatIntake(Clock clock) {
        this.clock = clock;
    }

    /** Sets the variables {@code turn} and {@code actor}, and leaves the text as the body. */
    public String accept(@Body InputStream body, Exchange exchange) {
        ChatRequest request = JsonBody.read(body, ChatRequest.class);
        Caller caller = Caller.current();
        if (request.messageId() == null || request.messageId().isBlank()) {
            throw Problem.badRequest("messageId is missing: send a new one, such as a UUID, with each message.");
        }
        if (request.messageId().length() > ChatRequest.MAX_MESSAGE_ID_LENGTH) {
            throw Problem.badRequest("messageId is longer than " + ChatRequest.MAX_MESSAGE_ID_LENGTH + " characters.");
        }
        if (request.text() == null || request.text().isBlank()) {
            throw Problem.badRequest("text is empty: say what to do, for example \"buy milk tomorrow\".");
        }
        String text = request.text().strip();
        if (text.getBytes(StandardCharsets.UTF_8).length > ChatRequest.MAX_TEXT_BYTES) {
            throw Problem.tooLarge("text is longer than " + ChatRequest.MAX_TEXT_BYTES + " bytes: say less at once.");
        }
        if (text.indexOf('\0') >= 0 || request.messageId().indexOf('\0') >= 0) {
            throw Problem.badRequest("The message holds a NUL character (U+0000): leave it out.");
        }
        ZoneId zone = request.timezone() == null ? caller.zone() : zone(request.timezone());
        exchange.setVariable("actor", new Actor(caller.id(), zone));
        exchange.setVariable("turn", new Turn(
                caller.id(), request.messageId(), text, ZonedDateTime.now(clock).withZoneSameInstant(zone),
                about(request.about()), Conversation.EMPTY, false));
        return text;
    }

    private static ZoneId zone(String id) {
        try {
            if (ZONES.contains(id)) {
                return ZoneId.of(id);
            }
        } catch (DateTimeException e) {
            // Answered below, like any name that is not in the list.
        }
        throw Problem.badRequest("timezone is not an IANA time zone: send one such as \"Europe/Vienna\", or leave it out.");
    }

    private static UUID about(String id) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("about is not the id of a task: send a UUID, or leave it out.");
        }
    }
}
