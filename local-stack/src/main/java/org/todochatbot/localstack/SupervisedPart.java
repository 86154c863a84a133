package org.todochatbot.localstack;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps one part running: starts it, waits until it is ready, and starts it again with back-off when it dies. A test may
 * kill it, hold it down, or freeze it; a person reads on the console what became of it.
 */
public final class SupervisedPart {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

    private enum Wish {
        DOWN, RUNNING, CLOSED
    }

    /** How a run of the process ended, for people, and for how long it was ready. */
    private record Run(String end, Duration ready) {
    }

    private final Part part;
    private final PartLog log;
    private final Reaper reaper;
    private final Progress progress;
    private final Function<String, SupervisedPart> others;
    private final Runnable onChange;
    private final BackOff backOff = new BackOff();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Wish wish = Wish.DOWN;
    private Process process;
    private boolean frozen;
    private boolean diskFull;
    private boolean wokenEarly;
    private volatile boolean ready;
    private Thread supervisor;

    /**
     * @param others   finds the parts that this one needs, by name
     * @param onChange told, on the thread of the supervision, whenever the process or its readiness changed
     */
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

    /** The process id, or -1 while no process runs. */
    public long pid() {
        return locked(() -> process != null && process.isAlive() ? process.pid() : -1L);
    }

    public boolean isReady() {
        return ready;
    }

    /** Lets the part run from now on; {@link #awaitReady} tells when it does. */
    public void start() {
        change(() -> {
            if (wish != Wish.CLOSED) {
                wish = Wish.RUNNING;
            }
            if (supervisor == null) {
                supervisor = Thread.ofPlatform().daemon().name(part.name()).start(this::supervise);
            }
        });
    }

    /** Kills the process ({@code kill -9}) and returns when it is gone; it is started again as after any other death. */
    public void kill() {
        Process running = locked(() -> process);
        if (running != null && running.isAlive()) {
            Signal.KILL.send(running.pid());
            hasExited(running, KILL_PATIENCE);
            change(() -> {
                if (process == running) {
                    ready = false;
                }
            });
        }
    }

    /** Ends the process cleanly and holds it down until {@link #start}. */
    public void stop() {
        end(Wish.DOWN);
    }

    /** Ends the process cleanly, for good. */
    void close() {
        end(Wish.CLOSED);
    }

    private void end(Wish last) {
        Process running = locked(() -> {
            wish = last;
            changed.signalAll();
            return process;
        });
        if (running != null && running.isAlive()) {
            resume();
            part.stopSignal().send(running.pid());
            if (hasExited(running, part.stopPatience())) {
                whenStopped();
            } else {
                progress.say(part.name() + " did not stop within " + Progress.seconds(part.stopPatience()) + ", killing it");
                Signal.KILL.send(running.pid());
            }
        }
        await(() -> process == null, KILL_PATIENCE);
    }

    private void whenStopped() {
        try {
            part.whenStopped();
        } catch (Exception e) {
            progress.say(part.name() + " stopped, but: " + e.getMessage());
        }
    }

    /** Freezes the process (SIGSTOP): it keeps its connections and answers nothing. */
    public void pause() {
        freeze(true, Signal.STOP);
    }

    public void resume() {
        freeze(false, Signal.CONT);
    }

    private void freeze(boolean freezing, Signal signal) {
        long pid = locked(() -> {
            boolean changes = process != null && process.isAlive() && frozen != freezing;
            frozen = freezing;
            return changes ? process.pid() : -1L;
        });
        if (pid > 0) {
            signal.send(pid);
        }
    }

    /**
     * Has every write to a file fail from now on, as on a full disk, also after the part was started again. Linux only.
     *
     * @throws StackException when the command prlimit (util-linux) is not there
     */
    public void fillDisk() {
        limitFiles(true);
    }

    public void freeDisk() {
        limitFiles(false);
    }

    private void limitFiles(boolean full) {
        long pid = locked(() -> {
            diskFull = full;
            return process != null && process.isAlive() ? process.pid() : -1L;
        });
        if (pid > 0) {
            limitFiles(pid, full);
        }
    }

