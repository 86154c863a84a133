package org.todochatbot.backend.intent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Reading;
import org.todochatbot.contract.task.Due;

/**
 * The English date-time specs of Microsoft Recognizers-Text: sentences with the value each time in them has. Some values
 * cannot be said in our terms, or are said differently on purpose; those are counted apart, by reason.
 */
final class DateSet {

    private static final LocalDateTime NO_REFERENCE = LocalDateTime.of(2016, 11, 7, 0, 0);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern HALF = Pattern.compile(
            "\\d\\s*[ap]\\.?\\s?m?\\b|\\b[ap]\\.?\\s?m\\b|morning|noon|evening|night|lunch|\\d\\d:\\d\\d:\\d\\d 20", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("P1W", "FREQ=WEEKLY"), Map.entry("P2W", "FREQ=WEEKLY;INTERVAL=2"), Map.entry("P3W", "FREQ=WEEKLY;INTERVAL=3"),
            Map.entry("P1D", "FREQ=DAILY"), Map.entry("P2D", "FREQ=DAILY;INTERVAL=2"), Map.entry("P1M", "FREQ=MONTHLY"),
            Map.entry("P3M", "FREQ=MONTHLY;INTERVAL=3"), Map.entry("P1Y", "FREQ=YEARLY"), Map.entry("P1WE", "FREQ=WEEKLY;BYDAY=SA,SU"));
    private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private DateSet() {}

    /**
     * A sentence.
     *
     * @param expected every value that counts as right
     * @param excluded why it cannot be expressed, or null
     */
    record Case(String file, String text, LocalDateTime now, String type, List<String> expected, String excluded) {}

