package org.todochatbot.localstack;

import java.nio.file.Path;

/** What every part of one stack is set up from. */
record Setup(Options options, Network network, LocalSecrets secrets, JavaRuntime java, Cache cache) {

    Ports ports() {
        return network.ports();
    }

    Path projectFolder() {
        return options.projectFolder();
    }

    Path dataFolder() {
        return options.dataFolder();
    }
}
