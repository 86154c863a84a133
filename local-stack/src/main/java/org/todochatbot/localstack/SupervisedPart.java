package org.todochatbot.localstack;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Keeps one part running: starts it, waits until it is ready, and starts it again with back-off when it dies. A test may
 * kill it, hold it down, or freeze it; a person reads on the console what became of it.
 */
public final class SupervisedPart {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);

    private final Part part;
    private final PartLog log;
    private final Reaper reaper;
    private final Progress progress;
    private final Function<String, SupervisedPart> others;
    private final BackOff backOff = new BackOff();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean wanted;
    private boolean wokenEarly;
    private boolean closed;
    private boolean frozen;
    private boolean ready;
    private boolean failedBefore;
    private Process process;
    private Thread supervisor;
    /** Told when this part becomes ready or stops, so that the stack can keep its file and wake who waits for it. */
    private final Runnable onChange;

    SupervisedPart(Part part, PartLog log, Reaper reaper, Progress progress,
            Function<String, SupervisedPart> others, Runnable onChange) {
        this.part = part;
        this.log = log;
        this.reaper = reaper;
        this.progress = progress;
        this.others = others;
        this.onChange = onChange;
    }

    public String name() {
        return part.name();
    }

    Part part() {
        return part;
    }

    PartLog log() {
        return log;
    }

    /** The process id, or -1 while no process runs. */
    public long pid() {
        return locked(() -> process != null && process.isAlive() ? process.pid() : -1L);
    }

    public boolean isReady() {
        return locked(() -> ready);
    }

    /** Lets the part run from now on; {@link #awaitReady} tells when it does. */
    public void start() {
        locked(() -> {
            wanted = true;
            if (supervisor == null) {
                supervisor = Thread.ofVirtual().name(part.name()).start(this::supervise);
            }
            changed.signalAll();
            return null;
        });
    }

    /** Kills the process ({@code kill -9}); it is started again as after any other death. */
    public void kill() {
        long pid = pid();
        if (pid > 0) {
            Signal.KILL.send(pid);
        }
    }

    /** Ends the process cleanly and holds it down until {@link #start}. */
    public void stop() {
        Process running = locked(() -> {
            wanted = false;
            changed.signalAll();
            return process;
        });
        if (running != null && running.isAlive()) {
            resume();
            part.stopSignal().send(running.pid());
            if (!exited(running, PATIENCE_AT_STOP)) {
                progress.say(part.name() + " does not stop, killing it");
                Signal.KILL.send(running.pid());
                exited(running, PATIENCE_AT_STOP);
            }
        }
        await(() -> process == null, PATIENCE_AT_STOP);
    }

    /** Freezes the process (SIGSTOP): it holds its connections and answers nothing. */
    public void pause() {
        long pid = pid();
        if (pid > 0) {
            locked(() -> frozen = true);
            Signal.STOP.send(pid);
        }
    }

    public void resume() {
        long pid = pid();
        if (pid > 0 && locked(() -> frozen)) {
            locked(() -> frozen = false);
            Signal.CONT.send(pid);
        }
    }

    /** Waits until the part is ready; fails with the end of its log when it is not in time. */
    public void awaitReady(Duration patience) {
        if (!await(() -> ready, patience)) {
            throw new StackException(part.name() + " was not ready after " + Progress.seconds(patience)
                    + ". The end of " + log.file() + ":\n" + String.join("\n", log.tail(15)));
        }
    }

    /** A part that this one waits for is ready. */
    void wake() {
        locked(() -> {
            wokenEarly = true;
            changed.signalAll();
            return null;
        });
    }

    void close() {
        locked(() -> closed = true);
        stop();
    }

    private void supervise() {
        while (awaitWanted()) {
            Duration healthy = runOnce();
            Duration delay = locked(() -> {
                process = null;
                ready = false;
                frozen = false;
                changed.signalAll();
                return wanted && !closed ? backOff.after(healthy) : Duration.ZERO;
            });
            onChange.run();
            waitBeforeRestart(delay);
        }
    }

    /** Starts the process, waits until it ends, and returns for how long it was healthy. */
    private Duration runOnce() {
        Instant readyAt = null;
        try {
            log.rotate();
            Process started = launch();
            Thread follower = log.follow(started.getInputStream());
            if (awaitHealthy(started)) {
                readyAt = Instant.now();
            }
            int code = started.waitFor();
            reaper.remove(started.pid());
            follower.join(Duration.ofSeconds(1));
            sayThatItStopped("stopped (exit " + code + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            endAfterFailure();
            sayThatItStopped("does not start: " + e.getMessage());
        }
        return readyAt == null ? Duration.ZERO : Duration.between(readyAt, Instant.now());
    }

    private Process launch() throws Exception {
        Launch launch = part.prepare();
        ProcessBuilder builder = new ProcessBuilder(Detached.command(launch.command()))
                .directory(launch.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        Process started = builder.start();
        reaper.add(started.pid());
        started.getOutputStream().close();
        boolean stillWanted = locked(() -> {
            process = started;
            return wanted;
        });
        onChange.run();
        if (!stillWanted) {
            part.stopSignal().send(started.pid());
        }
        return started;
    }

    private boolean awaitHealthy(Process started) throws Exception {
        Instant begun = Instant.now();
        while (started.isAlive()) {
            if (part.health().healthy()) {
                part.whenUp();
                locked(() -> {
                    ready = true;
                    changed.signalAll();
                    return null;
                });
                progress.say(failedBefore
                        ? part.name() + " is ready again after " + Progress.seconds(Duration.between(begun, Instant.now()))
                        : part.name() + " is ready after " + Progress.seconds(Duration.between(begun, Instant.now())));
                failedBefore = false;
                onChange.run();
                return true;
            }
            if (started.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private void endAfterFailure() {
        Process running = locked(() -> process);
        if (running != null) {
            Signal.KILL.send(running.pid());
            exited(running, PATIENCE_AT_STOP);
            reaper.remove(running.pid());
        }
    }

    private String endOfRun;

    private void sayThatItStopped(String what) {
        endOfRun = what;
    }

    private void waitBeforeRestart(Duration delay) {
        boolean restarting = locked(() -> wanted && !closed);
        if (!restarting) {
            return;
        }
        failedBefore = true;
        progress.say(part.name() + " " + endOfRun + ", starting it again in " + Progress.seconds(delay));
        locked(() -> {
            wokenEarly = false;
            return null;
        });
        await(() -> !wanted || wokenEarly, delay);
    }

    /** Waits until the part may run; false when it never will again. */
    private boolean awaitWanted() {
        lock.lock();
        try {
            while (!closed && !(wanted && needsAreReady())) {
                // A needed part wakes this one; the time-out only covers a wake-up that came too early.
                changed.await(1, TimeUnit.SECONDS);
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean needsAreReady() {
        return part.needs().stream().map(others).allMatch(SupervisedPart::isReady);
    }

    private boolean await(Check check, Duration patience) {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (!check.holds()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static boolean exited(Process running, Duration patience) {
        try {
            return running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private interface Check {
        boolean holds();
    }

    private interface Step<T> {
        T run();
    }

    private <T> T locked(Step<T> step) {
        lock.lock();
        try {
            return step.run();
        } finally {
            lock.unlock();
        }
    }
}
