package org.todochatbot.backend.intent.grammar;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.contract.settings.DateOrder;
import org.todochatbot.contract.settings.Settings;

/** Reads the values of settings: time zones by id or city, weekdays, clock times, the order of day and month. */
final class SettingsReader {

    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2})(?:\\s*[:.]\\s*(\\d{2}))?\\s*(am|pm|a\\.m\\.|p\\.m\\.|o'clock|h)?( in the (?:morning|evening))?");
    /** Without am or pm, hours below this are after noon: nobody means four at night by "remind me at 4". */
    private static final int FIRST_MORNING_HOUR = 5;
    private static final Map<String, String> ZONES = zones();
    private static final Map<String, Settings.Week> WEEKS = Map.of(
            "monday", Settings.Week.MONDAY, "mondays", Settings.Week.MONDAY, "mon", Settings.Week.MONDAY,
            "sunday", Settings.Week.SUNDAY, "sundays", Settings.Week.SUNDAY, "sun", Settings.Week.SUNDAY,
            "saturday", Settings.Week.SATURDAY, "saturdays", Settings.Week.SATURDAY, "sat", Settings.Week.SATURDAY);

    private SettingsReader() {}

    /** Null when no slot of the rule holds a setting. */
    static Settings read(Words words, PhraseMatch match) {
        if (match.has("zone")) {
            return new Settings(zone(words, match.slot("zone")), null, null, null, null);
        }
        if (match.has("weekday")) {
            return new Settings(null, week(words, match.slot("weekday")), null, null, null);
        }
        if (match.has("clock")) {
            return new Settings(null, null, clock(words, match.slot("clock")), null, null);
        }
        return match.has("dateorder")
                ? new Settings(null, null, null, order(words, match.slot("dateorder")), null)
                : null;
    }

    /** An IANA zone by its id, or by the city or country that its id ends with; null for anything else. */
    static String zone(Words words, Range range) {
        return ZONES.get(said(words, range).replace(' ', '_'));
    }

    static Settings.Week week(Words words, Range range) {
        return WEEKS.get(said(words, range));
    }

    static LocalTime clock(Words words, Range range) {
        String said = said(words, range);
        if (said.equals("noon") || said.equals("midnight")) {
            return said.equals("noon") ? LocalTime.NOON : LocalTime.MIDNIGHT;
        }
        Matcher matcher = CLOCK.matcher(said);
        if (!matcher.matches()) {
            return null;
        }
        int hour = Integer.parseInt(matcher.group(1));
        int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        String half = matcher.group(3) == null ? "" : matcher.group(3).substring(0, 1);
        boolean evening = half.equals("p") || matcher.group(4) != null && matcher.group(4).endsWith("evening");
        boolean morning = half.equals("a") || matcher.group(4) != null && !evening;
        boolean written = matcher.group(1).length() == 2 && matcher.group(2) != null;
        if (evening && hour < 12 || !morning && !written && hour > 0 && hour < FIRST_MORNING_HOUR) {
            hour += 12;
        } else if (morning && hour == 12) {
            hour = 0;
        }
        try {
            return LocalTime.of(hour, minute);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static DateOrder order(Words words, Range range) {
        return switch (said(words, range).replaceAll("\\s*([/.,-])\\s*", "/").replaceFirst("/y+$", "").replaceFirst("/year$", "")) {
            case "day/month", "dd/mm", "d/m", "day first", "day before month", "day before the month", "the day first",
                    "the day before the month", "the day comes first", "day comes first", "european", "day then month",
                    "day month" -> DateOrder.DAY_FIRST;
            case "month/day", "mm/dd", "m/d", "month first", "month before day", "month before the day", "the month first",
                    "the month before the day", "the month comes first", "month comes first", "american", "us",
                    "month then day", "month day" -> DateOrder.MONTH_FIRST;
            default -> null;
        };
    }

    private static String said(Words words, Range range) {
        String said = words.slice(range.from(), range.to()).toLowerCase(Locale.ROOT).strip();
        return said.replaceFirst("^[\"\u201c']", "").replaceFirst("[\"\u201d'.!]+$", "").replaceFirst("^the (?=(us|uk)$)", "");
    }

    /** By id and by last part; of several with the same city the shortest id, such as Europe/Vienna. */
    private static Map<String, String> zones() {
        Map<String, String> zones = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("SystemV/") && !id.startsWith("Etc/"))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.toMap(
                        id -> id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT), id -> id, (first, second) -> first));
        ZoneId.getAvailableZoneIds().forEach(id -> zones.put(id.toLowerCase(Locale.ROOT), id));
        return Map.copyOf(zones);
    }
}
