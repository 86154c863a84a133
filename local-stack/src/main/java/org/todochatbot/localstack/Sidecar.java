package org.todochatbot.localstack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Dapr sidecar of one service. It runs in the data folder, where its components find the secret store. */
final class Sidecar implements Part {

    private static final String DISABLE_INIT_ENDPOINTS = "--disable-init-endpoints";

    private final DaprBinaries dapr;
    private final Service service;
    private final Ports.Sidecar own;
    private final Setup setup;
    private final Set<String> needs;

    Sidecar(DaprBinaries dapr, Service service, Setup setup, Set<String> needs) {
        this.dapr = dapr;
        this.service = service;
        this.own = service.sidecarPorts();
        this.setup = setup;
        this.needs = needs;
    }

    @Override
    public String name() {
        return service.sidecarName();
    }

    @Override
    public List<Ports.Claim> ports() {
        String owner = "the Dapr sidecar of " + service.name();
        return List.of(new Ports.Claim(own.http(), owner), new Ports.Claim(own.grpc(), owner + " (gRPC)"),
                new Ports.Claim(own.internalGrpc(), owner + " (internal)"), new Ports.Claim(own.metrics(), owner + " (metrics)"));
    }

    @Override
    public Launch prepare() {
        Path components = setup.projectFolder().resolve("dapr-components/local");
        List<String> command = new ArrayList<>(List.of(dapr.daprd().toString(),
                "--app-id", service.name(),
                "--app-protocol", "http",
                "--app-channel-address", setup.network().serviceHost(service.name()),
                "--app-port", Integer.toString(service.port()),
                // No app health check: at each change of health Dapr closes and opens its subscriptions at once, and one that still
                // closes takes the new one with it. A service that is down refuses, and what it refused is delivered again.
                "--dapr-listen-addresses", "127.0.0.1",
                "--dapr-http-port", Integer.toString(own.http()),
                "--dapr-grpc-port", Integer.toString(own.grpc()),
                "--dapr-internal-grpc-listen-address", setup.network().sidecarListens(),
                "--dapr-internal-grpc-port", Integer.toString(own.internalGrpc()),
                "--metrics-listen-address", "127.0.0.1",
                "--metrics-port", Integer.toString(own.metrics()),
                "--resources-path", components.toString(),
                "--config", components.resolve("config").resolve(service.name() + ".yaml").toString(),
                "--log-as-json"));
        if (needs.contains(DaprScheduler.NAME)) {
            command.addAll(List.of("--scheduler-host-address", setup.network().schedulerHost() + ":" + setup.ports().scheduler()));
        }
        if (dapr.understands(DISABLE_INIT_ENDPOINTS)) {
            // All subscriptions are declared in files. An app that answers the question for more of them with anything but
            // a list or a 404 would lose these too.
            command.addAll(List.of(DISABLE_INIT_ENDPOINTS, "config,subscribe"));
        }
        return new Launch(command,
                Map.of("DAPR_API_TOKEN", setup.secrets().daprApiToken(service.name()),
                        "APP_API_TOKEN", setup.secrets().appApiToken(service.name()),
                        // Where the other sidecars find this one; by default the machine's address on its network.
                        "DAPR_HOST_IP", setup.network().sidecarHost(service.name()),
                        // Go's idle threads look for work; where many programs share few cores, that is work of its own.
                        "GOMAXPROCS", Integer.toString(Math.max(1, Runtime.getRuntime().availableProcessors() / 4))),
                setup.dataFolder());
    }

    @Override
    public HealthCheck health() {
        return new HealthCheck.Http(URI.create("http://127.0.0.1:" + own.http() + "/v1.0/healthz/outbound"));
    }

    /** Dapr exits when a component cannot reach its server at start. */
    @Override
    public Set<String> needs() {
        return needs;
    }
}
