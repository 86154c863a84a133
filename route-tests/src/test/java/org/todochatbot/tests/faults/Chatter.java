package org.todochatbot.tests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.todochatbot.contract.task.TaskStatus;
import org.todochatbot.tests.stack.Person;

/**
 * Somebody who chats at random, as a seed has it, and repeats each message with the same id until it is answered, as a
 * real client does. Notes what was promised.
 */
final class Chatter implements Runnable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Person person = Person.signUp();
    private final Promises promises = new Promises();
    private final List<String> own = new ArrayList<>();
    private final Random random;
    private final BooleanSupplier isOver;
    private int said;
    private int repeated;

    Chatter(long seed, BooleanSupplier isOver) {
        this.random = new Random(seed);
        this.isOver = isOver;
    }

    Person person() {
        return person;
    }

    Promises promises() {
        return promises;
    }

    int said() {
        return said;
    }

    int repeated() {
        return repeated;
    }

    @Override
    public void run() {
        while (!isOver.getAsBoolean()) {
            one();
            LockSupport.parkNanos(Duration.ofMillis(100 + random.nextInt(900)).toNanos());
        }
    }

    private void one() {
        String title = own.isEmpty() ? null : own.get(random.nextInt(own.size()));
        switch (title == null ? 0 : random.nextInt(8)) {
            case 0, 1, 2 -> {
                String name = "errand " + said;
                say("create a task '" + name + "'", null, "Added");
                own.add(name);
                promises.tasks().put(name, TaskStatus.PENDING);
            }
            case 3 -> {
                String name = "reminded " + said;
                JsonNode reply = say("create a task '" + name + "'", null, "Added");
                promises.tasks().put(name, TaskStatus.PENDING);
                say("remind me about this task in " + (1 + random.nextInt(10)) + " seconds",
                        reply.at("/tasks/0/id").asText(), "I will remind you");
                promises.reminded().add(name);
            }
            case 4, 5 -> {
                boolean done = promises.tasks().get(title) == TaskStatus.COMPLETED;
                say((done ? "reopen '" : "complete '") + title + "'", null, done ? "Reopened" : "Completed");
                promises.tasks().put(title, done ? TaskStatus.PENDING : TaskStatus.COMPLETED);
            }
            case 6 -> {
                String renamed = "renamed " + said;
                say("rename '" + title + "' to '" + renamed + "'", null, "“");
                own.set(own.indexOf(title), renamed);
                promises.tasks().put(renamed, promises.tasks().remove(title));
            }
            default -> {
                say("delete '" + title + "'", null, "Deleted");
                own.remove(title);
                promises.tasks().remove(title);
            }
        }
    }

    /** @return the answer, once there is one */
    private JsonNode say(String text, String about, String expected) {
        Map<String, String> message = new HashMap<>(Map.of("messageId", UUID.randomUUID().toString(), "text", text));
        if (about != null) {
            message.put("about", about);
        }
        said++;
        for (Instant end = Instant.now().plus(PATIENCE); Instant.now().isBefore(end); repeated++) {
            try {
                HttpResponse<String> answer = person.post("/api/chat", Person.json(message));
                if (answer.statusCode() == 200) {
                    JsonNode reply = Person.tree(answer.body());
                    if (!reply.get("reply").asText().startsWith(expected)) {
                        promises.oddAnswers().add("to “" + text + "”: " + reply.get("reply").asText());
                    }
                    return reply;
                }
                if (answer.statusCode() < 500 && answer.statusCode() != 202) {
                    promises.oddAnswers().add("to “" + text + "”: " + answer.statusCode() + " " + answer.body());
                    return Person.tree("{}");
                }
                LockSupport.parkNanos(Duration.ofMillis(answer.statusCode() == 202 ? 2000 : 500).toNanos());
            } catch (UncheckedIOException e) {
                // The frontend is away.
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }
        promises.oddAnswers().add("never answered: " + text);
        return Person.tree("{}");
    }
}
