package org.todochatbot.backend.filters;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.intent.IntentReader;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Reading;
import org.todochatbot.contract.settings.SavedFilter;

/** Lists that a person has given a name: what was said to get one is read anew each time. */
@Component
public class SavedFilters {

    private final List<IntentReader> readers;

    public SavedFilters(List<IntentReader> readers) {
        this.readers = readers;
    }

    /**
     * The {@link Command} that lists it, or an {@link Effect} that says that there is none of that name. Sets the variable
     * {@code listWords}, so that saving the list under another name saves what was said for it.
     */
    public Object read(@Variable("command") Command command, @Variable("turn") Turn turn, Exchange exchange) {
        Optional<SavedFilter> filter = named(command.title(), turn);
        if (filter.isEmpty()) {
            return Effect.say(
                    "There is no filter called “" + command.title() + "”. " + known(turn), List.of(), choices(turn));
        }
        exchange.setVariable("listWords", filter.get().words());
        ReadingContext context = ReadingContext.of(turn.now(), turn.settings());
        return readers.stream()
                .map(reader -> reader.read(filter.get().words(), context))
                .flatMap(Optional::stream)
                .map(Reading::commands)
                .flatMap(List::stream)
                .filter(read -> read.intent() == Intent.LIST_TASKS)
                .findFirst()
                .<Object>map(read -> read)
                .orElseGet(() -> Effect.say("The filter “" + filter.get().name() + "” (“" + filter.get().words()
                        + "”) cannot be read any more. Show a list and save it again."));
    }

    public static Effect list(@Variable("turn") Turn turn) {
        return Effect.say(known(turn), List.of(), choices(turn));
    }

    static Optional<SavedFilter> named(String name, Turn turn) {
        return turn.settings().filters().stream().filter(f -> f.name().equals(name.toLowerCase(Locale.ROOT))).findFirst();
    }

    private static String known(Turn turn) {
        return turn.settings().filters().isEmpty()
                ? "You have no filters. Show a list, and say “save this as work filter”."
                : "Your filters: "
                        + turn.settings().filters().stream()
                                .map(f -> "“" + f.name() + "” (" + f.words() + ")")
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    private static List<Choice> choices(Turn turn) {
        return turn.settings().filters().stream()
                .map(f -> new Choice(f.name(), "show " + f.name() + " filter"))
                .toList();
    }
}
