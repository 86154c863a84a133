package org.todochatbot.backend.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.conversation.Listing;
import org.todochatbot.backend.tasks.Change;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.settings.DateOrder;
import org.todochatbot.contract.settings.SavedFilter;
import org.todochatbot.contract.settings.Settings;

/** What each command does to a person's settings. What was set before, such as a reminder, stays as it was. */
public final class SettingsRules {

    private static final int MAX_FILTERS = 50;
    private static final int MAX_NAME_LENGTH = 60;

    private SettingsRules() {}

    /** @param row of {@code settings}, or null where nothing was set */
    public static Effect change(
            @Body Map<String, Object> row, @Variable("command") Command command, @Variable("turn") Turn turn)
            throws JsonProcessingException {
        Settings before = SettingsRecall.settings(row);
        long version = row == null ? 1 : ((Number) row.get("version")).longValue() + 1;
        return switch (command.intent()) {
            case SAVE_FILTER -> save(before, version, command, turn);
            case FORGET_FILTER -> forget(before, version, command);
            default -> set(before, version, command);
        };
    }

    public static Effect show(@Variable("turn") Turn turn) {
        Settings settings = turn.settings();
        return Effect.say("Your time zone is " + turn.now().getZone().getId()
                + (settings.timezone() == null ? ", as your device says" : "") + ". The week starts on " + week(settings)
                + ". Days without a time are reminded of at " + settings.reminderTime() + ". 5/6 is "
                + dates(settings.dateOrder()) + "."
                + (settings.filters().isEmpty()
                        ? ""
                        : " Saved filters: " + String.join(", ", settings.filters().stream().map(SavedFilter::name).toList()) + "."));
    }

    private static Effect set(Settings before, long version, Command command) {
        Settings said = command.settings();
        if (said == null) {
            return Effect.say("I do not know that time zone. Name it as in “my time zone is Europe/Vienna”, or by a big city.");
        }
        boolean follows = command.removed().contains("timezone");
        Settings after = follows ? before.withoutTimezone() : before.with(said);
        List<String> done = new ArrayList<>();
        if (follows) {
            done.add("Your time zone is the one of your device");
        }
        if (said.timezone() != null) {
            done.add("Your time zone is " + ZoneId.of(said.timezone()).getId());
        }
        if (said.weekStart() != null) {
            done.add("The week starts on " + week(after));
        }
        if (said.reminderTime() != null) {
            done.add("Days without a time are reminded of at " + after.reminderTime());
        }
        if (said.dateOrder() != null) {
            done.add("5/6 is " + dates(after.dateOrder()));
        }
        String reply = String.join(". ", done) + ".";
        return after.equals(before)
                ? Effect.say(reply + " It was like that already.")
                : changed(before, after, version, reply + " This is from now on: what is set already stays.");
    }

    private static Effect save(Settings before, long version, Command command, Turn turn) {
        Listing listing = turn.conversation().listing();
        if (listing == null) {
            return Effect.say("Show a list first, for example “show my urgent work tasks”, and then save it.");
        }
        String name = command.title().strip().toLowerCase(Locale.ROOT);
        if (name.length() > MAX_NAME_LENGTH || before.filters().size() >= MAX_FILTERS) {
            return Effect.say("A filter's name has at most " + MAX_NAME_LENGTH + " characters, and there are at most "
                    + MAX_FILTERS + " filters. Nothing was saved.");
        }
        SavedFilter filter = new SavedFilter(name, listing.words());
        return changed(
                before, before.saving(filter), version,
                "Saved “" + listing.words() + "” as the filter “" + name + "”. Say “show " + name + " filter” to see it.");
    }

    private static Effect forget(Settings before, long version, Command command) {
        String name = command.title().strip().toLowerCase(Locale.ROOT);
        Settings after = before.forgetting(name);
        return after.equals(before)
                ? Effect.say("There is no filter called “" + name + "”.")
                : changed(before, after, version, "The filter “" + name + "” is forgotten. The tasks stay.");
    }

    private static Effect changed(Settings before, Settings after, long version, String reply) {
        return Effect.change(List.of(new Change.OfSettings(before, after, version)), reply, List.of());
    }

    private static String week(Settings settings) {
        return settings.weekStart().day().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String dates(DateOrder order) {
        return order == DateOrder.DAY_FIRST ? "5 June, day before month" : "6 May, month before day";
    }
}
