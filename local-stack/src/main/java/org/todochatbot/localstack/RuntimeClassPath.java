package org.todochatbot.localstack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars that the parts are started from, as Maven wrote them down when it built this module. The launcher's own class
 * path will not do: a test that starts a stack has other libraries, and other versions, on it.
 */
record RuntimeClassPath(List<Path> jars) {

    static RuntimeClassPath of(Path projectFolder) {
        Path file = projectFolder.resolve("local-stack/target/runtime-classpath");
        try {
            return new RuntimeClassPath(Stream.of(Files.readString(file).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .toList());
        } catch (IOException e) {
            throw new StackException("local-stack is not built: run ./run, or mvn -pl local-stack package.", e);
        }
    }

    Path jar(String artifact) {
        return jars.stream()
                .filter(jar -> jar.getFileName().toString().startsWith(artifact))
                .findFirst()
                .orElseThrow(() -> new StackException("local-stack was built without " + artifact
                        + " for this machine: build it again with mvn -pl local-stack clean package."));
    }

    /** The same for the same jars. */
    String id() {
        return Integer.toHexString(jars.hashCode());
    }

    String asArgument() {
        return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    }
}
