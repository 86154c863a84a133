package org.todochatbot.backend.tasks;

import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NearWordsTest {

    private static final Set<String> KNOWN = Set.of("milk", "groceries", "library", "dentist", "call", "wall");

    @Test
    void aMistypedWordIsTakenForTheNearestOneInUse() {
        assertThat(meant("mlik")).isEqualTo("milk");
        assertThat(meant("grocreis")).isEqualTo("groceries");
        assertThat(meant("call the librery")).isEqualTo("call the library");
        assertThat(NearWords.to("call librery", KNOWN).orElseThrow().query()).isEqualTo("('call') & ('library')");
    }

    @Test
    void aPieceIsLookedForAsTheWordsThatHoldIt() {
        assertThat(NearWords.to("dentist all", KNOWN)).contains(new NearWords("('dentist') & ('call' | 'wall')", null));
        assertThat(NearWords.to("all librery", KNOWN)).contains(new NearWords("('call' | 'wall') & ('library')", "all library"));
    }

    @Test
    void oneOrTheOtherStaysOneOrTheOther() {
        assertThat(NearWords.to("mlik or call librery", KNOWN))
                .contains(new NearWords("('milk') | ('call') & ('library')", "milk or call library"));
    }

    @Test
    void whatIsNearNothingOrIsKnownIsNoMistake() {
        assertThat(NearWords.to("xylophone", KNOWN)).isEmpty();
        assertThat(NearWords.to("milk", KNOWN)).isEmpty();
        assertThat(NearWords.to("4711", KNOWN)).isEmpty();
        assertThat(NearWords.to("", KNOWN)).isEmpty();
    }

    private static String meant(String said) {
        return NearWords.to(said, KNOWN).orElseThrow().meant();
    }
}
