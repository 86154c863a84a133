package org.todochatbot.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between two parts, for tests of its trouble: bytes pass through it unchanged until it is cut, slowed or stalled.
 * One end listens where the client is told that the server is.
 */
public final class Link implements AutoCloseable {

    private static final int BACKLOG = 128;
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private final InetSocketAddress listening;
    private final InetSocketAddress server;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private Thread accepting;
    private boolean stalled;
    private volatile Duration delay = Duration.ZERO;

    /** @param name who calls whom, such as {@code routes-backend to postgresql} */
    Link(String name, InetSocketAddress listening, InetSocketAddress server) {
        this.name = name;
        this.listening = listening;
        this.server = server;
    }

    public String name() {
        return name;
    }

    void open() throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(listening, BACKLOG);
        synchronized (this) {
            door = opened;
            accepting = Thread.ofVirtual().name(name).start(() -> accept(opened));
        }
    }

    /** Resets every connection and refuses new ones. */
    public void cut() throws IOException {
        Thread last;
        synchronized (this) {
            if (door == null) {
                return;
            }
            door.close();
            last = accepting;
        }
        // The system goes on taking connections until nobody waits for one any more.
        try {
            last.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(Connection::reset);
    }

    /** Holds everything up: connections stay, and nothing passes. */
    public synchronized void stall() {
        stalled = true;
    }

    /** Delays whatever passes, in each direction. */
    public void slow(Duration by) {
        delay = by;
    }

    /**
     * Leaves the connections there are half open for good: what is sent is swallowed, and neither end learns that the other is
     * gone. New ones are well. So it is after a firewall forgot them, or a machine lost its power.
     */
    public void lose() {
        connections.forEach(connection -> connection.lost = true);
    }

    /** Ends every trouble but that of lost connections. */
    public void heal() throws IOException {
        boolean closed;
        synchronized (this) {
            stalled = false;
            notifyAll();
            closed = door.isClosed();
        }
        delay = Duration.ZERO;
        if (closed) {
            open();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        synchronized (this) {
            stalled = false;
            notifyAll();
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                Connection connection = new Connection(client, new Socket());
                connections.add(connection);
                Thread.ofVirtual().name(name).start(() -> connect(connection));
            } catch (IOException e) {
                // The link is cut.
            }
        }
    }

    private void connect(Connection connection) {
        Socket client = connection.client;
        Socket toServer = connection.toServer;
        try {
            awaitPassage();
            toServer.connect(server, (int) CONNECT_PATIENCE.toMillis());
            client.setTcpNoDelay(true);
            toServer.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().name(name).start(() -> connection.pump(toServer, client));
            connection.pump(client, toServer);
            back.join();
        } catch (IOException e) {
            // The server is away, as it would be without a link.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connection.close();
            connections.remove(connection);
        }
    }

    private synchronized void awaitPassage() throws InterruptedException {
        while (stalled) {
            wait();
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket toServer;
        private volatile boolean lost;

        private Connection(Socket client, Socket toServer) {
            this.client = client;
            this.toServer = toServer;
        }

        private void pump(Socket from, Socket to) {
            byte[] buffer = new byte[64 * 1024];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    awaitPassage();
                    Thread.sleep(delay);
                    if (!lost) {
                        out.write(buffer, 0, length);
                    }
                }
                awaitPassage();
                if (!lost) {
                    to.shutdownOutput();
                }
            } catch (IOException e) {
                if (!lost) {
                    reset();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Both ends get a reset (RST), not the orderly end. */
        private void reset() {
            for (Socket socket : new Socket[] {client, toServer}) {
                try {
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    // It is closed already.
                }
            }
            close();
        }

        private void close() {
            for (Socket socket : new Socket[] {client, toServer}) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // It is closed already.
                }
            }
        }
    }
}
