package org.todochatbot.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes, and a file as the sign that one is up. */
class SupervisedPartTest {

    private static final String SERVER = "touch \"$UP\"; while :; do sleep 0.1; done";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Reaper reaper = new Reaper();
    private final Map<String, SupervisedPart> parts = new ConcurrentHashMap<>();

    @AfterEach
    void end() {
        parts.values().forEach(SupervisedPart::close);
        reaper.close();
    }

    @Test
    void whatIsKilledIsStartedAgainAndSaidSo() {
        SupervisedPart part = part("server", SERVER, Set.of());
        part.start();
        part.awaitReady(PATIENCE);
        long first = part.pid();

        part.kill();
        part.awaitReady(PATIENCE);

        assertThat(part.pid()).isPositive().isNotEqualTo(first);
        assertThat(said).hasSize(3)
                .anyMatch("server stopped (exit 137), starting it again in 0.5 s"::equals)
                .anyMatch(line -> line.startsWith("server is ready again after "));
    }

    @Test
    void whatIsHeldDownStaysDownUntilItIsStarted() {
        SupervisedPart part = part("server", SERVER, Set.of());
        part.start();
        part.awaitReady(PATIENCE);

        part.stop();

        assertThat(part.pid()).isEqualTo(-1);
        assertThat(part.isReadyWithin(Duration.ofSeconds(1))).isFalse();
        part.start();
        part.awaitReady(PATIENCE);
    }

    @Test
    void aFrozenPartCanBeStopped() {
        SupervisedPart part = part("server", SERVER, Set.of());
        part.start();
        part.awaitReady(PATIENCE);

        part.pause();
        part.stop();

        assertThat(part.pid()).isEqualTo(-1);
        assertThat(said).noneMatch(line -> line.contains("killing it"));
    }

    @Test
    void aPartIsNotStartedBeforeWhatItNeedsIsReady() {
        SupervisedPart needed = part("needed", SERVER, Set.of());
        SupervisedPart part = part("server", SERVER, Set.of("needed"));
        part.start();

        assertThat(part.isReadyWithin(Duration.ofSeconds(1))).isFalse();
        assertThat(part.pid()).isEqualTo(-1);
        needed.start();
        part.awaitReady(PATIENCE);
    }

    @Test
    void whatDoesNotStartIsToldWithTheEndOfItsLog() {
        SupervisedPart part = part("server", "echo no such thing; exit 3", Set.of());
        part.start();

        assertThatThrownBy(() -> part.awaitReady(Duration.ofSeconds(2)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("server was not ready after")
                .hasMessageContaining("no such thing");
        assertThat(said).anyMatch("server stopped (exit 3), starting it again in 0.5 s"::equals)
                .anyMatch("server stopped (exit 3), starting it again in 1.0 s"::equals);
    }

    private SupervisedPart part(String name, String script, Set<String> needs) {
        SupervisedPart part = new SupervisedPart(new Script(name, script, folder, needs), new PartLog(folder, name), reaper,
                said::add, parts::get, () -> {
                });
        parts.put(name, part);
        return part;
    }

    /** Up as soon as its script has said so by a file. */
    private record Script(String name, String script, Path folder, Set<String> needs) implements Part {

        @Override
        public List<Ports.Claim> ports() {
            return List.of();
        }

        @Override
        public Launch prepare() throws IOException {
            Files.deleteIfExists(sign());
            return new Launch(List.of("sh", "-c", script), Map.of("UP", sign().toString()), folder);
        }

        @Override
        public HealthCheck health() {
            return new HealthCheck() {
                @Override
                public boolean healthy() {
                    return Files.exists(sign());
                }

                @Override
                public String address() {
                    return sign().toString();
                }
            };
        }

        private Path sign() {
            return folder.resolve(name + ".up");
        }
    }
}
