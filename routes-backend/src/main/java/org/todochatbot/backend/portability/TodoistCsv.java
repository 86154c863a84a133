package org.todochatbot.backend.portability;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.intent.IntentChain;
import org.todochatbot.backend.intent.IntentReader;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.tasks.RecurrencePhrase;
import org.todochatbot.backend.checklist.ChecklistRules;
import org.todochatbot.backend.tasks.TaskLimits;
import org.todochatbot.backend.tasks.TaskRules;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Reading;
import org.todochatbot.contract.task.ChecklistItem;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.Task;
import org.todochatbot.kamelets.http.Problem;

/**
 * Open tasks in the columns of Todoist's CSV (todoist.com, "Importing or exporting project templates"): labels are words with
 * an @ in the content, steps are tasks one further in, dates are in words.
 */
final class TodoistCsv {

    static final int MAX_ROWS = 1000;

    private static final String[] COLUMNS = {
        "TYPE", "CONTENT", "DESCRIPTION", "PRIORITY", "INDENT", "AUTHOR", "RESPONSIBLE", "DATE", "DATE_LANG", "TIMEZONE"
    };
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    /** A title that the grammar leaves alone, so that all the rest of the sentence is a date. */
    private static final String PLACEHOLDER = "\"x\"";

    private TodoistCsv() {}

