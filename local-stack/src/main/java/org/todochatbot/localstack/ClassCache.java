package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The classes that a JVM part loaded and linked in an earlier run, so that it starts in half the time: a JVM's AOT cache
 * (JEP 483, 514), or its archive of shared classes where the JVM is older. It is written when the part ends, which takes some
 * seconds that time; whoever does not want to wait for that passes {@code training} as false.
 */
record ClassCache(Path file, JavaRuntime java, boolean training) {

    private static final int FIRST_WITH_AOT_CACHE_IN_ONE_STEP = 25;

    /** @param name a name for exactly these jars: a cache of other jars is refused by the JVM, and would never be renewed */
    static ClassCache in(Path folder, String name, JavaRuntime java, boolean training) {
        String kind = java.feature() >= FIRST_WITH_AOT_CACHE_IN_ONE_STEP ? ".aot" : ".jsa";
        return new ClassCache(folder.resolve(name + "-" + java.version() + kind), java, training);
    }

    boolean trainsNow() {
        return training && !Files.exists(file);
    }

    List<String> flags() {
        if (Files.exists(file)) {
            return List.of((isAot() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
        }
        if (!training) {
            return List.of();
        }
        return List.of((isAot() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + unfinished());
    }

    /** After a clean end of a run that was told to write the cache: what a killed JVM leaves is not used. */
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
