package org.todochatbot.events.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.todochatbot.contract.Json;

/**
 * Adds up what the events of a batch count for, by person and day.
 *
 * <p>As the aggregation of a splitter, not as an aggregator with a memory of its own: what a rolled-back attempt has
 * added up must be gone with it.
 */
public class InsightTally implements AggregationStrategy {

    @Override
    public Exchange aggregate(Exchange sum, Exchange one) {
        DayCounts counts = one.getMessage().getBody(DayCounts.class);
        Map<String, DayCounts> tally = sum == null ? new LinkedHashMap<>() : sum.getMessage().getBody(Map.class);
        if (!counts.isNothing()) {
            tally.merge(counts.personId() + "/" + counts.day(), counts, DayCounts::plus);
        }
        one.getMessage().setBody(tally);
        return one;
    }

    @Override
    public void onCompletion(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        exchange.getMessage().setBody(body instanceof Map<?, ?> tally ? new ArrayList<>(tally.values()) : List.of());
    }

    public static Map<String, Object> rows(@Body List<DayCounts> counts) throws JsonProcessingException {
        return Map.of("counts", Json.MAPPER.writeValueAsString(counts));
    }
}
