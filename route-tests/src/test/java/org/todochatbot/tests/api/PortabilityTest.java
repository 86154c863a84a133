package org.todochatbot.tests.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VToDo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.contract.task.Task;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;

/** What is somebody's goes out and in again, and goes altogether where its owner does. */
@OnTheStack
class PortabilityTest {

    private Person ann;

    @BeforeEach
    void fill() {
        ann = Person.signUp();
        ann.say("add water the plants every 3 days at 8am starting 2031-03-01 p2 #home");
        ann.say("remind me to call the bank on 2031-03-02 at 9:00");
        ann.say("add buy milk");
        ann.say("complete buy milk");
        ann.post("/api/tasks", "{\"title\": \"pack\", \"checklist\": [\"tent\", \"stove\"], \"due\": {\"date\": \"2031-06-01\"}}");
        ann.say("the week starts on sunday");
    }

    @Test
    void whatIsExportedAndImportedByAnotherIsEqual() {
        JsonNode exported = export(ann);
        assertThat(exported.get("tasks")).hasSize(4);
        assertThat(exported.get("history").size()).isGreaterThan(4);
        Person bob = Person.signUp();

        HttpResponse<String> imported = bob.post("/api/import", exported.toString());

        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        assertThat(Person.tree(imported.body()).get("reply").asText()).startsWith("Imported 4 tasks and 1 reminder");
        JsonNode again = export(bob);
        assertThat(content(again)).isEqualTo(content(exported));
        assertThat(bob.say("undo").reply()).isNotBlank();
        assertThat(bob.tasks()).isEmpty();
    }

    @Test
    void aDocumentThatIsNoExportIsRefusedAndNothingOfItIsImported() {
        Person bob = Person.signUp();
        ObjectNode broken = (ObjectNode) export(ann);
        ((ObjectNode) broken.get("tasks").get(1)).put("priority", 9);

        assertThat(bob.post("/api/import", broken.toString()).statusCode()).isEqualTo(422);
        ObjectNode endless = (ObjectNode) export(ann);
        ((ObjectNode) endless.get("reminders").get(0)).put("recurrence", "FREQ=SECONDLY");
        assertThat(bob.post("/api/import", endless.toString()).statusCode()).isEqualTo(422);
        assertThat(bob.post("/api/import", "{\"tasks\": []}").statusCode()).isEqualTo(400);
        assertThat(bob.post("/api/import", "no json").statusCode()).isEqualTo(400);
        assertThat(bob.tasks()).isEmpty();
    }

