package org.todochatbot.localstack;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Ends every part when the launcher is gone, however it went. A shell in a session of its own reads the parts' pids from
 * a pipe; the operating system closes that pipe when the launcher dies, even by {@code kill -9}, which no shutdown hook sees.
 */
final class Reaper implements AutoCloseable {

    /** Each part has a session, hence a process group, of its own; where it has none, the pid alone is signalled. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            parts=' '
            while read -r action pid; do
              case $action in
                add) parts="$parts$pid " ;;
                remove) parts=$(printf '%s' "$parts" | sed "s/ $pid / /") ;;
              esac
            done
            signal() { for pid in $parts; do kill "-$1" "-$pid" 2>/dev/null || kill "-$1" "$pid" 2>/dev/null; done; }
            alive() { for pid in $parts; do kill -0 "$pid" 2>/dev/null && return 0; done; return 1; }
            alive || exit 0
            signal CONT
            signal TERM
            tries=0
            while alive && [ $tries -lt 25 ]; do sleep 0.2; tries=$((tries + 1)); done
            signal KILL
            """;

    private final Process shell;
    private final Writer pipe;

    Reaper() {
        try {
            shell = new ProcessBuilder(Detached.command(List.of("sh", "-c", SCRIPT)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            pipe = shell.outputWriter(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new StackException("The shell that cleans up after the launcher does not start.", e);
        }
    }

    synchronized void add(long pid) {
        tell("add " + pid);
    }

    synchronized void remove(long pid) {
        tell("remove " + pid);
    }

    private void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            // Somebody ended the shell. The parts still stop with the launcher, as long as it is not killed itself.
        }
    }

    @Override
    public synchronized void close() {
        try {
            pipe.close();
            shell.waitFor();
        } catch (IOException e) {
            // It is gone already, and there is nothing left that it could end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
