package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One launcher for each data folder. The operating system gives the lock back when the launcher dies, however it dies. */
record StackLock(FileChannel channel) implements AutoCloseable {

    static final String NAME = "stack.lock";

    static Optional<StackLock> take(Path dataFolder) throws IOException {
        Files.createDirectories(dataFolder);
        FileChannel channel = FileChannel.open(dataFolder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new StackLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // This very JVM holds it: a test that starts two stacks on one folder.
        }
        channel.close();
        return Optional.empty();
    }

    static boolean isHeld(Path dataFolder) throws IOException {
        if (!Files.exists(dataFolder.resolve(NAME))) {
            return false;
        }
        Optional<StackLock> lock = take(dataFolder);
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isEmpty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
