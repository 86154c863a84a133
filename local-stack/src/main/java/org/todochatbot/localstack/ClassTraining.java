package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the class caches of services that have none yet, once for each build: with the lowest priority, one after the other,
 * while the stack runs, so that nobody waits for it at a start or a stop.
 */
final class ClassTraining implements AutoCloseable {

    /** Whoever starts a stack looks at it first; measuring the first minute should not measure this. */
    private static final Duration DELAY = Duration.ofSeconds(30);

    private final List<Service> services;
    private final Path logs;
    private final Reaper reaper;
    private Thread worker;

    ClassTraining(List<Service> services, Path logs, Reaper reaper) {
        this.services = services;
        this.logs = logs;
        this.reaper = reaper;
    }

    void start() {
        worker = Thread.ofPlatform().daemon().name("class-training").start(this::run);
    }

    private void run() {
        try {
            Thread.sleep(DELAY);
            for (Service service : services) {
                ensure(service);
            }
        } catch (InterruptedException e) {
            // The stack stops: the next one goes on where this one ended.
        } catch (Exception e) {
            // A service without a cache starts slower, and that is all.
        }
    }

    /** Waits for the cache to be written, where there is none. */
    void ensure(Service service) throws Exception {
        if (!service.classCache().exists()) {
            train(service);
        }
    }

    private void train(Service service) throws Exception {
        PartLog log = new PartLog(logs, "class-training");
        log.rotate();
        Process process = start(service.prepareTraining());
        reaper.add(process.pid());
        log.follow(process.getInputStream());
        try {
            if (process.waitFor() == 0) {
                service.classCache().keep();
            }
        } finally {
            // A JVM writes the cache in a process of its own.
            Signal.KILL.sendToGroup(process.pid());
            reaper.remove(process.pid());
        }
    }

    /** Linux shares out the processors among sessions first, so that the session has to be as modest as the process, if it is its own. */
    private static Process start(Launch launch) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh", "-c",
                "{ [ $(cut -d' ' -f6 /proc/$$/stat) = $$ ] && echo 19 > /proc/$$/autogroup; } 2>/dev/null; exec nice -n 19 \"$@\"",
                "class-training"));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(Detached.command(command))
                .directory(launch.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        return builder.start();
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.interrupt();
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
