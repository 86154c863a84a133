package org.todochatbot.backend.chat;

import java.util.List;
import org.todochatbot.backend.conversation.Listing;
import org.todochatbot.backend.conversation.Pending;
import org.todochatbot.backend.tasks.Change;
import org.todochatbot.contract.chat.Choice;
import org.todochatbot.contract.task.Task;

/**
 * What carrying out one command came to.
 *
 * @param changes to be stored, in this order
 * @param reply the sentence for the person
 * @param tasks of which the reply speaks, as they are afterwards
 * @param pending what the person is asked, or null
 * @param listing the list that was shown, which "more" goes on with, or null
 */
public record Effect(
        List<Change> changes, String reply, List<Task> tasks, List<Choice> choices, Pending pending, Listing listing) {

    /** A reply that changes nothing. */
    public static Effect say(String reply) {
        return say(reply, List.of());
    }

    public static Effect say(String reply, List<Task> tasks) {
        return say(reply, tasks, List.of());
    }

    public static Effect say(String reply, List<Task> tasks, List<Choice> choices) {
        return new Effect(List.of(), reply, tasks, choices, null, null);
    }

    public static Effect ask(String question, List<Task> tasks, List<Choice> choices, Pending pending) {
        return new Effect(List.of(), question, tasks, choices, pending, null);
    }

    public static Effect change(List<Change> changes, String reply, List<Task> tasks) {
        return new Effect(changes, reply, tasks, List.of(), null, null);
    }

    public static Effect list(String reply, List<Task> tasks, List<Choice> choices, Listing listing) {
        return new Effect(List.of(), reply, tasks, choices, null, listing);
    }
}
