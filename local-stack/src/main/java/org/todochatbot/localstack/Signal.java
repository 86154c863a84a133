package org.todochatbot.localstack;

import java.io.IOException;

/** The signals that parts are sent; Java itself knows only two of them. */
enum Signal {
    TERM, INT, KILL, STOP, CONT;

    /** Sends the signal; a process that is gone already is no error. */
    void send(long pid) {
        kill(Long.toString(pid));
    }

    /** Sends the signal to a process that was started {@link Detached}, and to those that it started. */
    void sendToGroup(long pid) {
        kill("-" + pid);
    }

    private void kill(String target) {
        try {
            new ProcessBuilder("kill", "-s", name(), "--", target)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackException("Cannot send signals: the command kill does not start.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
