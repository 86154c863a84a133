package org.todochatbot.localstack;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of the three services: its Spring Boot jar, told only where it listens and how it reaches its sidecar. */
final class Service implements Part {

    static final List<String> IDS = List.of("routes-frontend", "routes-backend", "routes-events");

    private static final String NOWHERE = "127.0.0.1:1";

    private final String appId;
    private final int port;
    private final Ports.Sidecar sidecar;
    private final Setup setup;

    private Service(String appId, int port, Ports.Sidecar sidecar, Setup setup) {
        this.appId = appId;
        this.port = port;
        this.sidecar = sidecar;
        this.setup = setup;
    }

    static List<Service> all(Setup setup) {
        Ports ports = setup.ports();
        return List.of(
                new Service("routes-frontend", ports.frontend(), ports.frontendSidecar(), setup),
                new Service("routes-backend", ports.backend(), ports.backendSidecar(), setup),
                new Service("routes-events", ports.events(), ports.eventsSidecar(), setup));
    }

    static Service named(String name, Setup setup) {
        return all(setup).stream().filter(service -> service.name().equals(name)).findFirst().orElseThrow();
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
        Map<String, String> environment = new HashMap<>(setup.options().settings());
        environment.putAll(Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", Integer.toString(port),
                "DAPR_HTTP_PORT", Integer.toString(setup.network().sidecarHttp(sidecar)),
                "DAPR_GRPC_PORT", Integer.toString(setup.network().sidecarGrpc(sidecar)),
                "DAPR_API_TOKEN", setup.secrets().daprApiToken(appId),
                "APP_API_TOKEN", setup.secrets().appApiToken(appId),
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "logstash"));
        return environment;
    }

    @Override
    public Launch prepare() throws Exception {
        return launch(true);
    }

    Launch launch(boolean withClassCache) throws Exception {
        ServiceJar.Extracted extracted = extracted();
        return launch(extracted, withClassCache ? extracted.classCache().using() : List.of(), environment());
    }

    /** A run that starts everything the service is made of, reaches no database and no broker, and ends by writing the class cache. */
    Launch prepareTraining() throws Exception {
        ServiceJar.Extracted extracted = extracted();
        List<String> flags = new ArrayList<>(extracted.classCache().writing());
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(Map.of(
                "SERVER_PORT", "0",
                "SPRING_FLYWAY_ENABLED", "false",
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://" + NOWHERE + "/none",
                "CAMEL_COMPONENT_KAFKA_BROKERS", NOWHERE,
                "TODO_CHATBACKLOG_BROKERS", NOWHERE,
                "CAMEL_MAIN_DURATIONMAXSECONDS", "3"));
        return launch(extracted, flags, environment);
    }

    ClassCache classCache() throws Exception {
        return extracted().classCache();
    }

    private ServiceJar.Extracted extracted() throws Exception {
        return ServiceJar.of(setup.projectFolder(), appId).extracted(setup.java());
    }

    private Launch launch(ServiceJar.Extracted extracted, List<String> flags, Map<String, String> environment) {
        return new Launch(command(setup.java(), extracted, flags), environment, setup.dataFolder());
    }

    /** The heap begins with room for the objects in the class cache. */
    static List<String> command(JavaRuntime java, ServiceJar.Extracted extracted, List<String> flags) {
        List<String> command = new ArrayList<>(List.of(java.program(), "-Xms128m", "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(flags);
        command.addAll(List.of("-jar", extracted.jar().toString()));
        return command;
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
