package org.todochatbot.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The whole system as child processes of this JVM: PostgreSQL, Kafka, Dapr's scheduler, three sidecars and three services,
 * each started again when it dies. Nothing of it outlives this JVM, however that ends.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(5);

    private final Setup setup;
    private final Options options;
    private final Ports ports;
    private final LocalSecrets secrets;
    private final StackLock lock;
    private final Reaper reaper = new Reaper();
    private final Map<String, SupervisedPart> parts = new LinkedHashMap<>();
    private final ReentrantLock closing = new ReentrantLock();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private ClassTraining classTraining;
    private final Object stackFile = new Object();
    private boolean closed;

    private LocalStack(Setup setup, StackLock lock) {
        this.setup = setup;
        this.options = setup.options();
        this.ports = setup.ports();
        this.secrets = setup.secrets();
        this.lock = lock;
    }

    /**
     * Starts everything and returns when all parts are ready.
     *
     * @throws StackException when something is in the way that a person can mend; nothing is left running then
     */
    public static LocalStack start(Options options) {
        LocalStack stack = prepare(options);
        stack.startParts();
        return stack;
    }

    /** Everything up to the first process: the data folder is this stack's alone, its ports are free, its keys exist. */
    static LocalStack prepare(Options options) {
        try {
            StackLock lock = StackLock.take(options.dataFolder()).orElseThrow(() -> new StackException(
                    "A stack is running on " + options.dataFolder() + " already: stop it with ./run stop, or choose another"
                            + " folder with --data and another port with --port."));
            try {
                return prepare(options, lock);
            } catch (Exception e) {
                lock.close();
                throw e;
            }
        } catch (StackException e) {
            throw e;
        } catch (Exception e) {
            throw new StackException("The stack cannot be prepared: " + e, e);
        }
    }

    private static LocalStack prepare(Options options, StackLock lock) throws Exception {
        DataFolder data = new DataFolder(options.dataFolder());
        awaitLeftovers(options);
        if (options.fresh()) {
            data.deleteEverything();
        }
        data.create();
        // So that ./run stop finds this process, and not that of the last run, while Dapr is being built.
        new StackFile(ProcessHandle.current().pid(), options.port(), List.of()).write(options.dataFolder());
        data.forgetAddresses();
        Network network = new Network(new Ports(options.port()), options.linked());
        LocalStack stack = new LocalStack(new Setup(options, network, LocalSecrets.open(options.dataFolder(), addresses(options, network)),
                JavaRuntime.current(), Cache.ofThisPerson()), lock);
        try {
            stack.addParts();
            stack.checkPorts();
            stack.writeEnvironments();
            return stack;
        } catch (Exception e) {
            stack.reaper.close();
            throw e;
        }
    }

    private static Addresses addresses(Options options, Network network) {
        return options.serversOnly() ? Addresses.Elsewhere.asSeenByOthers(options.serversFor(), network.ports()) : network;
    }

    /** After a kill of the launcher its parts are still being ended for some seconds. */
    private static void awaitLeftovers(Options options) throws IOException, InterruptedException {
        List<StackFile.Entry> leftovers = StackFile.read(options.dataFolder()).map(StackFile::parts).orElse(List.of());
        Instant deadline = Instant.now().plus(Duration.ofSeconds(15));
        boolean said = false;
        while (leftovers.stream().anyMatch(StackFile.Entry::isAlive) && Instant.now().isBefore(deadline)) {
            if (!said) {
                options.progress().say("Waiting for the end of the parts of the last run …");
                said = true;
            }
            Thread.sleep(200);
        }
    }

    private void addParts() throws Exception {
        RuntimeClassPath classPath = RuntimeClassPath.of(setup.projectFolder());
        PostgresBinaries postgres = PostgresBinaries.unpacked(classPath, setup.cache());
        add(new PostgreSql(postgres, setup));
        add(new KafkaBroker(classPath, setup));
        if (options.serversOnly()) {
            classTraining = new ClassTraining(List.of(), new DataFolder(options.dataFolder()).logs(), reaper);
            return;
        }

        DaprBinaries dapr = DaprBinaries.foundOrBuilt(setup.projectFolder(), setup.cache(), options.progress());
        add(new DaprScheduler(dapr, setup));
        List<Service> services = Service.all(setup);
        for (Service service : services) {
            add(new Sidecar(dapr, service, setup, neededBySidecarOf(service)));
        }
        if (options.withServices()) {
            services.forEach(this::add);
        }
        setup.network().links(services).forEach(link -> links.put(link.name(), link));
        classTraining = new ClassTraining(options.withServices() && options.training() ? services : List.of(),
                new DataFolder(options.dataFolder()).logs(), reaper);
    }

    private static Set<String> neededBySidecarOf(Service service) {
        return switch (service.name()) {
            case "routes-frontend" -> Set.of(KafkaBroker.NAME);
            case "routes-backend" -> Set.of(KafkaBroker.NAME, PostgreSql.NAME, DaprScheduler.NAME);
            default -> Set.of();
        };
    }

    private void add(Part part) {
        PartLog log = new PartLog(new DataFolder(options.dataFolder()).logs(), part.name());
        parts.put(part.name(), new SupervisedPart(part, log, reaper, options.progress(), this::part, () -> changed(part.name())));
    }

    private void changed(String name) {
        writeStackFile();
        if (part(name).isReady()) {
            parts.values().stream()
                    .filter(other -> other.part().wants().contains(name) || other.part().needs().contains(name))
                    .forEach(SupervisedPart::wake);
        }
    }

    private void writeStackFile() {
        synchronized (stackFile) {
            try {
                new StackFile(ProcessHandle.current().pid(), options.port(),
                        parts.values().stream().map(StackFile.Entry::of).toList()).write(options.dataFolder());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void checkPorts() {
        for (SupervisedPart supervised : parts.values()) {
            for (Ports.Claim claim : supervised.part().ports()) {
                try (ServerSocket socket = new ServerSocket(claim.port(), 1, InetAddress.getLoopbackAddress())) {
                    // Free: the part takes it in a moment.
                } catch (IOException e) {
                    throw new StackException("Port " + claim.port() + ", which " + claim.purpose() + " needs, is busy: end what"
                            + " listens there, or choose other ports with --port (every port counts from it; now "
                            + options.port() + ").");
                }
            }
        }
    }

    /** For a service that is run from elsewhere: {@code set -a; . data/env/routes-backend}. */
    private void writeEnvironments() throws IOException {
        Path folder = Files.createDirectories(options.dataFolder().resolve("env"));
        for (Service service : Service.all(setup)) {
            Path file = folder.resolve(service.name());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, service.environment().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                    .collect(Collectors.joining()));
        }
    }

    void startParts() {
        Instant deadline = Instant.now().plus(options.patience());
        try {
            if (options.serversOnly()) {
                options.progress().say("Starting PostgreSQL and Kafka …");
                startAndAwait(deadline, List.copyOf(parts.keySet()));
                return;
            }
            options.progress().say("Starting PostgreSQL, Kafka and the Dapr scheduler …");
            openLinks();
            startAndAwait(deadline, List.of(PostgreSql.NAME, KafkaBroker.NAME, DaprScheduler.NAME));
            options.progress().say(options.withServices() ? "Starting the sidecars and the services …" : "Starting the sidecars …");
            startAndAwait(deadline, List.copyOf(parts.keySet()));
            classTraining.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void openLinks() {
        for (Link link : links.values()) {
            try {
                link.open();
            } catch (IOException e) {
                throw new StackException("The link " + link.name() + " cannot be opened: " + e.getMessage(), e);
            }
        }
    }

    private void startAndAwait(Instant deadline, List<String> names) {
        Instant begun = Instant.now();
        List<SupervisedPart> starting = names.stream().map(this::part).toList();
        starting.forEach(SupervisedPart::start);
        for (SupervisedPart part : starting) {
            while (!part.isReadyWithin(PROGRESS_INTERVAL) && Instant.now().isBefore(deadline)) {
                options.progress().say("Waiting for " + starting.stream().filter(other -> !other.isReady())
                        .map(SupervisedPart::name).collect(Collectors.joining(", ")) + ", "
                        + Duration.between(begun, Instant.now()).toSeconds() + " s so far …");
            }
            part.awaitReady(Duration.ZERO);
        }
    }

    /** A part by its name in {@code ./run status}, such as {@code routes-backend} or {@code kafka}. */
    public SupervisedPart part(String name) {
        SupervisedPart part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("No part " + name + ", only " + parts.keySet());
        }
        return part;
    }

    /** The network between two parts, where the stack was started with links. */
    public Link link(String name) {
        Link link = links.get(name);
        if (link == null) {
            throw new IllegalArgumentException("No link " + name + ", only " + links.keySet());
        }
        return link;
    }

    public Set<String> links() {
        return Collections.unmodifiableSet(links.keySet());
    }

    /** The address of the web page. */
    public String url() {
        return "http://localhost:" + options.port();
    }

    /** The first of the part's ports: the one it serves on. */
    public int port(String part) {
        return part(part).part().ports().getFirst().port();
    }

    /**
     * How a service is started by itself, for those who measure it on a stack without services.
     *
     * @param withClassCache written first, where there is none
     */
    public ProcessBuilder processOf(String service, boolean withClassCache) throws Exception {
        Service one = Service.named(service, setup);
        if (withClassCache) {
            classTraining.ensure(one);
        }
        Launch launch = one.launch(withClassCache);
        ProcessBuilder builder = new ProcessBuilder(launch.command()).directory(launch.folder().toFile());
        builder.environment().putAll(launch.environment());
        return builder;
    }

    /** Where a service listens, or would. */
    public int portOf(String service) {
        return Service.named(service, setup).port();
    }

    /** For {@link #superuser()} and {@link #superuserPassword()}, who may read every service's database. */
    public String jdbcUrl(String database) {
        return PostgreSql.jdbcUrl(ports, database);
    }

    public String superuser() {
        return PostgreSql.SUPERUSER;
    }

    public String superuserPassword() {
        return secrets.superuserPassword();
    }

    /** One value of the local secret store, such as {@code routes-backend}, {@code spring.datasource.password}. */
    public String secret(String secret, String key) {
        return secrets.get(secret, key);
    }

    /** The token that the service of that app id shows its sidecar. */
    public String daprApiToken(String appId) {
        return secrets.daprApiToken(appId);
    }

    /** The token that the sidecar of that app id shows its service. */
    public String appApiToken(String appId) {
        return secrets.appApiToken(appId);
    }

    public String kafkaBrokers() {
        return KafkaBroker.brokers(ports);
    }

    /** Rebuilds audit log and insights from the topics, as {@code ./run replay} does. */
    public Replayed replay() throws IOException, InterruptedException, SQLException {
        return new Replay(options.projectFolder(), options.dataFolder(), ports, secrets, options.progress()).run();
    }

    /** What the services could not handle, as {@code ./run dead-letters} and {@code ./run redrive} see it. */
    public DeadLetters deadLetters() {
        return new DeadLetters(kafkaBrokers());
    }

    public Path dataFolder() {
        return options.dataFolder();
    }

    /** Stops everything in the reverse order of the start; what does not stop in time is killed. */
    @Override
    public void close() {
        // Whoever comes second, the shutdown hook or a failed start, waits for the first.
        closing.lock();
        try {
            if (!closed) {
                closed = true;
                classTraining.close();
                if (parts.values().stream().anyMatch(part -> part.isReady() && part.part().savesClassesAtStop())) {
                    options.progress().say("Saving what Kafka loaded, this once on this machine: it starts in half the time then …");
                }
                List.of(Service.IDS,
                        List.of("frontend-daprd", "backend-daprd", "events-daprd"),
                        List.of(DaprScheduler.NAME),
                        List.of(KafkaBroker.NAME),
                        List.of(PostgreSql.NAME)).forEach(this::closeTogether);
                for (Link link : links.values()) {
                    link.close();
                }
                reaper.close();
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closing.unlock();
        }
    }

    private void closeTogether(List<String> names) {
        List<Thread> closers = new ArrayList<>();
        names.stream().filter(parts::containsKey)
                .forEach(name -> closers.add(Thread.ofPlatform().daemon().start(() -> part(name).close())));
        for (Thread closer : closers) {
            try {
                closer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
