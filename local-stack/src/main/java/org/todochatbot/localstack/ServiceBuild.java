package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the services that are not built or older than their sources, by the script that {@code ./run} itself is built by. */
final class ServiceBuild {

    private ServiceBuild() {
    }

    static void run(Path projectFolder, List<String> services) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(projectFolder.resolve("local-stack/bin/build").toString()));
        command.addAll(services);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("JAVA_HOME", JavaRuntime.current().home().toString());
            if (builder.start().waitFor() != 0) {
                throw new StackException("Nothing was started.");
            }
        } catch (IOException e) {
            throw new StackException("The build does not start: " + e.getMessage(), e);
        }
    }
}