    @Test
    void moreThanASidecarTakesInOneCallIsPublishedInSeveral() {
        Person bob = Person.signUp();
        ObjectNode large = (ObjectNode) export(ann);
        ObjectNode task = (ObjectNode) large.get("tasks").get(3);
        task.put("description", "x".repeat(9_000));
        ArrayNode tasks = large.putArray("tasks");
        for (int i = 0; i < 400; i++) {
            tasks.add(task.deepCopy().put("title", "large " + i).put("id", UUID.randomUUID().toString()));
        }

        HttpResponse<String> imported = bob.post("/api/import", large.toString());

        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> Database.count(
                "insights", "select count(*) from audit_log where type = 'task-created' and person_id = ?", bob.id()) == 400);
    }

    @Test
    void openTasksGoThroughACsvInTodoistsColumns() {
        HttpResponse<String> csv = ann.get("/api/export/tasks.csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body()).startsWith("TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE");
        Person bob = Person.signUp();

        HttpResponse<String> imported = bob.post("/api/import/tasks.csv", csv.body());

        assertThat(imported.statusCode()).as(imported.body() + csv.body()).isEqualTo(200);
        assertThat(bob.get("/api/export/tasks.csv").body().lines().sorted().toList()).isEqualTo(csv.body().lines().sorted().toList());
        Task plants = bob.task("water the plants");
        assertThat(plants.recurrence()).isEqualTo(ann.task("water the plants").recurrence());
        assertThat(plants.due()).isEqualTo(ann.task("water the plants").due());
        assertThat(bob.task("pack").checklist()).hasSize(2);
    }

    @Test
    void aRowThatCannotBeReadIsNamedAndNothingIsImported() {
        Person bob = Person.signUp();

        HttpResponse<String> refused = bob.post("/api/import/tasks.csv", """
                TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE
                task,buy milk @shop,,4,1,,,tomorrow,en,
                task,call Bob,,7,1,,,,en,
                task,write,,4,1,,,whenever the moon is blue,en,
                """);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("line 3: PRIORITY", "line 4: DATE");
        assertThat(bob.tasks()).isEmpty();
    }

    @Test
    void aCalendarProgramReadsTheFeedUntilItIsRevoked() throws Exception {
        String path = Person.tree(ann.post("/api/feed", "").body()).get("path").asText();

        HttpResponse<String> feed = Person.request("GET", path, null, null);

        assertThat(feed.statusCode()).as(feed.body()).isEqualTo(200);
        assertThat(feed.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        Calendar calendar = new CalendarBuilder().build(new StringReader(feed.body()));
        calendar.validate();
        List<VToDo> todos = calendar.getComponents("VTODO");
        List<VEvent> events = calendar.getComponents("VEVENT");
        assertThat(todos).extracting(todo -> todo.getSummary().getValue())
                .containsExactlyInAnyOrder("water the plants", "call the bank", "buy milk", "pack");
        assertThat(events).extracting(event -> event.getSummary().getValue()).containsExactlyInAnyOrder("water the plants", "pack");
        VEvent plants = events.stream().filter(event -> event.getSummary().getValue().startsWith("water")).findFirst().orElseThrow();
        assertThat(plants.getRequiredProperty(Property.RRULE).getValue()).contains("FREQ=DAILY").contains("INTERVAL=3");
        assertThat(plants.getRequiredProperty(Property.DTSTART).getParameter("TZID")).isPresent();
        assertThat(calendar.getComponents("VTIMEZONE")).hasSize(1);
        VToDo bank = todos.stream().filter(todo -> todo.getSummary().getValue().startsWith("call")).findFirst().orElseThrow();
        assertThat(bank.getComponentList().getAll()).hasSize(1);
        assertThat(Person.tree(ann.get("/api/feed").body()).get("exists").asBoolean()).isTrue();

        assertThat(ann.delete("/api/feed").statusCode()).isEqualTo(204);
        assertThat(Person.request("GET", path, null, null).statusCode()).isEqualTo(404);
        assertThat(Person.request("GET", "/feeds/guess.ics", null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void aDeletedAccountLeavesNothingInAnyServiceNorInAReplay() throws Exception {
        UUID id = ann.id();
        await().atMost(Duration.ofSeconds(20)).until(() ->
                Database.count("insights", "select count(*) from audit_log where person_id = ?", id) >= 6);

        assertThat(Person.request("DELETE", "/api/account", ann.token(), "{\"password\": \"not this one\"}").statusCode()).isEqualTo(401);
        HttpResponse<String> deleted =
                Person.request("DELETE", "/api/account", ann.token(), "{\"password\": \"correct horse battery\"}");

        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(204);
        assertThat(ann.get("/api/tasks").statusCode()).isEqualTo(401);
        List<String> tables = Database.column("todo", """
                select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
                where column_name = 'person_id' and table_type = 'BASE TABLE' and table_name <> 'outbox'""");
        assertThat(tables).contains("task", "reminder", "notification", "answered_message", "settings");
        for (String table : tables) {
            assertThat(Database.count("todo", "select count(*) from " + table + " where person_id = ?", id)).as(table).isZero();
        }
        assertThat(Database.count("identity", "select count(*) from account where id = ?", id)).isZero();
        assertThat(Database.count("identity", "select count(*) from users where username = '" + ann.name() + "'")).isZero();
        await().atMost(Duration.ofSeconds(20)).until(() ->
                Database.count("insights", "select count(*) from audit_log where person_id = ?", id)
                                + Database.count("insights", "select count(*) from insight where person_id = ?", id)
                                + Database.count("insights", "select count(*) from task_state where person_id = ?", id)
                        == 0);
        assertThat(TheStack.get().replay().differences()).isEmpty();
        assertThat(Database.count("insights_replay", "select count(*) from audit_log where person_id = ?", id)).isZero();
    }

    /** Two consumers have the same partition for a moment when one of them joins: the other still records the person's events. */
    @Test
    void whatAnotherConsumerRecordsWhileAnAccountIsDeletedGoesToo() throws Exception {
        UUID id = ann.id();
        String ofAnn = "select count(*) from audit_log where person_id = ?";
        await().atMost(Duration.ofSeconds(20)).until(() -> Database.count("insights", ofAnn, id) >= 6);

        try (Connection other = Database.connect("insights"); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into audit_log (event_id, topic, type, person_id, time, event) values ('" + UUID.randomUUID()
                    + "', 'task-events', 'task-created', '" + id + "', now(), '{}')");
            assertThat(Person.request("DELETE", "/api/account", ann.token(), "{\"password\": \"correct horse battery\"}").statusCode())
                    .isEqualTo(204);
            await().atMost(Duration.ofSeconds(20)).until(() -> Database.count("insights",
                    "select count(*) from pg_locks where locktype = 'relation' and mode = 'ShareRowExclusiveLock' and not granted") == 1);
            other.commit();
        }

        await().atMost(Duration.ofSeconds(20)).until(() ->
                Database.count("insights", "select count(*) from deleted_account where person_id = ?", id) == 1);
        assertThat(Database.count("insights", ofAnn, id)).isZero();
    }

    private static JsonNode export(Person person) {
        HttpResponse<String> answer = person.get("/api/export");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Person.tree(answer.body());
    }

    /** What must be equal: without ids and the moment of the last change, which are new. */
    private static Map<String, JsonNode> content(JsonNode export) {
        Map<String, String> titles = new HashMap<>();
        JsonNode copy = export.deepCopy();
        for (JsonNode task : copy.get("tasks")) {
            titles.put(task.get("id").asText(), task.get("title").asText());
            ((ObjectNode) task).remove("id");
            ((ArrayNode) task.get("checklist")).forEach(step -> ((ObjectNode) step).remove("id"));
        }
        ArrayNode coming = ((ObjectNode) copy).putArray("coming");
        for (JsonNode reminder : copy.get("reminders")) {
            if (reminder.get("state").asText().equals("scheduled")) {
                coming.add(((ObjectNode) reminder).put("taskId", titles.get(reminder.get("taskId").asText())).without("id"));
            }
        }
        return Map.of("tasks", copy.get("tasks"), "reminders", coming, "settings", copy.get("settings"));
    }
}
