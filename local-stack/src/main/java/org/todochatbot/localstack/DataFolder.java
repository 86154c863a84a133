package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What a stack keeps between starts, and nothing else: a wrong {@code --data} with {@code --fresh} must not cost a home folder. */
record DataFolder(Path folder) {

    /** Where the sidecars find each other (Configuration, {@code nameResolution}); addresses of an earlier start would mislead. */
    private static final List<String> NAMES = List.of("names.db", "names.db-wal", "names.db-shm");
    private static final List<String> KEPT = List.of(PostgreSql.NAME, PostgreSql.NAME + ".unfinished", KafkaBroker.NAME,
            DaprScheduler.NAME, "logs", LocalSecrets.FILE, "stack.json", "env");

    void create() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    void forgetAddresses() throws IOException {
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    void deleteEverything() throws IOException {
        forgetAddresses();
        for (String name : KEPT) {
            if (Files.exists(folder.resolve(name))) {
                Folders.delete(folder.resolve(name));
            }
        }
    }

    Path logs() {
        return folder.resolve("logs");
    }
}
