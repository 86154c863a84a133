package org.todochatbot.backend.intent.classifier;

import java.util.Set;

/** The commonest verbs that tasks begin with: enough to tell tasks from things among training sentences. */
final class TaskVerbs {

    private static final Set<String> VERBS = Set.of(
            "add", "ask", "attend", "bake", "book", "bring", "buy", "call", "change", "check", "clean", "collect", "cook", "do", "drop", "eat", "email", "feed", "fill", "finish",
            "fix", "get", "give", "go", "help", "invite", "leave", "look", "mail", "make", "meet", "mow", "move", "order", "organize", "pack", "pay", "pick", "plan", "prepare",
            "print", "put", "read", "renew", "rent", "reply", "return", "review", "rsvp", "schedule", "see", "sell", "send", "set", "ship", "sign", "start", "stop", "study", "submit",
            "switch", "take", "talk", "tell", "text", "thaw", "turn", "update", "vacuum", "visit", "walk", "wash", "watch", "water", "wear", "work", "wrap", "write");

    private TaskVerbs() {}

    static boolean contains(String word) {
        return VERBS.contains(word);
    }
}
