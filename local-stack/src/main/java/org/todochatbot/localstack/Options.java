package org.todochatbot.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a stack is started with.
 *
 * @param projectFolder the root of this project, where the built services and the Dapr components are
 * @param dataFolder    where everything is kept that must survive a stop and a start
 * @param port          the port of the web page; every other port is counted from it ({@link Ports})
 * @param fresh         delete the data first
 * @param withServices  start the three services too; without them they may be run from elsewhere, an IDE for instance
 * @param training      write the class caches that are missing, in the background; the next start takes half the time
 * @param serversFor    empty, or the name by which others reach this machine: then PostgreSQL and Kafka are all that is started,
 *                      and they listen on every address
 * @param linked        put a {@link Link} between any two parts, for tests of network trouble
 * @param settings      environment variables that services get besides those that every stack sets
 * @param patience      how long the whole start may take
 */
public record Options(Path projectFolder, Path dataFolder, int port, boolean fresh, boolean withServices, boolean training,
        String serversFor, boolean linked, Map<String, String> settings, Duration patience, Progress progress) {

    static final int DEFAULT_PORT = 8080;
    static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(4);

    public Options {
        projectFolder = projectFolder.toAbsolutePath().normalize();
        dataFolder = dataFolder.toAbsolutePath().normalize();
    }

    /** A stack on a free choice of port and folder, that says nothing. */
    public static Options of(Path projectFolder, Path dataFolder, int port) {
        return new Options(projectFolder, dataFolder, port, false, true, false, "", false, Map.of(), DEFAULT_PATIENCE, line -> {
        });
    }

    boolean serversOnly() {
        return !serversFor.isEmpty();
    }

    public Options withProgress(Progress newProgress) {
        return new Options(projectFolder, dataFolder, port, fresh, withServices, training, serversFor, linked, settings, patience, newProgress);
    }

    public Options withoutServices() {
        return new Options(projectFolder, dataFolder, port, fresh, false, training, serversFor, linked, settings, patience, progress);
    }

    public Options withLinks() {
        return new Options(projectFolder, dataFolder, port, fresh, withServices, training, serversFor, true, settings, patience, progress);
    }

    public Options withSettings(Map<String, String> newSettings) {
        return new Options(
                projectFolder, dataFolder, port, fresh, withServices, training, serversFor, linked, newSettings, patience, progress);
    }
}