    static String write(List<Task> tasks, ZoneId zone) {
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180.builder().setHeader(COLUMNS).get())) {
            for (Task task : tasks) {
                printer.printRecord("task", content(task), task.description(), task.priority(), 1, "", "", date(task, zone),
                        "en", task.due() instanceof Due.Moment ? zone.getId() : "");
                for (ChecklistItem step : task.checklist()) {
                    if (!step.done()) {
                        printer.printRecord("task", step.title(), "", Task.NO_PRIORITY, 2, "", "", "", "en", "");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString();
    }

    /**
     * Reads tasks as commands. Sections become tags; notes, and what is indented without a task above, go into descriptions
     * or are refused.
     *
     * @throws Problem 422 with every row that cannot be read, by its line
     */
    static List<Command> read(String csv, IntentReader grammar, Turn turn) {
        List<Draft> drafts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        String section = null;
        try (CSVParser rows = CSVFormat.DEFAULT.builder()
                .setHeader().setSkipHeaderRecord(true).setIgnoreHeaderCase(true).setIgnoreEmptyLines(true).setTrim(true).get()
                .parse(new StringReader(csv.startsWith("\ufeff") ? csv.substring(1) : csv))) {
            if (!rows.getHeaderMap().containsKey("TYPE") || !rows.getHeaderMap().containsKey("CONTENT")) {
                throw Problem.badRequest("The first line does not name the columns of a Todoist CSV: TYPE, CONTENT, and so on.");
            }
            for (CSVRecord row : rows) {
                long line = rows.getCurrentLineNumber();
                if (row.getRecordNumber() > MAX_ROWS) {
                    throw Problem.tooLarge("The file has more than " + MAX_ROWS + " rows: import it in parts.");
                }
                String content = cell(row, "CONTENT");
                Draft above = drafts.isEmpty() ? null : drafts.get(drafts.size() - 1);
                switch (cell(row, "TYPE").toLowerCase(Locale.ROOT)) {
                    case "" -> {
                        if (!content.isEmpty()) {
                            refused.add("line " + line + ": TYPE is empty");
                        }
                    }
                    case "section" -> section = tag(content);
                    case "note" -> {
                        if (above == null) {
                            refused.add("line " + line + ": a note without a task above it");
                        } else {
                            above.description = above.description.isEmpty() ? content : above.description + "\n" + content;
                        }
                    }
                    case "task" -> {
                        if (indent(row) > 1 && above != null) {
                            above.steps.add(content);
                        } else {
                            draft(row, line, section, grammar, turn, refused).ifPresent(drafts::add);
                        }
                    }
                    default -> refused.add("line " + line + ": TYPE is neither task, section nor note");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badRequest("The file is no CSV with a first line of column names: "
                    + "save it as UTF-8 with commas, as Todoist exports it.");
        }
        if (!refused.isEmpty()) {
            throw new Problem(422, "Not imported", "Nothing was imported, because of "
                    + String.join("; ", refused.subList(0, Math.min(20, refused.size())))
                    + (refused.size() > 20 ? "; and " + (refused.size() - 20) + " more" : "") + ".");
        }
        for (Draft draft : drafts) {
            if (!draft.fits()) {
                throw new Problem(422, "Not imported", "Nothing was imported: the task of line " + draft.line
                        + " has a description, labels or steps that are too long or too many, or a NUL character.");
            }
        }
        return drafts.stream().map(Draft::command).toList();
    }

    private static Optional<Draft> draft(
            CSVRecord row, long line, String section, IntentReader grammar, Turn turn, List<String> refused) {
        Draft draft = new Draft();
        draft.line = line;
        List<String> words = new ArrayList<>();
        for (String word : cell(row, "CONTENT").split("\\s+")) {
            if (word.length() > 1 && word.startsWith("@")) {
                draft.tags.add(tag(word.substring(1)));
            } else {
                words.add(word);
            }
        }
        if (section != null) {
            draft.tags.add(section);
        }
        draft.title = String.join(" ", words);
        draft.description = cell(row, "DESCRIPTION");
        if (draft.title.isEmpty()) {
            refused.add("line " + line + ": CONTENT is empty");
            return Optional.empty();
        }
        if (draft.title.length() > TaskRules.MAX_TITLE_LENGTH) {
            refused.add("line " + line + ": CONTENT is longer than " + TaskRules.MAX_TITLE_LENGTH + " characters");
            return Optional.empty();
        }
        String priority = cell(row, "PRIORITY");
        if (!priority.isEmpty() && !priority.matches("[1-4]")) {
            refused.add("line " + line + ": PRIORITY is not 1 to 4");
            return Optional.empty();
        }
        draft.priority = priority.isEmpty() ? Task.NO_PRIORITY : Integer.parseInt(priority);
        String date = cell(row, "DATE");
        if (!date.isEmpty()) {
            draft.date = date(date, cell(row, "TIMEZONE"), grammar, turn).orElse(null);
            if (draft.date == null) {
                refused.add("line " + line + ": DATE is not understood");
                return Optional.empty();
            }
        }
        return Optional.of(draft);
    }

    /** What a sentence with nothing but this date in it was read as. */
    private static Optional<Command> date(String date, String timezone, IntentReader grammar, Turn turn) {
        ZonedDateTime now = TaskLimits.isZone(timezone)
                ? turn.now().withZoneSameInstant(ZoneId.of(timezone))
                : turn.now();
        ReadingContext context = ReadingContext.of(now, turn.settings());
        return grammar.read("add task " + PLACEHOLDER + " " + date, context)
                .filter(reading -> reading.confidence() >= IntentChain.SURE)
                .map(Reading::commands)
                .filter(commands -> commands.size() == 1)
                .map(commands -> commands.get(0))
                .filter(command -> command.intent() == Intent.CREATE_TASK && "x".equals(command.title()))
                .filter(command -> command.due() != null || command.recurrence() != null);
    }

    private static String content(Task task) {
        return task.tags().isEmpty() ? task.title() : task.title() + " @" + String.join(" @", task.tags());
    }

    private static String date(Task task, ZoneId zone) {
        String due = switch (task.due()) {
            case null -> "";
            case Due.Day day -> day.date().toString();
            case Due.Moment moment -> MOMENT.format(moment.dateTime().atZoneSameInstant(zone));
        };
        return task.recurrence() == null
                ? due
                : RecurrencePhrase.ofDays(task.recurrence(), zone) + at(due) + " starting "
                        + due.substring(0, LocalDate.EPOCH.toString().length());
    }

    private static String at(String due) {
        return due.length() > LocalDate.EPOCH.toString().length() ? " at " + due.substring(due.length() - "00:00".length()) : "";
    }

    private static String tag(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
    }

    private static int indent(CSVRecord row) {
        String indent = cell(row, "INDENT");
        return indent.matches("\\d") ? Integer.parseInt(indent) : 1;
    }

    private static String cell(CSVRecord row, String column) {
        return row.isMapped(column) && row.isSet(column) ? row.get(column).strip() : "";
    }

    /** A task on its way: what stands below it may still add to it. */
    private static final class Draft {

        private long line;
        private String title;
        private String description;
        private int priority;
        private Command date;
        private final List<String> tags = new ArrayList<>();
        private final List<String> steps = new ArrayList<>();

        private boolean fits() {
            return TaskLimits.isDescription(description)
                    && TaskLimits.areTags(tags)
                    && steps.size() <= ChecklistRules.MAX_STEPS
                    && steps.stream().allMatch(TaskLimits::isTitle)
                    && (title + description + steps + tags).indexOf('\0') < 0;
        }

        private Command command() {
            return new Command(
                    Intent.CREATE_TASK, title, description, date == null ? null : date.due(), null, null, null,
                    date == null ? null : date.recurrence(), date == null ? null : date.recurrenceFrom(), null, priority,
                    tags.stream().distinct().toList(), null, null, steps, null, null);
        }
    }
}
