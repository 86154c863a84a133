package org.todochatbot.localstack;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts find each other: at the servers themselves, or, for tests of network trouble, at {@link Link}s before them.
 * Links listen on loopback addresses of their own (127.0.0.2 and on), which only Linux has without being told.
 */
record Network(Ports ports, boolean linked) implements Addresses {

    private static final String DIRECT = "127.0.0.1";
    /** From the port of a sidecar to that of the link before it: a service finds its sidecar by port, not by address. */
    private static final int SIDECAR_LINK = 5;

    static Network direct(Ports ports) {
        return new Network(ports, false);
    }

    /** @param client a service, or {@code conversations} for the state store in the backend's sidecar */
    String postgresqlHost(String client) {
        return host(switch (client) {
            case "routes-frontend" -> 2;
            case "routes-backend" -> 3;
            case "routes-events" -> 4;
            case "conversations" -> 5;
            default -> throw new IllegalArgumentException(client);
        });
    }

    @Override
    public String postgresql(String client) {
        return postgresqlHost(client) + ":" + ports.postgresql();
    }

    @Override
    public String kafka() {
        return kafkaBrokers();
    }

    String kafkaHost() {
        return host(6);
    }

    String schedulerHost() {
        return host(7);
    }

    /** Where other sidecars find that of a service. */
    String sidecarHost(String appId) {
        return host(8 + Service.IDS.indexOf(appId));
    }

    /** Where sidecars listen for each other. One that listened on 127.0.0.1 itself would tell the others nothing else. */
    String sidecarListens() {
        return linked ? "127.0.1.1" : DIRECT;
    }

    /** Where a sidecar finds its service. */
    String serviceHost(String appId) {
        return host(11 + Service.IDS.indexOf(appId));
    }

    /** Where a service finds its sidecar. */
    int sidecarHttp(Ports.Sidecar sidecar) {
        return sidecar.http() + (linked ? SIDECAR_LINK : 0);
    }

    int sidecarGrpc(Ports.Sidecar sidecar) {
        return sidecar.grpc() + (linked ? SIDECAR_LINK : 0);
    }

    String kafkaBrokers() {
        return kafkaHost() + ":" + ports.kafka();
    }

    /** Every link there is, not yet open. */
    List<Link> links(List<Service> services) {
        if (!linked) {
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        for (String client : List.of("routes-frontend", "routes-backend", "routes-events", "conversations")) {
            links.add(link(client + " to postgresql", postgresqlHost(client), ports.postgresql()));
        }
        links.add(link("everybody to kafka", kafkaHost(), ports.kafka()));
        links.add(link("backend-daprd to scheduler", schedulerHost(), ports.scheduler()));
        for (Service service : services) {
            Ports.Sidecar sidecar = service.sidecarPorts();
            links.add(new Link("sidecars to " + service.sidecarName(),
                    new InetSocketAddress(sidecarHost(service.name()), sidecar.internalGrpc()),
                    new InetSocketAddress(sidecarListens(), sidecar.internalGrpc())));
            links.add(link(service.sidecarName() + " to " + service.name(), serviceHost(service.name()), service.port()));
            links.add(new Link(service.name() + " to " + service.sidecarName() + " (HTTP)",
                    new InetSocketAddress(DIRECT, sidecarHttp(sidecar)), new InetSocketAddress(DIRECT, sidecar.http())));
            links.add(new Link(service.name() + " to " + service.sidecarName() + " (gRPC)",
                    new InetSocketAddress(DIRECT, sidecarGrpc(sidecar)), new InetSocketAddress(DIRECT, sidecar.grpc())));
        }
        return links;
    }

    private String host(int number) {
        return linked ? "127.0.0." + number : DIRECT;
    }

    private static Link link(String name, String host, int port) {
        return new Link(name, new InetSocketAddress(host, port), new InetSocketAddress(DIRECT, port));
    }
}
