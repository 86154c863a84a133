package org.todochatbot.backend.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.conversation.Conversation;
import org.todochatbot.backend.conversation.Listing;
import org.todochatbot.backend.conversation.Pending;
import org.todochatbot.backend.tasks.Change;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.ChatReply;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.task.Task;

/** Makes one reply of what the commands of a message came to, and notes what was spoken of. */
@Component
public class ReplyWriter {

    private static final String FORGOTTEN =
            "Just now I cannot recall what we spoke of before. If I took it for something else: undo, and name the task by its title.";

    /** Sets the variables {@code conversation} (JSON), {@code changed}, {@code remindersChanged} and {@code outcome}. */
    public ChatReply write(
            @Body List<Effect> effects,
            @Variable("turn") Turn turn,
            @Variable("commands") List<Command> commands,
            Exchange exchange)
            throws JsonProcessingException {
        Map<UUID, Task> tasks = new LinkedHashMap<>();
        Set<Choice> choices = new LinkedHashSet<>();
        Pending pending = null;
        Listing listing = null;
        boolean changed = false;
        boolean remindersChanged = false;
        for (Effect effect : effects) {
            effect.tasks().forEach(task -> tasks.put(task.id(), inZone(task, turn)));
            choices.addAll(effect.choices());
            pending = effect.pending() != null ? effect.pending() : pending;
            listing = effect.listing() != null ? effect.listing() : listing;
            changed |= !effect.changes().isEmpty();
            remindersChanged |= effect.changes().stream().anyMatch(Change.OfReminder.class::isInstance);
        }
        String reply = effects.stream().map(Effect::reply).collect(Collectors.joining("\n"));
        if (exchange.getVariable("forgotten", false, Boolean.class) && commands.stream().anyMatch(ReplyWriter::looksBack)) {
            reply += "\n" + FORGOTTEN;
        }
        exchange.setVariable("changed", changed);
        exchange.setVariable("remindersChanged", remindersChanged);
        exchange.setVariable("outcome", ChatOutcome.of(commands, pending).id());
        exchange.setVariable(
                "conversation",
                Json.MAPPER.writeValueAsString(next(
                        turn.conversation(), commands, List.copyOf(tasks.keySet()), pending, listing, changed)));
        boolean undoable = changed && commands.stream().noneMatch(c -> c.intent() == Intent.UNDO);
        return new ChatReply(
                turn.messageId(), reply, commands, List.copyOf(tasks.values()), List.copyOf(choices), undoable, false);
    }

    public String json(@Body ChatReply reply) throws JsonProcessingException {
        return Json.MAPPER.writeValueAsString(reply);
    }

    /** The reply that was stored for a message that comes again. */
    public ChatReply again(@Body String reply) throws JsonProcessingException {
        return Json.MAPPER.readValue(reply, ChatReply.class);
    }

    private static Conversation next(
            Conversation before,
            List<Command> commands,
            List<UUID> spokenOf,
            Pending pending,
            Listing listing,
            boolean changed) {
        return new Conversation(
                // What was just named can be counted off, as a list can.
                listing != null || pending != null || spokenOf.size() > 1 ? spokenOf : before.listed(),
                spokenOf.isEmpty() ? before.focus() : spokenOf,
                changed ? commands.get(commands.size() - 1) : before.last(),
                changed,
                pending,
                listing != null ? listing : before.listing());
    }

    /** Whether it means something only together with what was said before: "yes", "the second one", "delete it". */
    private static boolean looksBack(Command command) {
        return switch (command.intent()) {
            case CONFIRM, CHOOSE, CORRECT -> true;
            default -> command.targets().stream().anyMatch(target -> target.position() != null || target.reference() != null);
        };
    }

    private static Task inZone(Task task, Turn turn) {
        return Phrases.inZone(task, turn.now().getZone());
    }
}
