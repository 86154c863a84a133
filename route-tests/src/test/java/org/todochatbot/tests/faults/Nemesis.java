package org.todochatbot.tests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.todochatbot.localstack.Link;
import org.todochatbot.localstack.LocalStack;
import org.todochatbot.localstack.SupervisedPart;

/**
 * Kills, pauses and stops parts of the stack, fills the broker's disk, and troubles the network between any two parts; each
 * part and each link once before any again, by turns, in an order that its seed reproduces.
 */
final class Nemesis implements Runnable {

    static final List<String> PARTS = List.of(
            "postgresql", "kafka", "scheduler", "frontend-daprd", "backend-daprd", "events-daprd", "routes-frontend",
            "routes-backend", "routes-events");

    private final LocalStack stack;
    private final Random random;
    private final BooleanSupplier isOver;
    private final List<String> done = new ArrayList<>();

    Nemesis(LocalStack stack, long seed, BooleanSupplier isOver) {
        this.stack = stack;
        this.random = new Random(seed);
        this.isOver = isOver;
    }

    /** What it did, in its order. */
    List<String> done() {
        return done;
    }

    @Override
    public void run() {
        Deck parts = new Deck(PARTS);
        Deck links = new Deck(stack.links());
        for (boolean part = true; !isOver.getAsBoolean(); part = !part) {
            String target = part ? parts.next() : links.next();
            int kind = random.nextInt(4);
            int millis = 500 + random.nextInt(4000);
            int rest = 1000 + random.nextInt(3000);
            try {
                if (part) {
                    strike(stack.part(target), kind, millis);
                } else {
                    trouble(stack.link(target), kind, millis);
                }
            } catch (RuntimeException | IOException e) {
                // A part that is just being started again cannot be struck.
                done.add("missed " + target + ": " + e.getClass().getSimpleName());
            }
            pause(rest);
        }
    }

    private void strike(SupervisedPart part, int kind, int millis) {
        switch (kind) {
            case 0 -> {
                done.add("killed " + part.name());
                part.kill();
            }
            case 1 -> {
                done.add("paused " + part.name() + " for " + millis + " ms");
                part.pause();
                pause(millis);
                part.resume();
            }
            case 2 -> {
                done.add("stopped " + part.name() + " for " + millis + " ms");
                part.stop();
                pause(millis);
                part.start();
            }
            default -> {
                if (part.name().equals("kafka")) {
                    done.add("filled the disk of kafka for " + millis + " ms");
                    part.fillDisk();
                    pause(millis);
                    part.freeDisk();
                } else {
                    strike(part, random.nextInt(3), millis);
                }
            }
        }
    }

    private void trouble(Link link, int kind, int millis) throws IOException {
        if (kind == 3 && !link.name().endsWith("postgresql") && !link.name().endsWith("kafka")) {
            // A service and its sidecar share a machine, where no connection is half open. Between sidecars, and from one
            // to the scheduler, nothing but TCP's own patience finds one that is: docs/architecture.md.
            trouble(link, random.nextInt(3), millis);
            return;
        }
        switch (kind) {
            case 0 -> {
                done.add("cut " + link.name() + " for " + millis + " ms");
                link.cut();
            }
            case 1 -> {
                done.add("stalled " + link.name() + " for " + millis + " ms");
                link.stall();
            }
            case 2 -> {
                int delay = 50 + random.nextInt(250);
                done.add("slowed " + link.name() + " by " + delay + " ms for " + millis + " ms");
                link.slow(Duration.ofMillis(delay));
            }
            default -> {
                done.add("lost the connections of " + link.name());
                link.lose();
            }
        }
        pause(millis);
        link.heal();
    }

    /** Ends whatever may still be going on. */
    void mend() {
        try {
            for (String link : stack.links()) {
                stack.link(link).heal();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PARTS.forEach(part -> {
            stack.part(part).resume();
            stack.part(part).freeDisk();
            stack.part(part).start();
        });
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    /** Gives each of its cards once, in a random order, before any again. */
    private final class Deck {

        private final List<String> all;
        private final List<String> left = new ArrayList<>();

        private Deck(Collection<String> all) {
            this.all = List.copyOf(all);
        }

        private String next() {
            if (left.isEmpty()) {
                left.addAll(all);
                Collections.shuffle(left, random);
            }
            return left.remove(0);
        }
    }
}
