package org.todochatbot.backend.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.conversation.Conversation;
import org.todochatbot.backend.transaction.Actor;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.ChatRequest;
import org.todochatbot.contract.chat.UnderstandRequest;
import org.todochatbot.contract.event.CloudEvent;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.kamelets.http.JsonBody;
import org.todochatbot.kamelets.http.Problem;
import org.todochatbot.kamelets.security.Caller;

/** Checks a message at the door: what passes here can be understood, or honestly not, but breaks nothing. */
@Component
public class ChatIntake {

    private static final TypeReference<CloudEvent<ChatRequest>> COMMAND = new TypeReference<>() {};
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
        if (request.messageId().indexOf('\0') >= 0) {
            throw Problem.badRequest("messageId holds a NUL character (U+0000): leave it out.");
        }
        String text = text(request.text());
        ZoneId zone = zone(request.timezone(), caller);
        exchange.setVariable("chatRequest", request);
        // For the lines that are logged for it; the thread ends with the request.
        MDC.put("messageId", request.messageId());
        exchange.setVariable("actor", new Actor(caller.id(), zone));
        exchange.setVariable("turn", new Turn(
                caller.id(), request.messageId(), text, ZonedDateTime.now(clock).withZoneSameInstant(zone),
                about(request.about()), Conversation.EMPTY, false, Settings.DEFAULT));
        return text;
    }

    /** A message that was queued: it was checked when it was taken, and its times count from when it was said. */
    public String queued(@Body String event, Exchange exchange) throws JsonProcessingException {
        CloudEvent<ChatRequest> command = Json.MAPPER.readValue(event, COMMAND);
        ChatRequest request = command.data();
        ZoneId zone = ZoneId.of(command.zone());
        exchange.setVariable("actor", new Actor(command.personid(), zone));
        exchange.setVariable("turn", new Turn(
                command.personid(), request.messageId(), request.text().strip(), command.time().atZoneSameInstant(zone),
                about(request.about()), Conversation.EMPTY, false, Settings.DEFAULT));
        return request.text();
    }

    /** A sentence that is only to be read: a message without an id, about nothing that was spoken of before. */
    public Turn turn(UnderstandRequest request) {
        Caller caller = Caller.current();
        ZonedDateTime now = now(request.now()).withZoneSameInstant(zone(request.timezone(), caller));
        return new Turn(caller.id(), null, text(request.text()), now, null, Conversation.EMPTY, false, Settings.DEFAULT);
    }

    private static String text(String said) {
        if (said == null || said.isBlank()) {
            throw Problem.badRequest("text is empty: say what to do, for example \"buy milk tomorrow\".");
        }
        String text = said.strip();
        if (text.getBytes(StandardCharsets.UTF_8).length > ChatRequest.MAX_TEXT_BYTES) {
            throw Problem.tooLarge("text is longer than " + ChatRequest.MAX_TEXT_BYTES + " bytes: say less at once.");
        }
        if (text.indexOf('\0') >= 0) {
            throw Problem.badRequest("text holds a NUL character (U+0000): leave it out.");
        }
        return text;
    }

    private ZonedDateTime now(String moment) {
        try {
            return moment == null ? ZonedDateTime.now(clock) : OffsetDateTime.parse(moment).toZonedDateTime();
        } catch (DateTimeException e) {
            throw Problem.badRequest("now is not an RFC 3339 moment: send one such as \"2026-03-01T09:00:00+01:00\", or leave it out.");
        }
    }

    private static ZoneId zone(String id, Caller caller) {
        if (id == null) {
            return caller.zone();
        }
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
