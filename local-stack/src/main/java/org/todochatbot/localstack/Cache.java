package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The folder for what takes long to make and is the same for every stack of this person, safe to delete at any time. */
record Cache(Path folder) {

    static Cache ofThisPerson() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = Optional.ofNullable(configured).filter(value -> !value.isBlank()).map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        return new Cache(base.resolve("todo-chatbot"));
    }

    interface Maker {
        void makeIn(Path folder) throws Exception;
    }

    /** The folder of that name, made first when it is missing. Two launchers may make it at once; one of them wins. */
    Path folder(String name, Maker maker) throws Exception {
        Path wanted = folder.resolve(name);
        if (Files.isDirectory(wanted)) {
            return wanted;
        }
        Files.createDirectories(wanted.getParent());
        Path unfinished = Files.createTempDirectory(wanted.getParent(), wanted.getFileName() + ".unfinished-");
        try {
            maker.makeIn(unfinished);
            moveInto(unfinished, wanted);
        } finally {
            if (Files.exists(unfinished)) {
                Folders.delete(unfinished);
            }
        }
        return wanted;
    }

    private static void moveInto(Path unfinished, Path wanted) throws IOException {
        try {
            Files.move(unfinished, wanted, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isDirectory(wanted)) {
                throw e;
            }
        }
    }
}
