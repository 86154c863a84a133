package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A service's executable jar. Unpacked it starts faster than from the one big file, and can use a class archive. */
record ServiceJar(Path file) {

    record Extracted(Path jar, ClassCache classCache) {
    }

    static ServiceJar of(Path projectFolder, String module) {
        return new ServiceJar(projectFolder.resolve(module).resolve("target").resolve(module + "-exec.jar"));
    }

    boolean isBuilt() {
        return Files.isRegularFile(file);
    }

    /** Unpacked beside the jar, in a folder for each build of it, so that a build never changes files that a service runs on. */
    Extracted extracted(JavaRuntime java) throws Exception {
        if (!isBuilt()) {
            throw new StackException(file + " is not there: build it with mvn -DskipTests package.");
        }
        String build = Long.toString(Files.getLastModifiedTime(file).toMillis(), Character.MAX_RADIX)
                + Long.toString(Files.size(file), Character.MAX_RADIX);
        Cache extractions = new Cache(file.resolveSibling("extracted"));
        Path folder = extractions.folder(build, unfinished -> extract(java, unfinished));
        deleteOlder(build, extractions.folder());
        return new Extracted(folder.resolve(file.getFileName()), ClassCache.in(folder, "classes", java));
    }

    /** Only the two newest, so that a stack that runs on the build before this one keeps its files. */
    private static void deleteOlder(String build, Path extractions) throws IOException {
        List<Path> others;
        try (Stream<Path> folders = Files.list(extractions)) {
            others = folders.filter(folder -> !folder.endsWith(build) && !folder.toString().contains(".unfinished-"))
                    .sorted(Comparator.comparingLong(folder -> -folder.toFile().lastModified()))
                    .skip(1)
                    .toList();
        }
        for (Path folder : others) {
            Folders.delete(folder);
        }
    }

    private void extract(JavaRuntime java, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(java.program(), "-Djarmode=tools", "-jar", file.toString(),
                "extract", "--force", "--destination", folder.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new StackException(file + " could not be unpacked:\n" + output);
        }
    }
}
