package org.todochatbot.backend.chat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.chat.Command;

/**
 * Counts messages by how they ended, by which part of the parser read them ({@value #READINGS}, tag {@code by}) and by what
 * they asked for ({@value #COMMANDS}, tag {@code intent}). One that comes again is not counted again.
 */
@Component
public class ChatCounts {

    public static final String READINGS = "todo.chat.readings";
    public static final String COMMANDS = "todo.chat.commands";

    private final MeterRegistry metrics;

    public ChatCounts(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    public void count(
            @Variable("outcome") String outcome, @Variable("readBy") String readBy, @Variable("commands") List<Command> commands) {
        metrics.counter(ChatOutcome.METRIC, "outcome", outcome).increment();
        metrics.counter(READINGS, "by", readBy == null ? "none" : readBy).increment();
        if (commands != null) {
            commands.forEach(command -> metrics.counter(COMMANDS, "intent", command.intent().id()).increment());
        }
    }
}
