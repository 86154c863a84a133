package org.todochatbot.backend.intent.grammar;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.task.Due;

import static org.assertj.core.api.Assertions.assertThat;

/** What a sentence may mean besides what it says by itself. */
class GrammarReaderTest {

    /** A Tuesday. */
    private static final ReadingContext MORNING =
            ReadingContext.at(ZonedDateTime.of(2026, 3, 10, 10, 0, 0, 0, ZoneId.of("Europe/Berlin")));

    @ParameterizedTest
    @CsvSource({
        "the report is done, complete-task, report",
        "the slides are finally finished, complete-task, slides",
        "the report is not done yet, reopen-task, report",
        "lunch with Eva is on saturday, update-task, lunch with Eva",
        "the dentist is now at 11, update-task, dentist",
        "the meeting with Anna has been moved to monday, update-task, meeting with Anna",
        "the report is really urgent, update-task, report",
        "make the pills weekly, update-task, pills",
        "postpone the slides by a day, update-task, slides",
        "skip the gym, skip-task, gym",
        "the meeting with Tom is cancelled, delete-task, meeting with Tom",
        "cancel the gym, delete-task, gym",
        "bought the flour, complete-task, buy flour",
        "remind me 30 minutes before the doctor, set-reminder, doctor",
        "remind me of the slides at 8, set-reminder, slides",
        "remind me about the passport every monday, set-reminder, passport",
        "remind me tomorrow about the passport, set-reminder, passport",
    })
    void aSentenceMayBeAboutATaskThatIsThere(String text, String intent, String title) {
        Command known = GrammarReader.ofKnownTask(text, MORNING).orElseThrow();

        assertThat(known.intent().id()).isEqualTo(intent);
        assertThat(known.targets()).singleElement().satisfies(target -> assertThat(target.title()).isEqualTo(title));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "buy milk", "finish the report", "call Bob at 5", "it is done", "change the bulb to LED", "move the couch", "remind me to call Bob",
    })
    void whatSaysSomethingNewIsAboutNone(String text) {
        assertThat(GrammarReader.ofKnownTask(text, MORNING)).isEmpty();
    }

    @Test
    void aTimeOfDayIsReadAsOnAnotherDayToo() {
        ReadingContext evening = ReadingContext.at(ZonedDateTime.of(2026, 3, 10, 20, 0, 0, 0, ZoneId.of("Europe/Berlin")));

        Command known = GrammarReader.ofKnownTask("the dentist is at 11", evening).orElseThrow();

        assertThat(known.due()).isEqualTo(new Due.Moment(OffsetDateTime.parse("2026-03-10T23:00+01:00")));
        assertThat(known.timeOfDay()).isEqualTo(LocalTime.of(11, 0));
        assertThat(GrammarReader.ofKnownTask("the dentist is tomorrow at 11", evening).orElseThrow().timeOfDay()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "when is lunch with Eva, lunch Eva",
        "what time is the meeting with Anna?, meeting Anna",
        "when do I see the doctor, doctor",
        "is there something with Bob, Bob",
        "find meeting, meeting",
    })
    void aQuestionMayBeAboutTasksWithItsWords(String text, String words) {
        assertThat(GrammarReader.askedFor(text, MORNING)).map(Filter::text).contains(words);
    }

    @Test
    void aQuestionForATimeIsAboutWhatIsDueThen() {
        Filter filter = GrammarReader.askedFor("am I free tomorrow afternoon?", MORNING).orElseThrow();

        assertThat(filter.text()).isNull();
        assertThat(filter.dueFrom()).isEqualTo("2026-03-11T12:00:00+01:00");
    }

    @Test
    void anOrderIsNoQuestion() {
        assertThat(GrammarReader.askedFor("call the landlord", MORNING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "call the landlord about the tap, call the landlord about the tap",
        "I should really call the plumber, call the plumber",
        "let's schedule a meeting with Anna on monday at 3, a meeting with Anna",
    })
    void whatBeginsWithAVerbOrSaysWhenIsOfferedAsATask(String text, String title) {
        assertThat(GrammarReader.offered(text, MORNING)).map(Command::title).contains(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sorry", "what is the capital of France", "my cat is black", "when do you sleep"})
    void talkIsNotOffered(String text) {
        assertThat(GrammarReader.offered(text, MORNING)).isEmpty();
    }
}
