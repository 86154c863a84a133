package org.todochatbot.kamelets.sql;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * Sockets for PostgreSQL's driver that are closed when one read waits longer than a limit, as when the other end is gone without
 * a word. The driver's {@code socketTimeout} does so too, but in a virtual thread it sets a timer for each read and wakes another
 * thread for that, which was an eighth of the backend's CPU. Here one thread looks after all of them.
 */
public final class LimitedReads extends SocketFactory {

    private static final Duration LOOK_PERIOD = Duration.ofMillis(250);
    private static final Set<LimitedSocket> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofPlatform().daemon().name("database-read-limit").start(LimitedReads::look);
    }

    private final Duration limit;

    /** @param millis the limit, as the driver passes on {@code socketFactoryArg} */
    public LimitedReads(String millis) {
        limit = Duration.ofMillis(Long.parseLong(millis));
    }

    @Override
    public Socket createSocket() {
        return new LimitedSocket(limit.toNanos());
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connectedByTheDriver();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw connectedByTheDriver();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connectedByTheDriver();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw connectedByTheDriver();
    }

    private static UnsupportedOperationException connectedByTheDriver() {
        return new UnsupportedOperationException("PostgreSQL's driver connects the socket itself");
    }

    private static void look() {
        while (true) {
            try {
                Thread.sleep(LOOK_PERIOD);
            } catch (InterruptedException e) {
                return;
            }
            OPEN.forEach(LimitedSocket::closeIfOverdue);
        }
    }

    private static final class LimitedSocket extends Socket {

        private final long limitNanos;
        private volatile boolean reading;
        private volatile long readingSince;

        private LimitedSocket(long limitNanos) {
            this.limitNanos = limitNanos;
        }

        @Override
        public void connect(SocketAddress address, int timeoutMillis) throws IOException {
            super.connect(address, timeoutMillis);
            OPEN.add(this);
            if (isClosed()) {
                OPEN.remove(this);
            }
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    begin();
                    try {
                        return super.read(into, offset, length);
                    } finally {
                        reading = false;
                    }
                }
            };
        }

        private void begin() {
            readingSince = System.nanoTime();
            reading = true;
        }

        /** Whoever waits for the read gets a {@link java.net.SocketException}. */
        private void closeIfOverdue() {
            if (reading && System.nanoTime() - readingSince > limitNanos) {
                try {
                    close();
                } catch (IOException | RuntimeException e) {
                    // It was closed for being of no use; the others are looked after all the same.
                }
            }
        }

        @Override
        public void close() throws IOException {
            OPEN.remove(this);
            super.close();
        }
    }
}
