package org.todochatbot.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    private Path data;

    @Test
    void noTwoPartsWantTheSamePort() throws Exception {
        Network network = Network.direct(new Ports(8080));
        Setup setup = new Setup(Options.of(data, data, 8080), network, LocalSecrets.open(data, network), JavaRuntime.current(),
                new Cache(data));
        Stream<Part> services = Service.all(setup).stream()
                .flatMap(service -> Stream.of(service, new Sidecar(null, service, setup, Set.of())));
        Stream<Part> servers = Stream.of(new PostgreSql(null, setup), new DaprScheduler(null, setup),
                new KafkaBroker(new RuntimeClassPath(List.of()), setup));

        assertThat(Stream.concat(services, servers).flatMap(part -> part.ports().stream()).map(Ports.Claim::port))
                .doesNotHaveDuplicates()
                .hasSize(3 + 3 * 4 + 1 + 2 + 5)
                .allMatch(port -> port >= 8080 && port < 8080 + 50);
    }
}
