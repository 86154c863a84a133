package org.todochatbot.tests.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.TheStack;
import org.todochatbot.tests.stack.TopicReader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The walk of a new person through the page, in a real browser. */
@OnTheStack
class AcceptanceTest {

    private static final Path PICTURES = Path.of("target/pictures");

    private static Browser browser;

    private final List<String> problems = new ArrayList<>();
    private BrowserContext context;
    private Page page;
    private String name;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void signUp() {
        context = browser.open(new NewContextOptions().setViewportSize(1280, 800).setTimezoneId("Europe/Vienna"));
        context.setDefaultTimeout(10_000);
        page = context.newPage();
        page.onPageError(problems::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                problems.add(message.text());
            }
        });
        page.navigate(TheStack.get().url());
        name = "browser-" + UUID.randomUUID();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I am new here")).click();
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill("correct horse battery");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create account")).click();
        assertThat(page.getByRole(AriaRole.LOG)).containsText("Hello");
        // Asking who is signed in is answered with 401 before anybody is: the browser logs that by itself.
        problems.removeIf(problem -> problem.contains("401"));
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void aTaskThatIsSaidIsListedAndItsEventIsConsumed() {
        say("Create a task to buy groceries");

        assertThat(task("buy groceries")).isVisible();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            List<JsonNode> events = TopicReader.events(Set.of(personId()), "task-events");
            assertThat(events).extracting(e -> e.get("type").asText()).containsExactly("task-created");
            assertThat(Database.column("insights", "select type from audit_log where event_id = ?::uuid", events.get(0).get("id").asText()))
                    .containsExactly("task-created");
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void aTaskThatIsCompletedChangesOnThePageWithoutAReload() {
        say("Create a task to buy groceries");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All")).click();
        page.evaluate("window.neverReloaded = true");

        say("Mark task 'buy groceries' as complete");

        assertThat(task("buy groceries")).hasClass(Pattern.compile(".*completed.*"));
        assertThat(page.getByRole(AriaRole.CHECKBOX)).isChecked();
        assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
        assertThat(problems).isEmpty();
    }

    @Test
    void aChangeMadeElsewhereShowsOnAnOpenPage() {
        say("Create a task to buy groceries");
        Page other = context.newPage();
        other.navigate(TheStack.get().url());
        assertThat(other.locator("[data-task]")).containsText("buy groceries");

        say("rename 'buy groceries' to 'buy fruit'");

        assertThat(other.locator("[data-task]")).containsText("buy fruit");
    }

    @Test
    void aReminderShowsInTheChatOnTimeAndOnce() {
        say("Create a task to buy groceries");
        say("Remind me about this task in 3 seconds");
        Locator reminder = page.locator("article.reminder");

        reminder.waitFor();

        Instant seen = Instant.now();
        Instant due = Instant.parse(Database.column(
                        "todo", "select to_char(remind_at at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') from reminder where person_id = ?::uuid", personId())
                .get(0));
        assertThat(seen).isAfterOrEqualTo(due);
        assertThat(Duration.between(due, seen)).isLessThan(Duration.ofSeconds(1));
        assertThat(reminder).containsText("buy groceries");

        // Neither the stream's resumption nor the safety look shows it again.
        page.reload();
        assertThat(page.getByRole(AriaRole.LOG)).containsText("buy groceries");
        assertThat(reminder).hasCount(1);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Snooze 10 min")).click();
        assertThat(page.getByRole(AriaRole.LOG)).containsText("I will remind you of “buy groceries” again");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Done").setExact(true)).first().click();
        assertThat(page.getByRole(AriaRole.LOG)).containsText("Completed “buy groceries”");
        assertThat(problems).isEmpty();
    }

    @Test
    void aReminderThatCameWhileThePageWasClosedIsShownOnceItIsOpenAgain() {
        say("Create a task to buy groceries");
        say("Remind me about this task in 1 second");
        page.navigate("about:blank");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Database.count("todo", "select count(*) from notification where person_id = ?::uuid", personId()) == 1);

        page.navigate(TheStack.get().url());

        assertThat(page.locator("article.reminder")).hasCount(1);
    }

    @Test
    void whatWasAnsweredIsThereAfterTheBackendIsKilled() {
        LocalStack stack = TheStack.get();
        say("Create a task to buy groceries");

        stack.part("routes-backend").kill();

        stack.part("routes-backend").awaitReady(Duration.ofMinutes(1));
        page.reload();
        assertThat(task("buy groceries")).isVisible();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        TopicReader.events(Set.of(personId()), "task-events"))
                .extracting(e -> e.get("type").asText())
                .containsOnly("task-created"));
        // What was published just before the kill is published again, and leaves the outbox then.
        await().atMost(Duration.ofMinutes(1)).until(
                () -> Database.count("todo", "select count(*) from outbox where person_id = ?::uuid", personId()) == 0);
        say("Mark task 'buy groceries' as complete");
        assertThat(page.getByRole(AriaRole.LOG)).containsText("Completed “buy groceries”");
    }

    @Test
    void aMistakeIsUndoneByItsButton() {
        say("Create a task to buy groceries");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo").setExact(true)).click();

        assertThat(page.getByRole(AriaRole.LOG)).containsText("“buy groceries” is gone");
        assertThat(page.locator("[data-task]")).hasCount(0);
    }

    @Test
    void stepsAreTickedDatesSkippedAndChangesTakenBackAndDoneAgainByTheirButtons() {
        say("bake a cake tomorrow");
        say("add eggs and flour to the checklist of bake a cake");
        say("water plants every day at 9am");
        Locator eggs = page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("eggs"));

        eggs.click();
        assertThat(eggs).isChecked();
        assertThat(page.getByRole(AriaRole.LOG)).containsText("1 of 2 steps left");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo the last change")).click();
        assertThat(eggs).not().isChecked();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Redo")).click();
        assertThat(eggs).isChecked();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Skip water plants this time")).press("Enter");
        assertThat(page.getByRole(AriaRole.LOG)).containsText("Skipped. “water plants” comes");
        page.getByLabel("Sort tasks").selectOption("title");
        assertThat(page.locator("[data-task] .about > .title")).hasText(new String[] {"bake a cake", "water plants"});
        page.getByLabel("Search tasks").fill("fluor");
        assertThat(page.locator("[data-task]")).hasCount(0);
        page.getByLabel("Search tasks").fill("wtaer");
        assertThat(page.locator("[data-task] .about > .title")).hasText(new String[] {"water plants"});
        assertThat(problems).isEmpty();
    }

    @Test
    void aReminderCountsAsNewUntilItWasBeforeThePersonsEyes() {
        say("Create a task to buy groceries");
        page.setViewportSize(390, 844);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tasks").setExact(true)).click();
        page.evaluate("fetch('/api/chat', {method: 'POST', headers: {'Content-Type': 'application/json',"
                + " 'X-XSRF-TOKEN': decodeURIComponent(document.cookie.match(/XSRF-TOKEN=([^;]+)/)[1])},"
                + " body: JSON.stringify({messageId: crypto.randomUUID(), text: 'remind me about this task in 1 second'})})");
        Locator unread = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 new reminder"));
        assertThat(unread).isVisible();
        assertThat(page).hasTitle("(1) Todo Chatbot");

        unread.click();

        assertThat(page.locator("article.reminder")).isVisible();
        assertThat(unread).hasCount(0);
        assertThat(page).hasTitle("Todo Chatbot");
        await().atMost(Duration.ofSeconds(5)).until(() -> Database.count(
                "todo", "select count(*) from notification where person_id = ?::uuid and seen_at is not null", personId()) == 1);
        assertThat(problems).isEmpty();
    }

    @Test
    void whoSignsOutIsOutAndComesBackWithTheSamePassword() {
        say("Create a task to buy groceries");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
        assertThat(page.getByLabel("Password")).isVisible();
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill("wrong horse battery");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Name or password is wrong");
        page.getByLabel("Password").fill("correct horse battery");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();

        assertThat(task("buy groceries")).isVisible();
    }

    /** Not compared by a machine: kept for people to look at, and one of them is in the README. */
    @Test
    void thePageLooksRightOnPhoneAndDeskInLightAndDark() {
        say("Create a task to buy groceries");
        say("remind me to call the bank tomorrow at 9am");
        say("pay the rent friday p1 #home");
        say("Mark task 'buy groceries' as complete");
        say("water plants every day at 9am");
        say("add fill the can and feed the orchid to the checklist of water plants");
        say("tick fill the can");
        say("Show my pending tasks");
        say("Remind me about 'pay the rent' in 1 second");
        page.locator("article.reminder").waitFor();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.setViewportSize(1280, 800);
            picture("desk", scheme);
            Accessibility.requireNoViolation(page);
            page.setViewportSize(390, 844);
            picture("phone", scheme);
            Accessibility.requireNoViolation(page);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tasks").setExact(true)).click();
            picture("phone-tasks", scheme);
            Accessibility.requireNoViolation(page);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Chat").setExact(true)).click();
        }
        assertThat(problems).isEmpty();
    }

    private void picture(String what, ColorScheme scheme) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(what + "-" + scheme.name().toLowerCase() + ".png")));
    }

    /** Says it and waits for the answer. */
    private void say(String text) {
        Locator answers = page.locator("article.bot");
        int before = answers.count();
        page.getByLabel("Say something").fill(text);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send")).click();
        answers.nth(before).waitFor();
    }

    private Locator task(String title) {
        return page.locator("[data-task]").filter(new Locator.FilterOptions().setHasText(title));
    }

    private String personId() {
        return Database.column("identity", "select id from account where username = ?", name).get(0);
    }
}
