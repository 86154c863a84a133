package org.todochatbot.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.todochatbot.tests.stack.Database;
import org.todochatbot.tests.stack.OnTheStack;
import org.todochatbot.tests.stack.Person;

/** While the state store does not answer the chat works without its memory, and says so when it matters. */
@OnTheStack
class ForgottenConversationTest {

    @AfterEach
    void mend() {
        Database.execute("conversation", "alter table if exists state_away rename to state");
    }

    @Test
    void withoutItsMemoryTheChatGoesOnAndSaysWhatItCannotKnow() {
        Person ann = Person.signUp();
        ann.say("add buy milk");
        ann.say("add call Bob");
        ann.say("delete all tasks");
        Database.execute("conversation", "alter table state rename to state_away");

        assertThat(ann.say("add pay rent").reply()).startsWith("Added “pay rent”").doesNotContain("recall");
        assertThat(ann.say("yes").reply()).contains("cannot recall what we spoke of");
        assertThat(ann.tasks()).hasSize(3);
    }
}
