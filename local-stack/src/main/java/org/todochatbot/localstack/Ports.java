package org.todochatbot.localstack;

/** Every port of a stack, counted from the one that a browser opens, so that stacks side by side need only one number. */
public record Ports(int base) {

    /** One port and what listens on it, as {@code ./run} names it when the port is busy. */
    public record Claim(int port, String purpose) {
    }

    public int frontend() {
        return base;
    }

    public int backend() {
        return base + 1;
    }

    public int events() {
        return base + 2;
    }

    public int postgresql() {
        return base + 5;
    }

    public int kafka() {
        return base + 6;
    }

    public int kafkaController() {
        return base + 7;
    }

    public int scheduler() {
        return base + 8;
    }

    public int etcdClient() {
        return base + 9;
    }

    public int etcdPeer() {
        return base + 10;
    }

    public int schedulerHealth() {
        return base + 11;
    }

    public int schedulerMetrics() {
        return base + 12;
    }

    /** Where those find Kafka who are not on this machine: it tells each client by which address to come back. */
    public int kafkaForOthers() {
        return base + 13;
    }

    public Sidecar frontendSidecar() {
        return new Sidecar(base + 20);
    }

    public Sidecar backendSidecar() {
        return new Sidecar(base + 30);
    }

    public Sidecar eventsSidecar() {
        return new Sidecar(base + 40);
    }

    public record Sidecar(int http, int grpc, int internalGrpc, int metrics) {

        private Sidecar(int first) {
            this(first, first + 1, first + 2, first + 3);
        }
    }
}
