package org.todochatbot.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.notification.Notification;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;

/** The sidecar goes on delivering jobs and messages while the backend starts, and takes a 404 for success. */
@OnTheStack
class RestartLoopTest {

    private static final int REMINDERS = 24;
    private static final int RESTARTS = 3;

    @Test
    void whatComesDueAndWhatArrivesWhileTheBackendRestartsIsNotLost() {
        Person ann = Person.signUp();
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < REMINDERS; i++) {
            // One every two seconds: some are due in each phase of each start.
            String title = "errand " + i;
            titles.add(title);
            ann.say("remind me to " + title + " in " + (10 + 2 * i) + " seconds");
        }
        int kept = 0;
        for (int i = 0; i < RESTARTS; i++) {
            TheStack.get().part("routes-backend").kill();
            String body = Person.json(Map.of("messageId", UUID.randomUUID().toString(), "text", "add parcel " + i));
            kept += ann.post("/api/chat", body).statusCode() == 202 ? 1 : 0;
            TheStack.get().part("routes-backend").awaitReady(Duration.ofMinutes(2));
        }

        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(() ->
                assertThat(told(ann, Notification.Kind.REMINDER)).containsExactlyInAnyOrderElementsOf(titles));
        int queued = kept;
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() ->
                assertThat(told(ann, Notification.Kind.REPLY)).filteredOn(text -> text.startsWith("Added “parcel")).hasSize(queued));
        assertThat(queued).isPositive();
        assertThat(Database.count("todo", "select count(*) from reminder where fired_at < remind_at and person_id = ?", ann.id()))
                .as("early").isZero();
    }

    private static List<String> told(Person person, Notification.Kind kind) {
        return person.notifications().stream()
                .filter(notification -> notification.kind() == kind)
                .map(Notification::text)
                .map(text -> text.replaceFirst(" \\(.*", ""))
                .toList();
    }
}
