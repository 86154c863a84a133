package org.todochatbot.backend.tasks;

import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NearWordsTest {

    private static final Set<String> KNOWN = Set.of("milk", "groceries", "library", "dentist", "call", "wall");

    @Test
    void aMistypedWordIsTakenForTheNearestOneInUse() {
        assertThat(NearWords.meant("mlik", KNOWN)).contains("milk");
        assertThat(NearWords.meant("grocreis", KNOWN)).contains("groceries");
        assertThat(NearWords.meant("call the librery", KNOWN)).contains("call the library");
    }

    @Test
    void whatIsNearNothingOrIsKnownIsNoMistake() {
        assertThat(NearWords.meant("xylophone", KNOWN)).isEmpty();
        assertThat(NearWords.meant("milk", KNOWN)).isEmpty();
        assertThat(NearWords.meant("", KNOWN)).isEmpty();
    }
}
