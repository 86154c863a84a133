package org.todochatbot.localstack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command with the environment that is added to the launcher's own, and the folder it runs in. */
record Launch(List<String> command, Map<String, String> environment, Path folder) {

    Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
