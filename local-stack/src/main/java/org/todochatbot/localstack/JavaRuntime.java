package org.todochatbot.localstack;

import java.nio.file.Path;

/** The Java that runs the launcher, which runs the JVM parts too. */
record JavaRuntime(Path home, int feature, String version) {

    static JavaRuntime current() {
        return new JavaRuntime(Path.of(System.getProperty("java.home")), Runtime.version().feature(),
                Runtime.version().toString());
    }

    String program() {
        return home.resolve("bin/java").toString();
    }
}
