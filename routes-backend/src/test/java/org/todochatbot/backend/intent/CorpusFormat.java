package org.todochatbot.backend.intent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.settings.DateOrder;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;

/**
 * The corpus as text that a person can review: a sentence after {@code >}, then its commands, one a line; a line after
 * {@code @} says when, where and after which question the sentences below it are said.
 *
 * <p>To add sentences, write them with their {@code >} and {@code @} lines, run {@link #main} on the file, and read what it
 * wrote under each before it is committed: the corpus is what we want, not what the parser happens to do.
 */
final class CorpusFormat {

    private static final ReadingContext USUAL = ReadingContext.at(ZonedDateTime.of(2026, 3, 10, 10, 0, 0, 0, ZoneId.of("Europe/Berlin")));

    private CorpusFormat() {}

    /** A sentence, its context, and its commands as the corpus writes them. */
    record Entry(String text, ReadingContext context, List<String> commands) {}

    static List<Entry> parse(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        ReadingContext context = USUAL;
        for (String line : lines) {
            if (line.startsWith("@")) {
                context = context(line.substring(1));
            } else if (line.startsWith("> ")) {
                entries.add(new Entry(line.substring(2).replace("\\n", "\n"), context, new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                entries.getLast().commands().add(line.strip());
            }
        }
        return entries;
    }

    /** "now=2026-03-10T10:00:00+01:00 zone=Europe/Berlin expecting=WHEN order=DAY_FIRST", each of which may be absent. */
    private static ReadingContext context(String directive) {
        ZonedDateTime now = USUAL.now();
        Expecting expecting = Expecting.NOTHING;
        DateOrder order = USUAL.dateOrder();
        for (String part : directive.strip().split("\\s+")) {
            String value = part.substring(part.indexOf('=') + 1);
            switch (part.replaceAll("=.*", "")) {
                case "now" -> now = OffsetDateTime.parse(value).atZoneSameInstant(now.getZone());
                case "zone" -> now = now.withZoneSameInstant(ZoneId.of(value));
                case "expecting" -> expecting = Expecting.valueOf(value);
                case "order" -> order = DateOrder.valueOf(value);
                default -> {
                    // "@" alone: back to the usual
                }
            }
        }
        return new ReadingContext(now, expecting, USUAL.weekStart(), order, USUAL.reminderTime());
    }

    static String line(Command command) {
        StringJoiner line = new StringJoiner(" ");
        line.add(command.intent().id());
        add(line, "", command.title() == null ? null : '"' + command.title() + '"');
        add(line, "description=", command.description() == null ? null : '"' + command.description() + '"');
        add(line, "due=", command.due() == null ? null : due(command.due()));
        command.removed().forEach(property -> line.add("remove=" + property));
        command.remindAt().forEach(moment -> line.add("remindAt=" + moment));
        command.remindBefore().forEach(lead -> line.add("remindBefore=" + lead));
        add(line, "rule=", command.recurrence());
        if (command.recurrenceFrom() == RecurrenceFrom.COMPLETION) {
            line.add("from=completion");
        }
        add(line, "duration=", command.duration());
        add(line, "p", command.priority());
        command.tags().forEach(tag -> line.add("#" + tag));
        add(line, "", command.filter() == null ? null : filter(command.filter()));
        command.targets().forEach(target -> line.add((target.isLeftOut() ? "without=" : "") + target(target)));
        command.checklist().forEach(step -> line.add("step=\"" + step + '"'));
        add(line, "", command.settings() == null ? null : settings(command.settings()));
        return line.toString();
    }

    private static void add(StringJoiner line, String name, Object value) {
        if (value != null) {
            line.add(name + value);
        }
    }

    private static String due(Due due) {
        return switch (due) {
            case Due.Day day -> day.date().toString();
            case Due.Moment moment -> moment.dateTime().toString();
        };
    }

    private static String filter(Filter filter) {
        StringJoiner parts = new StringJoiner(" ", "{", "}");
        add(parts, "", filter.status() == null ? null : filter.status().name().toLowerCase());
        add(parts, "text=", filter.text());
        filter.tags().forEach(tag -> parts.add("#" + tag));
        filter.priorities().forEach(priority -> parts.add("p" + priority));
        add(parts, "from=", filter.dueFrom());
        add(parts, "before=", filter.dueBefore());
        add(parts, "completedFrom=", filter.completedFrom());
        add(parts, "completedBefore=", filter.completedBefore());
        add(parts, "overdue=", filter.overdue());
        add(parts, "dated=", filter.dated());
        add(parts, "repeating=", filter.repeating());
        add(parts, "sort=", filter.sort());
        add(parts, "count=", filter.count());
        return parts.toString();
    }

    private static String settings(Settings settings) {
        StringJoiner parts = new StringJoiner(" ", "<", ">");
        add(parts, "zone=", settings.timezone());
        add(parts, "week=", settings.weekStart());
        add(parts, "reminders=", settings.reminderTime());
        add(parts, "dates=", settings.dateOrder());
        return parts.toString();
    }

    private static String target(Target target) {
        if (target.title() != null) {
            String dated = target.filter() != null ? " or " + filter(target.filter()) : "";
            return "[" + (target.exact() == null ? target.title() : '"' + target.title() + '"') + dated + "]";
        }
        if (target.position() != null) {
            return "[" + target.position() + ".]";
        }
        return target.reference() != null ? "[" + target.reference() + "!]" : "[" + filter(target.filter()) + "]";
    }

    /** Writes under each sentence of a file what it is read as. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        List<String> lines = Files.readAllLines(file);
        IntentChain chain = LocalReaders.chain();
        List<String> out = new ArrayList<>();
        int sentence = 0;
        List<Entry> entries = parse(lines);
        for (String line : lines) {
            boolean command = !line.startsWith(">") && !line.startsWith("@") && !line.startsWith("#") && !line.isBlank();
            if (!command) {
                out.add(line);
            }
            if (line.startsWith("> ")) {
                Entry entry = entries.get(sentence++);
                chain.read(entry.text(), entry.context()).commands().forEach(one -> out.add("  " + line(one)));
            }
        }
        Files.write(file, out);
    }
}
