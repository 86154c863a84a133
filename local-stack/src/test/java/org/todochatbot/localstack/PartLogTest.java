package org.todochatbot.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogTest {

    @TempDir
    private Path folder;

    @Test
    void everyLineOfTheLogIsJsonWhateverThePartPrints() throws Exception {
        PartLog log = new PartLog(folder, "routes-backend");
        String printed = "{\"message\":\"as it is\"}\n\nWARNING: \"not\" {JSON}\n{cut off\n";

        log.follow(new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8))).join();

        assertThat(Files.readAllLines(log.file())).hasSize(3)
                .allSatisfy(line -> assertThat(new ObjectMapper().readTree(line).get("message")).isNotNull())
                .first().isEqualTo("{\"message\":\"as it is\"}");
    }

    @Test
    void theEndOfTheLogIsThereForWhoeverHasToFindOut() throws Exception {
        PartLog log = new PartLog(folder, "kafka");
        Files.writeString(log.file(), "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");

        assertThat(log.tail(2)).containsExactly("{\"n\":2}", "{\"n\":3}");
        assertThat(new PartLog(folder, "scheduler").tail(2)).isEmpty();
    }
}
