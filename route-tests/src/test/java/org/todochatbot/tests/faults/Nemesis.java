package org.todochatbot.tests.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.todochatbot.localstack.LocalStack;

/** Kills, pauses and stops parts of the stack, each once before any again, in an order that its seed reproduces. */
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
        List<String> next = new ArrayList<>();
        while (!isOver.getAsBoolean()) {
            if (next.isEmpty()) {
                next.addAll(PARTS);
                Collections.shuffle(next, random);
            }
            String part = next.remove(0);
            int kind = random.nextInt(3);
            int millis = 500 + random.nextInt(4000);
            int rest = 1000 + random.nextInt(4000);
            try {
                strike(part, kind, millis);
            } catch (RuntimeException e) {
                // A part that is just being started again cannot be struck.
                done.add("missed " + part + ": " + e.getClass().getSimpleName());
            }
            pause(rest);
        }
    }

    private void strike(String part, int kind, int millis) {
        switch (kind) {
            case 0 -> {
                done.add("killed " + part);
                stack.part(part).kill();
            }
            case 1 -> {
                done.add("paused " + part + " for " + millis + " ms");
                stack.part(part).pause();
                try {
                    pause(millis);
                } finally {
                    stack.part(part).resume();
                }
            }
            default -> {
                done.add("stopped " + part + " for " + millis + " ms");
                stack.part(part).stop();
                try {
                    pause(millis);
                } finally {
                    stack.part(part).start();
                }
            }
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
