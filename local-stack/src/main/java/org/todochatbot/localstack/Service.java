package org.todochatbot.localstack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of the three services: its Spring Boot jar, told only where it listens and how it reaches its sidecar. */
final class Service implements Part {

    static final List<String> IDS = List.of("routes-frontend", "routes-backend", "routes-events");

    private final String appId;
    private final int port;
    private final Ports.Sidecar sidecar;
    private final ServiceJar jar;
    private final JavaRuntime java;
    private final LocalSecrets secrets;
    private final Path dataFolder;

    Service(String appId, int port, Ports.Sidecar sidecar, ServiceJar jar, JavaRuntime java, LocalSecrets secrets,
            Path dataFolder) {
        this.appId = appId;
        this.port = port;
        this.sidecar = sidecar;
        this.jar = jar;
        this.java = java;
        this.secrets = secrets;
        this.dataFolder = dataFolder;
    }

    static List<Service> all(Path projectFolder, Path dataFolder, JavaRuntime java, Ports ports, LocalSecrets secrets) {
        return IDS.stream()
                .map(appId -> {
                    ServiceJar jar = ServiceJar.of(projectFolder, appId);
                    return switch (appId) {
                        case "routes-frontend" ->
                            new Service(appId, ports.frontend(), ports.frontendSidecar(), jar, java, secrets, dataFolder);
                        case "routes-backend" ->
                            new Service(appId, ports.backend(), ports.backendSidecar(), jar, java, secrets, dataFolder);
                        default ->
                            new Service(appId, ports.events(), ports.eventsSidecar(), jar, java, secrets, dataFolder);
                    };
                })
                .toList();
    }

    @Override
    public String name() {
        return appId;
    }

    int port() {
        return port;
    }

    Ports.Sidecar sidecarPorts() {
        return sidecar;
    }

    String sidecarName() {
        return appId.replace("routes-", "") + "-daprd";
    }

    @Override
    public List<Ports.Claim> ports() {
        return List.of(new Ports.Claim(port, appId));
    }

    /** All that a service is told; database and keys it reads through its sidecar. */
    Map<String, String> environment() {
        return Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", Integer.toString(port),
                "DAPR_HTTP_PORT", Integer.toString(sidecar.http()),
                "DAPR_GRPC_PORT", Integer.toString(sidecar.grpc()),
                "DAPR_API_TOKEN", secrets.daprApiToken(appId),
                "APP_API_TOKEN", secrets.appApiToken(appId),
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "logstash");
    }

    @Override
    public Launch prepare() throws Exception {
        ServiceJar.Extracted extracted = jar.extracted(java);
        List<String> command = new ArrayList<>(List.of(java.program(), "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(extracted.startUpFlags(java));
        command.addAll(List.of("-jar", extracted.jar().toString()));
        return new Launch(command, environment(), dataFolder);
    }

    @Override
    public HealthCheck health() {
        return new HealthCheck.Http(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"));
    }

    @Override
    public Set<String> wants() {
        return Set.of(PostgreSql.NAME, sidecarName());
    }
}
