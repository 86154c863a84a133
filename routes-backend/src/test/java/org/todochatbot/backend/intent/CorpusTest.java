package org.todochatbot.backend.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.todochatbot.contract.chat.Reading;

/** Every sentence of the project's own corpus is read as it says there. */
class CorpusTest {

    private static final IntentChain CHAIN = LocalReaders.chain();

    static List<CorpusFormat.Entry> corpus() {
        try (InputStream in = CorpusTest.class.getResourceAsStream("/intent/corpus.txt")) {
            return CorpusFormat.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> everySentenceIsReadAsWritten() {
        return corpus().stream().map(entry -> DynamicTest.dynamicTest(entry.text(), () -> {
            Reading reading = CHAIN.read(entry.text(), entry.context());
            assertThat(reading.commands().stream().map(CorpusFormat::line)).containsExactlyElementsOf(entry.commands());
        }));
    }
}
