package org.todochatbot.tests.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;
import org.todochatbot.tests.stack.TheStack;

/** Settings, the feed, files in and out, and the end of an account, on the page. */
@OnTheStack
class SettingsPanelTest {

    private static final String PASSWORD = "correct horse battery";

    private static Browser browser;

    private BrowserContext context;
    private Page page;
    private Person ann;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void signIn() {
        ann = Person.signUp();
        context = browser.open(new NewContextOptions().setViewportSize(1280, 800).setTimezoneId("Europe/Vienna"));
        open(context);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void aSettingIsKept() {
        panel().getByLabel("The week starts on").selectOption("sunday");
        assertThat(panel().getByRole(AriaRole.STATUS)).containsText("Saved");
        panel().getByLabel("Days without a time").fill("07:30");
        panel().getByLabel("Days without a time").blur();
        assertThat(panel().getByRole(AriaRole.STATUS)).containsText("Saved");

        assertThat(Person.tree(ann.get("/api/settings").body()).get("weekStart").asText()).isEqualTo("sunday");
        assertThat(Person.tree(ann.get("/api/settings").body()).get("reminderTime").asText()).isEqualTo("07:30");
    }

    @Test
    void aFeedIsMadeAndRevoked() {
        press("Make an address");
        String address = panel().getByLabel("Address of the calendar feed").inputValue();
        assertThat(Person.request("GET", address.substring(TheStack.get().url().length()), null, null).statusCode()).isEqualTo(200);

        press("Revoke it");

        assertThat(panel().getByRole(AriaRole.STATUS)).containsText("does not work any more");
        assertThat(Person.request("GET", address.substring(TheStack.get().url().length()), null, null).statusCode()).isEqualTo(404);
    }

    @Test
    void aFileIsImportedAndABrokenOneIsRefusedWithWhy() {
        upload("tasks.csv", "TYPE,CONTENT,PRIORITY,INDENT,DATE\ntask,water the plants,9,1,\n");
        assertThat(panel().getByRole(AriaRole.ALERT)).containsText("line 2: PRIORITY");

        upload("tasks.csv", "TYPE,CONTENT,PRIORITY,INDENT,DATE\ntask,water the plants,2,1,tomorrow\n");

        assertThat(panel().getByRole(AriaRole.STATUS)).containsText("Imported 1 task");
        assertThat(ann.task("water the plants").priority()).isEqualTo(2);
    }

    @Test
    void whoDeletesTheirAccountIsAskedForThePasswordAndIsThenGone() {
        panel().getByText("Delete my account").first().click();
        panel().getByLabel("Your password").fill("not this one");
        press("Delete my account and everything in it");
        assertThat(panel().getByRole(AriaRole.ALERT)).containsText("wrong");

        panel().getByLabel("Your password").fill(PASSWORD);
        click("Delete my account and everything in it");

        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("I am new here"))).isVisible();
        assertThat(ann.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void itIsReadableOnAPhoneAndInTheDark() {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/settings-desk.png")));
        Accessibility.requireNoViolation(page);
        try (BrowserContext phone = browser.open(
                new NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK))) {
            open(phone);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pictures/settings-phone-dark.png")));
            Accessibility.requireNoViolation(page);
            assertThat((Boolean) page.evaluate("document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth"))
                    .isTrue();
        }
    }

    private void open(BrowserContext in) {
        in.setDefaultTimeout(10_000);
        page = in.newPage();
        page.navigate(TheStack.get().url());
        page.getByLabel("Name").fill(ann.name());
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        assertThat(page.getByRole(AriaRole.LOG)).containsText("Hello");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Settings").setExact(true)).click();
        assertThat(panel().getByLabel("The week starts on")).isVisible();
    }

    private Locator panel() {
        return page.getByRole(AriaRole.DIALOG);
    }

    private void click(String button) {
        panel().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    /** And waits for what came of it. */
    private void press(String button) {
        click(button);
        page.waitForCondition(() -> panel().getByRole(AriaRole.STATUS).textContent().length() > 0
                || panel().getByRole(AriaRole.ALERT).textContent().length() > 0);
    }

    private void upload(String name, String text) {
        panel().getByLabel("Import a file").setInputFiles(
                new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8)));
    }
}
