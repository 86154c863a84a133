package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** What runs, as the launcher keeps it in {@code stack.json} of the data folder for {@code ./run status} and {@code stop}. */
record StackFile(long launcher, int port, List<Entry> parts) {

    private static final String NAME = "stack.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** {@code startedAt} tells a process from a later one that was given the same pid; 0 while none runs. */
    record Entry(String name, long pid, long startedAt, List<Integer> ports, String health) {

        boolean isAlive() {
            return pid > 0 && ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt == startOf(process)).isPresent();
        }

        static Entry of(SupervisedPart supervised) {
            Part part = supervised.part();
            long pid = supervised.pid();
            return new Entry(part.name(), pid, pid > 0 ? ProcessHandle.of(pid).map(Entry::startOf).orElse(0L) : 0,
                    part.ports().stream().map(Ports.Claim::port).toList(), part.health().address());
        }

        private static long startOf(ProcessHandle process) {
            return process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
        }
    }

    static Optional<StackFile> read(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(NAME);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), StackFile.class)) : Optional.empty();
    }

    void write(Path dataFolder) throws IOException {
        Path written = dataFolder.resolve(NAME + ".new");
        JSON.writeValue(written.toFile(), this);
        Files.move(written, dataFolder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
