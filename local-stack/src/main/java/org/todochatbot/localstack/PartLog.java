package org.todochatbot.localstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A part's log: one JSON object on each line. What a part prints otherwise (a JVM's warning, a panic) is wrapped in one. */
final class PartLog {

    private static final long ROTATE_AT_BYTES = 64L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String part;
    private final Path file;

    PartLog(Path folder, String part) {
        this.part = part;
        this.file = folder.resolve(part + ".json");
    }

    Path file() {
        return file;
    }

    /** Starts a new file when the last one has grown large; the one before is kept. */
    void rotate() throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.exists(file) && Files.size(file) > ROTATE_AT_BYTES) {
            Files.move(file, file.resolveSibling(part + ".1.json"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Copies the output of a process to the file, on a thread of its own, until the process ends. Not a virtual one: reading
     * from a pipe keeps its carrier, and with a pipe for each part no carrier is left to stop them on.
     */
    Thread follow(InputStream output) {
        return Thread.ofPlatform().daemon().name(part + "-log").start(() -> copy(output));
    }

    private void copy(InputStream output) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
                OutputStream log = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    // One write for each line: PostgreSQL appends to its file by itself.
                    log.write((asJson(line) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String asJson(String line) {
        if (line.startsWith("{") && line.endsWith("}")) {
            return line;
        }
        return JSON.createObjectNode()
                .put("@timestamp", Instant.now().toString())
                .put("part", part)
                .put("message", line)
                .toString();
    }

    /** The last lines, for the person who has to find out why a part does not start. */
    List<String> tail(int count) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            List<String> all = lines.toList();
            return all.subList(Math.max(0, all.size() - count), all.size());
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
