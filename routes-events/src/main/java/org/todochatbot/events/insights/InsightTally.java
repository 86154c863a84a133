package org.todochatbot.events.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.todochatbot.contract.Json;
import org.todochatbot.events.record.ReceivedEvent;

/**
 * Adds up what the events of a batch count for, by person and day.
 *
 * <p>Without a memory of its own, as an aggregator would have: what a rolled-back attempt has added up must be gone with it.
 */
public final class InsightTally {

    private InsightTally() {}

    public static List<DayCounts> of(List<ReceivedEvent> events) {
        Map<PersonDay, DayCounts> tally = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            DayCounts counts = DayCounts.of(event);
            if (!counts.isNothing()) {
                tally.merge(new PersonDay(counts.personId(), counts.day()), counts, DayCounts::plus);
            }
        }
        return List.copyOf(tally.values());
    }

    public static Map<String, Object> rows(List<DayCounts> counts) throws JsonProcessingException {
        return Map.of("counts", Json.MAPPER.writeValueAsString(counts));
    }

    private record PersonDay(UUID personId, LocalDate day) {}
}
