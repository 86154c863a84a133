package org.todochatbot.localstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two programs of Dapr: those installed on this machine, else those that Go builds from {@code local-stack/dapr}. */
record DaprBinaries(Path daprd, Path scheduler) {

    static final String BUILT_VERSION = "1.18.2";

    private static final Version OLDEST_DAPR = new Version(1, 16);
    private static final Version OLDEST_GO = new Version(1, 26);

    record Version(int major, int minor) implements Comparable<Version> {

        private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)");

        static Optional<Version> in(String text) {
            Matcher numbers = NUMBERS.matcher(text);
            return numbers.find()
                    ? Optional.of(new Version(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
                    : Optional.empty();
        }

        @Override
        public int compareTo(Version other) {
            return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    static DaprBinaries foundOrBuilt(Path projectFolder, Cache cache, Progress progress) throws Exception {
        Optional<DaprBinaries> installed = installed(progress);
        if (installed.isPresent()) {
            return installed.get();
        }
        Path folder = cache.folder("dapr-" + BUILT_VERSION,
                unfinished -> build(projectFolder.resolve("local-stack/dapr"), unfinished, progress));
        return new DaprBinaries(folder.resolve("daprd"), folder.resolve("scheduler"));
    }

    /** Older Daprs exit on an option that they do not know. */
    boolean understands(String option) {
        return Programs.output(List.of("sh", "-c", "\"$0\" --help 2>&1 || true", daprd.toString()), Map.of())
                .orElse("")
                .contains(option + " ");
    }

    private static Optional<DaprBinaries> installed(Progress progress) {
        Optional<DaprBinaries> both = Programs.onPath("daprd")
                .flatMap(daprd -> Programs.onPath("scheduler").map(scheduler -> new DaprBinaries(daprd, scheduler)));
        if (both.isEmpty()) {
            Path folder = Path.of(System.getProperty("user.home"), ".dapr", "bin");
            both = Optional.of(new DaprBinaries(folder.resolve("daprd"), folder.resolve("scheduler")))
                    .filter(dapr -> Files.isExecutable(dapr.daprd()) && Files.isExecutable(dapr.scheduler()));
        }
        return both.filter(dapr -> newEnough(dapr, progress));
    }

    private static boolean newEnough(DaprBinaries dapr, Progress progress) {
        String printed = Programs.output(List.of(dapr.daprd().toString(), "--version"), Map.of()).orElse("no version");
        boolean newEnough = Version.in(printed).filter(version -> version.compareTo(OLDEST_DAPR) >= 0).isPresent();
        if (!newEnough) {
            progress.say(dapr.daprd() + " is Dapr " + printed + ", older than " + OLDEST_DAPR + ": using a built one");
        }
        return newEnough;
    }

    private static void build(Path module, Path folder, Progress progress) throws IOException, InterruptedException {
        String go = goCommand();
        progress.say("Building Dapr " + BUILT_VERSION + " with Go, four to eight minutes on two cores, this once …");
        Instant begun = Instant.now();
        ProcessBuilder builder = new ProcessBuilder(go, "build", "-trimpath", "-tags", "stablecomponents",
                "-ldflags", "-s -w -X github.com/dapr/dapr/pkg/buildinfo.version=" + BUILT_VERSION,
                "-o", folder.resolve("daprd").toString(), ".")
                .directory(module.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("CGO_ENABLED", "0", "GOTOOLCHAIN", "local", "GOFLAGS", "-buildvcs=false"));
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> output = new ArrayList<>();
        Thread reader = Thread.ofPlatform().daemon().start(() -> {
            try (BufferedReader lines = process.inputReader()) {
                lines.lines().forEach(output::add);
            } catch (IOException e) {
                output.add(e.toString());
            }
        });
        while (!process.waitFor(20, TimeUnit.SECONDS)) {
            progress.say("  still building Dapr, " + Duration.between(begun, Instant.now()).toSeconds() + " s so far");
        }
        reader.join();
        if (process.exitValue() != 0) {
            throw new StackException("Dapr could not be built:\n" + String.join("\n", output));
        }
        // One program, which looks at the name that it is started under.
        Files.createSymbolicLink(folder.resolve("scheduler"), Path.of("daprd"));
    }

    private static String goCommand() {
        String mend = "Install Dapr " + OLDEST_DAPR + " or newer (daprd and scheduler on the PATH, or in ~/.dapr/bin), or Go "
                + OLDEST_GO + " or newer, from which ./run builds it.";
        Path go = Programs.onPath("go").or(() -> Optional.of(Path.of("/usr/local/go/bin/go")).filter(Files::isExecutable))
                .orElseThrow(() -> new StackException("There is neither Dapr nor Go on this machine. " + mend));
        String printed = Programs.output(List.of(go.toString(), "env", "GOVERSION"), Map.of("GOTOOLCHAIN", "local"))
                .orElse("unknown");
        if (Version.in(printed).filter(version -> version.compareTo(OLDEST_GO) >= 0).isEmpty()) {
            throw new StackException("There is no Dapr on this machine, and its Go is too old (" + printed + "). " + mend);
        }
        return go.toString();
    }
}
