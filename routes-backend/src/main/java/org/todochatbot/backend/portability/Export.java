package org.todochatbot.backend.portability;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.settings.Settings;

/**
 * Everything that is one person's, as one JSON document. Within a transaction in that person's name, row by row, by way of a
 * file.
 */
@Component
public class Export {

    static final String FORMAT = "todo-chatbot-export";

    private static final int ROWS_AT_ONCE = 500;

    /** Each list with the query that gives its items as JSON, one a row. Row-level security narrows them to the person. */
    private static final Map<String, String> LISTS = new LinkedHashMap<>();

    static {
        LISTS.put("tasks", "select (document::jsonb -> 'task')::text from task_document where deleted_at is null order by id");
        LISTS.put("reminders", """
                select reminder.document from reminder_document as reminder join task on task.id = task_id
                where task.deleted_at is null order by reminder.id""");
        LISTS.put("notifications", """
                select jsonb_build_object('kind', kind, 'taskId', task_id, 'text', text, 'at', at, 'seenAt', seen_at)::text
                from notification order by id""");
        LISTS.put("history", """
                select jsonb_build_object('taskId', task_id, 'version', version, 'type', type, 'at', at, 'change', change)::text
                from task_history order by at, task_id, version""");
        LISTS.put("messages", """
                select jsonb_build_object('messageId', message_id, 'at', at, 'reply', reply)::text
                from answered_message order by at, message_id""");
    }

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public Export(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = new JdbcTemplate(jdbc.getDataSource());
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
        this.clock = clock;
    }

    /** The document; its file goes when it is closed. */
    public InputStream write() {
        try {
            Path file = Files.createTempFile("export", ".json");
            boolean whole = false;
            try (OutputStream out = Files.newOutputStream(file); JsonGenerator json = Json.MAPPER.createGenerator(out)) {
                json.writeStartObject();
                json.writeStringField("format", FORMAT);
                json.writeNumberField("version", 1);
                json.writeStringField("exportedAt", OffsetDateTime.now(clock).toString());
                json.writeFieldName("settings");
                json.writeRawValue(jdbc.queryForList("select document::text from settings", String.class).stream()
                        .findFirst()
                        .orElse(Json.MAPPER.writeValueAsString(Settings.DEFAULT)));
                for (Map.Entry<String, String> list : LISTS.entrySet()) {
                    json.writeArrayFieldStart(list.getKey());
                    jdbc.query(list.getValue(), rows -> {
                        writeRaw(json, rows.getString(1));
                    });
                    json.writeEndArray();
                }
                json.writeEndObject();
                whole = true;
            } finally {
                if (!whole) {
                    Files.deleteIfExists(file);
                }
            }
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeRaw(JsonGenerator json, String value) {
        try {
            json.writeRawValue(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
