package org.todochatbot.localstack;

import java.nio.file.Path;

/** What every part of one stack is set up from. */
record Setup(Options options, Ports ports, LocalSecrets secrets, JavaRuntime java, Cache cache) {

    Path projectFolder() {
        return options.projectFolder();
    }

    Path dataFolder() {
        return options.dataFolder();
    }
}
