package org.todochatbot.benches.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a process holds in memory, by {@code ps}. */
public final class ResidentMemory {

    private static final double KIBIBYTES = 1024.0;

    private ResidentMemory() {}

    public static double megabytes(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip()) / KIBIBYTES;
    }
}
