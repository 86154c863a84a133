package org.todochatbot.backend.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.Page;
import org.todochatbot.kamelets.http.Problem;

/** Rows whose column {@code document} is JSON, as lists and pages. */
public final class ProgramDocuments {

    private static final int PAGE_SIZE = 100;

    private ProgramDocuments() {}

    public static Map<String, Object> historyQuery(@Header("after") String after, @Variable("taskId") UUID taskId) {
        Map<String, Object> query = query(after, "\\d{1,18}");
        query.put("taskId", taskId);
        return query;
    }

    public static Map<String, Object> remindersQuery(@Header("after") String after) {
        return query(after, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    /** One more than is shown tells whether there is a next page. */
    private static Map<String, Object> query(String after, String cursor) {
        boolean first = after == null || after.isEmpty();
        if (!first && !after.matches(cursor)) {
            throw Problem.badRequest("after is not what a page gave as next: start again without it.");
        }
        Map<String, Object> query = new HashMap<>();
        query.put("limit", PAGE_SIZE + 1);
        query.put("after", first ? null : after);
        return query;
    }

    public static Page<JsonNode> history(@Body List<Map<String, Object>> rows) throws JsonProcessingException {
        return page(rows, "version");
    }

    public static Page<JsonNode> reminders(@Body List<Map<String, Object>> rows) throws JsonProcessingException {
        return page(rows, "id");
    }

    public static List<JsonNode> list(@Body List<Map<String, Object>> rows) throws JsonProcessingException {
        List<JsonNode> items = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            items.add(Json.MAPPER.readTree((String) row.get("document")));
        }
        return items;
    }

    private static Page<JsonNode> page(List<Map<String, Object>> rows, String cursor) throws JsonProcessingException {
        return Page.of(list(rows), PAGE_SIZE, item -> item.get(cursor).asText());
    }
}