    static List<Case> load(Path folder) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String name : List.of("DateParser", "DateTimeParser", "TimeParser", "DurationParser", "SetParser", "DateTimeModelTasksMode")) {
            String text = Files.readString(folder.resolve(name + ".json"));
            for (JsonNode spec : Json.MAPPER.readTree(text.startsWith("\ufeff") ? text.substring(1) : text)) {
                cases.add(read(name, spec));
            }
        }
        return cases;
    }

    private static Case read(String file, JsonNode spec) {
        String input = spec.get("Input").asText();
        String reference = spec.path("Context").path("ReferenceDateTime").asText("");
        LocalDateTime now = reference.isEmpty() ? NO_REFERENCE : LocalDateTime.parse(reference.substring(0, 19));
        JsonNode results = spec.get("Results");
        if (results.isEmpty()) {
            return new Case(file, input, now, "none", List.of(), null);
        }
        if (results.size() > 1) {
            return new Case(file, input, now, "several", List.of(), "several values");
        }
        JsonNode result = results.get(0);
        return result.has("Resolution") ? model(file, input, now, result) : parser(file, input, now, result);
    }

    private static Case parser(String file, String input, LocalDateTime now, JsonNode result) {
        String type = result.path("Type").asText(result.path("TypeName").asText());
        JsonNode value = result.get("Value");
        if (type.equals("set")) {
            return set(file, input, now, value.get("Timex").asText());
        }
        String expected = value.path("FutureResolution").path(type.equals("datetime") ? "dateTime" : type).asText("");
        if (expected.startsWith("0001")) {
            return new Case(file, input, now, "none", List.of(), null);
        }
        return new Case(file, input, now, type, List.of(expected), excluded(type, input, result.get("Text").asText(), expected, now));
    }

    private static Case model(String file, String input, LocalDateTime now, JsonNode result) {
        String type = result.get("TypeName").asText().replace("datetimeV2.", "");
        List<String> expected = new ArrayList<>();
        String timex = "";
        for (JsonNode value : result.path("Resolution").path("values")) {
            timex = value.path("timex").asText();
            expected.add(value.path("value").asText(value.path("start").asText("")));
        }
        if (type.equals("set")) {
            return set(file, input, now, timex);
        }
        return new Case(file, input, now, type, expected, excluded(type, input, result.get("Text").asText(), expected.getFirst(), now));
    }

    private static Case set(String file, String input, LocalDateTime now, String timex) {
        String rule = RULES.get(timex);
        if (timex.endsWith("P1D") && timex.startsWith("T")) {
            rule = "FREQ=DAILY";
        } else if (timex.matches("T\\w+")) {
            rule = "FREQ=DAILY";
        } else if (timex.matches("XXXX-WXX-\\d.*")) {
            rule = "FREQ=WEEKLY;BYDAY=" + WEEKDAYS.get(timex.charAt(9) - '1');
        } else if (timex.matches("XXXX-XX-\\d\\dP1M")) {
            rule = "FREQ=MONTHLY;BYMONTHDAY=" + Integer.parseInt(timex.substring(8, 10));
        } else if (timex.matches("XXXX-\\d\\d-\\d\\d")) {
            rule = "FREQ=YEARLY;BYMONTH=" + Integer.parseInt(timex.substring(5, 7)) + ";BYMONTHDAY=" + Integer.parseInt(timex.substring(8, 10));
        }
        boolean otherWeek = input.toLowerCase().contains("other friday");
        List<String> expected = rule == null ? List.of() : List.of(otherWeek ? "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR" : rule);
        String excluded = rule == null ? "a set without a rule" : timex.startsWith("T16P1D") && input.contains("daily sunday") ? "contradicts itself" : null;
        return new Case(file, input, now, "set", expected, excluded);
    }

    /** Why a value is not ours to give, or null. */
    private static String excluded(String type, String input, String said, String expected, LocalDateTime now) {
        String text = said.toLowerCase();
        if (type.equals("daterange") || type.equals("timerange") || type.equals("datetimerange")) {
            boolean clock = text.matches(".*\\d.*") && (type.equals("datetimerange") || type.equals("timerange"));
            boolean vague = text.contains("earth day") || text.contains("morning") && !text.matches(".*\\d.*");
            if (!clock || vague) {
                return text.matches(".*(morning|evening|night|daytime|dinner|lunch).*") ? "parts of the day stand for other hours here" : "ranges of dates";
            }
            return null;
        }
        if (type.equals("date") && expected.length() == 10 && LocalDate.parse(expected).isBefore(now.toLocalDate())
                && text.matches("(monday|tuesday|wednesday|thursday|friday|saturday|sunday) the .*")) {
            return "a weekday with a past day of the month rolls forward";
        }
        if (text.contains("yesterday") && !text.contains("from yesterday") && !text.contains("two days")) {
            return "a past day is not read in a new task";
        }
        if (text.matches("(first|second|third|fourth) \\w+") && LocalDate.parse(expected).isBefore(now.toLocalDate())) {
            return "a past weekday of the month rolls forward";
        }
        if (text.equals("the day") || text.equals("my day") || text.contains("as soon as possible")) {
            return "not a date in task language";
        }
        return null;
    }

    /** Whether the reading holds a value that counts as right. */
    static boolean isRight(Case expected, Reading reading) {
        List<String> values = values(expected, reading);
        if (expected.type().equals("none")) {
            return values.isEmpty();
        }
        return expected.expected().stream().anyMatch(value -> values.stream().anyMatch(read -> same(expected, value, read)));
    }

    static List<String> values(Case expected, Reading reading) {
        List<String> values = new ArrayList<>();
        for (Command command : reading.commands()) {
            if (expected.type().equals("duration")) {
                if (command.duration() != null) {
                    values.add(command.duration());
                }
                continue;
            }
            if (expected.type().equals("set")) {
                if (command.recurrence() != null) {
                    values.add(command.recurrence());
                }
                continue;
            }
            switch (command.due()) {
                case null -> {
                    // nothing said
                }
                case Due.Day day -> values.add(day.date().toString());
                case Due.Moment moment -> values.add(MOMENT.format(moment.dateTime().toLocalDateTime()));
            }
            command.remindAt().forEach(moment -> values.add(MOMENT.format(moment.toLocalDateTime())));
            if (expected.type().equals("none") && command.recurrence() != null) {
                values.add(command.recurrence());
            }
        }
        return values;
    }

    private static boolean same(Case expected, String value, String read) {
        if (value.equals(read)) {
            return true;
        }
        return switch (expected.type()) {
            case "time", "timerange" -> {
                if (read.length() < 19 || value.length() < 8) {
                    yield false;
                }
                LocalTime time = LocalTime.parse(read.substring(11));
                LocalTime wanted = LocalTime.parse(value.substring(value.length() - 8));
                yield time.equals(wanted) || !HALF.matcher(expected.text()).find() && time.plusHours(12).equals(wanted);
            }
            case "datetime", "datetimerange" -> {
                if (read.length() < 19 || value.length() < 19) {
                    yield false;
                }
                LocalDateTime wanted = LocalDateTime.parse(value, MOMENT);
                LocalDateTime got = LocalDateTime.parse(read, MOMENT);
                boolean otherHalf = !HALF.matcher(expected.text()).find()
                        && got.toLocalDate().equals(wanted.toLocalDate())
                        && got.toLocalTime().plusHours(12).equals(wanted.toLocalTime());
                yield otherHalf;
            }
            case "duration" -> Math.abs(seconds(read) - Double.parseDouble(value)) <= 0.015 * Double.parseDouble(value);
            default -> false;
        };
    }

    /** Recognizers count a month as 30 days, a year as 365 and half of one as 182.5, which is six months here. */
    private static long seconds(String iso) {
        try {
            int time = iso.indexOf('T');
            String date = time < 0 ? iso : iso.substring(0, time);
            Period period = date.equals("P") ? Period.ZERO : Period.parse(date);
            Duration rest = time < 0 ? Duration.ZERO : Duration.parse("P" + iso.substring(time));
            return (period.getYears() * 365L + period.getMonths() * 30L + period.getDays()) * 86_400 + rest.toSeconds();
        } catch (DateTimeParseException e) {
            return -1;
        }
    }

    static ZoneOffset zone() {
        return ZoneOffset.UTC;
    }
}
