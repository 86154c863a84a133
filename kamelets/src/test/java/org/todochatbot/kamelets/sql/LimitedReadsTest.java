package org.todochatbot.kamelets.sql;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LimitedReadsTest {

    private ServerSocket server;
    private Socket client;
    private Socket accepted;

    @BeforeEach
    void connect() throws Exception {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new LimitedReads("300").createSocket();
        client.connect(server.getLocalSocketAddress());
        accepted = server.accept();
    }

    @AfterEach
    void close() throws Exception {
        accepted.close();
        client.close();
        server.close();
    }

    @Test
    void aReadThatIsNotAnsweredEndsSoonAfterTheLimit() {
        Instant begun = Instant.now();

        assertThatThrownBy(() -> client.getInputStream().read(new byte[8])).isInstanceOf(SocketException.class);

        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void aReadInAVirtualThreadEndsToo() throws Exception {
        Thread reader = Thread.ofVirtual().start(() -> assertThatThrownBy(() -> client.getInputStream().read(new byte[8]))
                .isInstanceOf(SocketException.class));

        assertThat(reader.join(Duration.ofSeconds(5))).isTrue();
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void aSocketOnWhichNobodyReadsStaysOpen() throws Exception {
        accepted.getOutputStream().write(1);
        assertThat(client.getInputStream().read()).isEqualTo(1);

        Thread.sleep(1_000);

        accepted.getOutputStream().write(new byte[] {2, 3});
        assertThat(client.getInputStream().readNBytes(2)).containsExactly(2, 3);
    }
}
