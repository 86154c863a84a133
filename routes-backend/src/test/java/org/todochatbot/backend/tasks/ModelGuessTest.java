package org.todochatbot.backend.tasks;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.todochatbot.backend.chat.Effect;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.conversation.Conversation;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.settings.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/** What only the language model has read is asked back before it can hurt. */
class ModelGuessTest {

    private static final String MODEL = "language-model";

    @Test
    void deletingOneTaskIsConfirmedWhenOnlyTheModelHasReadIt() {
        assertThat(decide(Intent.DELETE_TASK, MODEL, false, "milk")).isInstanceOf(Effect.class);
        assertThat(decide(Intent.DELETE_TASK, MODEL, true, "milk")).isInstanceOf(Selection.class);
        assertThat(decide(Intent.DELETE_TASK, "grammar", false, "milk")).isInstanceOf(Selection.class);
    }

    @Test
    void touchingSeveralTasksIsConfirmedWhenOnlyTheModelHasReadIt() {
        assertThat(decide(Intent.COMPLETE_TASK, MODEL, false, "milk", "eggs")).isInstanceOf(Effect.class);
        assertThat(decide(Intent.COMPLETE_TASK, MODEL, true, "milk", "eggs")).isInstanceOf(Selection.class);
        assertThat(decide(Intent.COMPLETE_TASK, "grammar", false, "milk", "eggs")).isInstanceOf(Selection.class);
    }

    @Test
    void completingOneTaskIsNotAskedBack() {
        assertThat(decide(Intent.COMPLETE_TASK, MODEL, false, "milk")).isInstanceOf(Selection.class);
        assertThat(decide(Intent.COMPLETE_TASK, null, false, "milk")).isInstanceOf(Selection.class);
    }

    private static Object decide(Intent intent, String readBy, boolean confirmed, String... titles) {
        CommandBuilder command = new CommandBuilder(intent);
        for (String title : titles) {
            command.target(Target.titled(title));
        }
        Turn turn = new Turn(
                UUID.randomUUID(), "message-1", "", ZonedDateTime.parse("2026-03-27T10:00Z"), null, Conversation.EMPTY,
                confirmed, Settings.DEFAULT);
        List<List<Map<String, Object>>> found =
                List.of(titles).stream().map(title -> List.of(row(title))).toList();
        Command built = command.build();
        return TaskSelect.decide(found, built, List.of(built), turn, readBy);
    }

    private static Map<String, Object> row(String title) {
        String document = """
                {"task": {"id": "%s", "title": "%s", "description": "", "status": "pending", "priority": 4, "tags": [],
                          "createdAt": "2026-03-27T10:00:00Z", "updatedAt": "2026-03-27T10:00:00Z"},
                 "deleted": false, "version": 1}""".formatted(UUID.randomUUID(), title);
        return Map.of("document", document, "rank", 0, "as_wanted", true);
    }
}
