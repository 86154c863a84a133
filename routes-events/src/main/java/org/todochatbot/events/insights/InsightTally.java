package org.todochatbot.events.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.event.EventType;
import org.todochatbot.events.record.ReceivedEvent;

/**
 * Adds up what the events of a batch count for, by person and day.
 *
 * <p>Without a memory of its own, as an aggregator would have: what a rolled-back attempt has added up must be gone with it.
 */
public final class InsightTally {

    private InsightTally() {}

    /** @param undone rows of {@code find-undone.sql}: what was done before, and does not count any more, or counts again */
    public static List<DayCounts> of(List<ReceivedEvent> events, List<Map<String, Object>> undone) {
        Map<PersonDay, DayCounts> tally = new LinkedHashMap<>();
        Stream.concat(events.stream().map(DayCounts::of), undone.stream().map(InsightTally::countsOf))
                .filter(counts -> !counts.isNothing())
                .forEach(counts -> tally.merge(new PersonDay(counts.personId(), counts.day()), counts, DayCounts::plus));
        return List.copyOf(tally.values());
    }

    private static DayCounts countsOf(Map<String, Object> undone) {
        return DayCounts.of(
                EventType.of((String) undone.get("type")),
                (UUID) undone.get("personId"),
                ((Timestamp) undone.get("time")).toInstant(),
                (String) undone.get("zone"))
                .times((Integer) undone.get("times"));
    }

    public static Map<String, Object> rows(List<DayCounts> counts) throws JsonProcessingException {
        return Map.of("counts", Json.MAPPER.writeValueAsString(counts));
    }

    private record PersonDay(UUID personId, LocalDate day) {}
}
