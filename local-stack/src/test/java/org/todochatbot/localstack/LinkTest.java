package org.todochatbot.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final Duration LONG = Duration.ofMillis(300);

    private ServerSocket server;
    private Link link;
    private InetSocketAddress address;

    /** A server that gives every byte back. */
    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    Thread.ofVirtual().start(() -> echo(client));
                } catch (IOException e) {
                    // The test is over.
                }
            }
        });
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(InetAddress.getLoopbackAddress(), free.getLocalPort());
        }
        link = new Link("client to server", address, (InetSocketAddress) server.getLocalSocketAddress());
        link.open();
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // The connection was cut.
        }
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void bytesPassUnchangedAndTheEndOfAConnectionIsPassedOn() throws IOException {
        try (Socket client = connect()) {
            byte[] sent = new byte[200_000];
            for (int i = 0; i < sent.length; i++) {
                sent[i] = (byte) i;
            }
            Thread.ofVirtual().start(() -> {
                try {
                    client.getOutputStream().write(sent);
                    client.shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
        }
    }

    @Test
    void aCutResetsConnectionsAndRefusesNewOnesUntilItIsHealed() throws IOException {
        try (Socket client = connect()) {
            roundTrip(client);
            link.cut();

            assertThatThrownBy(() -> roundTrip(client)).isInstanceOf(SocketException.class);
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
        link.heal();
        try (Socket client = connect()) {
            roundTrip(client);
        }
    }

    @Test
    void whatIsStalledArrivesOnceItIsHealed() throws IOException {
        try (Socket client = connect()) {
            roundTrip(client);
            link.stall();

            assertThatThrownBy(() -> roundTrip(client)).isInstanceOf(SocketTimeoutException.class);

            link.heal();
            assertThat(client.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void aLostConnectionNeverAnswersAgainAndANewOneDoes() throws IOException {
        try (Socket client = connect()) {
            roundTrip(client);
            link.lose();
            link.heal();

            assertThatThrownBy(() -> roundTrip(client)).isInstanceOf(SocketTimeoutException.class);
            try (Socket another = connect()) {
                roundTrip(another);
            }
        }
    }

    @Test
    void slowMeansLateInBothDirections() throws IOException {
        try (Socket client = connect()) {
            link.slow(Duration.ofMillis(100));
            Instant begun = Instant.now();

            roundTrip(client);

            assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket();
        client.connect(address);
        client.setSoTimeout((int) LONG.toMillis());
        return client;
    }

    private static void roundTrip(Socket client) throws IOException {
        client.getOutputStream().write(7);
        assertThat(client.getInputStream().read()).isEqualTo(7);
    }
}