    /** The limit of a file's size: a JVM gets an IOException where it would write beyond it. */
    private static void limitFiles(long pid, boolean full) {
        try {
            new ProcessBuilder("prlimit", "--pid", Long.toString(pid), full ? "--fsize=0:" : "--fsize=unlimited:")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackException("A full disk cannot be played: the command prlimit does not start.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until the part is ready.
     *
     * @throws StackException with the end of the part's log when it is not ready in time
     */
    public void awaitReady(Duration patience) {
        if (!await(() -> ready, patience)) {
            throw new StackException(part.name() + " was not ready after " + Progress.seconds(patience)
                    + ". The end of " + log.file() + ":\n" + String.join("\n", log.tail(15)));
        }
    }

    boolean isReadyWithin(Duration patience) {
        return await(() -> ready, patience);
    }

    /** Something that this part misses is back: a restart that is waiting need not wait longer. */
    void wake() {
        change(() -> wokenEarly = true);
    }

    private void supervise() {
        boolean again = false;
        while (awaitTurn()) {
            Run run = runOnce(again);
            change(() -> {
                process = null;
                ready = false;
                frozen = false;
                wokenEarly = false;
            });
            onChange.run();
            again = isWanted();
            if (again) {
                Duration delay = backOff.after(run.ready());
                progress.say(part.name() + " " + run.end() + ", starting it again in " + Progress.seconds(delay));
                await(() -> !isWanted() || wokenEarly, delay);
            }
        }
    }

    /** Waits until the part may run; false when it never will again. */
    private boolean awaitTurn() {
        // Whatever this part needs wakes it; the polling only covers a wake-up that came before the waiting.
        while (!await(() -> wish == Wish.CLOSED || isWanted() && needsAreReady(), Duration.ofSeconds(1))) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return locked(() -> wish != Wish.CLOSED);
    }

    private boolean needsAreReady() {
        return part.needs().stream().map(others).allMatch(SupervisedPart::isReady);
    }

    private Run runOnce(boolean again) {
        Instant begun = Instant.now();
        Instant readySince = null;
        String end;
        try {
            Launch launch = part.prepare();
            log.rotate();
            if (!isWanted()) {
                return new Run("was not started", Duration.ZERO);
            }
            Process started = start(launch);
            Thread follower = log.follow(started.getInputStream());
            if (becomesHealthy(started)) {
                part.whenUp();
                readySince = Instant.now();
                progress.say(part.name() + (again ? " is ready again after " : " is ready after ")
                        + Progress.seconds(Duration.between(begun, readySince)));
                change(() -> ready = true);
                onChange.run();
            }
            end = "stopped (exit " + started.waitFor() + ")";
            reaper.remove(started.pid());
            // What outlives the process may keep its output open.
            follower.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = "was interrupted";
        } catch (Exception e) {
            end = "does not start (" + e.getMessage() + ")";
            killAfterFailure();
        }
        return new Run(end, readySince == null ? Duration.ZERO : Duration.between(readySince, Instant.now()));
    }

    private Process start(Launch launch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Detached.command(launch.command()))
                .directory(launch.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        Process started = builder.start();
        reaper.add(started.pid());
        started.getOutputStream().close();
        change(() -> process = started);
        if (locked(() -> diskFull)) {
            limitFiles(started.pid(), true);
        }
        onChange.run();
        if (!isWanted()) {
            part.stopSignal().send(started.pid());
        }
        return started;
    }

    private boolean becomesHealthy(Process started) throws InterruptedException {
        while (started.isAlive()) {
            if (part.health().healthy()) {
                return true;
            }
            started.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private void killAfterFailure() {
        Process running = locked(() -> process);
        if (running != null) {
            Signal.KILL.send(running.pid());
            hasExited(running, KILL_PATIENCE);
            reaper.remove(running.pid());
        }
    }

    private boolean isWanted() {
        return locked(() -> wish == Wish.RUNNING);
    }

    private static boolean hasExited(Process running, Duration patience) {
        try {
            return running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void change(Runnable change) {
        locked(() -> {
            change.run();
            changed.signalAll();
            return null;
        });
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean await(BooleanSupplier condition, Duration patience) {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
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
}
