package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The classes that a JVM loaded and linked in an earlier run, so that the next one needs half the time to start: a JVM's AOT
 * cache (JEP 483, 514), or its archive of shared classes where the JVM is older. It is written at the end of a run that was
 * told to, which takes some seconds.
 */
record ClassCache(Path file) {

    private static final int FIRST_WITH_AOT_CACHE_IN_ONE_STEP = 25;

    /** @param name a name for exactly these jars: a cache of other jars is refused by the JVM, and would never be renewed */
    static ClassCache in(Path folder, String name, JavaRuntime java) {
        String kind = java.feature() >= FIRST_WITH_AOT_CACHE_IN_ONE_STEP ? ".aot" : ".jsa";
        return new ClassCache(folder.resolve(name + "-" + java.version() + kind));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** For a run that starts from it, if it is there. */
    List<String> using() {
        return exists() ? List.of((isAot() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file) : List.of();
    }

    /** For a run that writes it. */
    List<String> writing() {
        return List.of((isAot() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + unfinished());
    }

    /** After the clean end of a run that wrote it: what a killed JVM leaves behind is never used. */
    void keep() throws IOException {
        if (Files.exists(unfinished())) {
            Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path unfinished() {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private boolean isAot() {
        return file.toString().endsWith(".aot");
    }
}
