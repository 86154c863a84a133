package org.todochatbot.localstack;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One process of the stack: how it is started, how one knows that it is up, and what it cannot do without. */
interface Part {

    String name();

    List<Ports.Claim> ports();

    /** Does what must be done before the process starts (first start or not), and says how to start it. */
    Launch prepare() throws Exception;

    HealthCheck health();

    /** What is done once the process answers and before others may use it; repeated after every restart. */
    default void whenUp() throws Exception {
    }

    /** Parts without which this one exits at once: it is not started before they are ready. */
    default Set<String> needs() {
        return Set.of();
    }

    /** Parts that this one misses: when one of them comes back, a restart that is waiting does not wait longer. */
    default Set<String> wants() {
        return needs();
    }

    /** Told when the process has ended by {@link #stopSignal()}. */
    default void whenStopped() throws Exception {
    }

    /** Whether its next stop takes longer than usual, because it writes its {@link ClassCache}. */
    default boolean savesClassesAtStop() {
        return false;
    }

    /** How long it may take to end cleanly before it is killed. */
    default Duration stopPatience() {
        return savesClassesAtStop() ? Duration.ofMinutes(2) : Duration.ofSeconds(20);
    }

    /** The signal that ends it cleanly. */
    default Signal stopSignal() {
        return Signal.TERM;
    }
}
