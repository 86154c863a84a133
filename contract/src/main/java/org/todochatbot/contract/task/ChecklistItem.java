package org.todochatbot.contract.task;

import java.util.UUID;

/** One step of a task: it has a title and is done or not, and nothing of its own besides. */
public record ChecklistItem(UUID id, String title, boolean done) {

    public ChecklistItem done(boolean done) {
        return new ChecklistItem(id, title, done);
    }
}
