package org.todochatbot.localstack;

import java.util.ArrayList;
import java.util.List;

/** Commands in a session of their own, so that Ctrl-C reaches the launcher alone and the parts are stopped in order. */
final class Detached {

    private Detached() {
    }

    static List<String> command(List<String> command) {
        List<String> detached = new ArrayList<>();
        if (onPath("setsid")) {
            detached.add("setsid");
        } else if (onPath("perl")) {
            // macOS has no setsid command.
            detached.addAll(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!", "--"));
        }
        detached.addAll(command);
        return detached;
    }

    private static boolean onPath(String program) {
        return Programs.onPath(program).isPresent();
    }
}
