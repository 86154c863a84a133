package org.todochatbot.localstack;

import java.io.IOException;

/** The signals that parts are sent; Java itself knows only two of them. */
enum Signal {
    TERM, INT, KILL, STOP, CONT;

    /** Sends the signal; a process that is gone already is no error. */
    void send(long pid) {
        try {
            new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
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
