package org.todochatbot.backend.intent.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.todochatbot.backend.intent.IntentReader;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Reading;

/** The reference: what most chat bots do, the first keyword found decides. */
final class KeywordReader implements IntentReader {

    private static final Map<String, Intent> KEYWORDS = new LinkedHashMap<>();

    static {
        KEYWORDS.put("delete", Intent.DELETE_TASK);
        KEYWORDS.put("remove", Intent.DELETE_TASK);
        KEYWORDS.put("cancel", Intent.DELETE_TASK);
        KEYWORDS.put("update", Intent.UPDATE_TASK);
        KEYWORDS.put("change", Intent.UPDATE_TASK);
        KEYWORDS.put("show", Intent.LIST_TASKS);
        KEYWORDS.put("list", Intent.LIST_TASKS);
        KEYWORDS.put("what", Intent.LIST_TASKS);
        KEYWORDS.put("add", Intent.CREATE_TASK);
        KEYWORDS.put("remind", Intent.CREATE_TASK);
        KEYWORDS.put("create", Intent.CREATE_TASK);
        KEYWORDS.put("help", Intent.HELP);
        KEYWORDS.put("yes", Intent.CONFIRM);
        KEYWORDS.put("no", Intent.DENY);
        KEYWORDS.put("thank", Intent.SMALLTALK);
        KEYWORDS.put("hello", Intent.SMALLTALK);
    }

    @Override
    public String name() {
        return "keywords";
    }

    @Override
    public Optional<Reading> read(String text, ReadingContext context) {
        String lower = text.toLowerCase(Locale.ROOT);
        Intent intent = KEYWORDS.entrySet().stream()
                .filter(keyword -> lower.contains(keyword.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Intent.OUT_OF_SCOPE);
        return Optional.of(new Reading(text, 1, name(), List.of(Command.of(intent))));
    }
}
