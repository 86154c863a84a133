package org.todochatbot.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Kafka: one node that is broker and controller (KRaft), with the topics of this system. */
final class KafkaBroker implements Part {

    static final String NAME = "kafka";
    private static final String LOG_CONFIGURATION = "log4j2.properties";

    private final RuntimeClassPath classPath;
    private final JavaRuntime java;
    private final ClassCache classCache;
    private final boolean training;
    private final String serversFor;
    private final Path dataFolder;
    private final Ports ports;
    private final Network network;
    private final LocalSecrets secrets;

    KafkaBroker(RuntimeClassPath classPath, Setup setup) {
        this.classPath = classPath;
        this.java = setup.java();
        this.classCache = ClassCache.in(setup.cache().folder(), "kafka-" + classPath.id(), java);
        this.training = setup.options().training();
        this.serversFor = setup.options().serversFor();
        this.dataFolder = setup.dataFolder();
        this.ports = setup.ports();
        this.network = setup.network();
        this.secrets = setup.secrets();
    }

    static String brokers(Ports ports) {
        return "127.0.0.1:" + ports.kafka();
    }

    static boolean listens(String brokers) {
        String[] hostAndPort = brokers.split(":");
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(hostAndPort[0], Integer.parseInt(hostAndPort[1])),
                    (int) HealthCheck.PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Ports.Claim> ports() {
        List<Ports.Claim> claims = new ArrayList<>(List.of(new Ports.Claim(ports.kafka(), "Kafka"),
                new Ports.Claim(ports.kafkaController(), "Kafka's controller")));
        if (!serversFor.isEmpty()) {
            claims.add(new Ports.Claim(ports.kafkaForOthers(), "Kafka, for other machines"));
        }
        return claims;
    }

    @Override
    public Launch prepare() throws Exception {
        Path folder = Files.createDirectories(dataFolder.resolve(NAME));
        copyLogConfiguration(folder);
        Path properties = Files.writeString(folder.resolve("server.properties"), serverProperties(folder));
        if (!Files.exists(folder.resolve("log/meta.properties"))) {
            format(properties);
        }
        return new Launch(kafka(savesClassesAtStop() ? classCache.writing() : classCache.using(), "kafka.Kafka", properties.toString()), Map.of(), folder);
    }

    private String serverProperties(Path folder) {
        String host = "127.0.0.1:";
        String listenerForOthers = "";
        String addressForOthers = "";
        if (!serversFor.isEmpty()) {
            listenerForOthers = ",OTHERS://0.0.0.0:" + ports.kafkaForOthers();
            addressForOthers = ",OTHERS://" + serversFor + ":" + ports.kafkaForOthers();
        }
        return String.join("\n",
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@" + host + ports.kafkaController(),
                "controller.listener.names=CONTROLLER",
                "listeners=PLAINTEXT://" + host + ports.kafka() + ",CONTROLLER://" + host + ports.kafkaController() + listenerForOthers,
                "advertised.listeners=PLAINTEXT://" + network.kafkaBrokers() + addressForOthers,
                "inter.broker.listener.name=PLAINTEXT",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,OTHERS:PLAINTEXT",
                "log.dirs=" + folder.resolve("log"),
                // A misspelt topic must fail, not come into being with another retention.
                "auto.create.topics.enable=false",
                "num.partitions=6",
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=6",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=6",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                // After a kill the broker may join again only when its last session has ended, nine seconds by default.
                "broker.session.timeout.ms=2000",
                "broker.heartbeat.interval.ms=500",
                // It is the only voter, so nobody else has to be given time to be elected after a restart.
                "controller.quorum.election.timeout.ms=200",
                // The consumers of one process come at about the same time: one that came later would take partitions from
                // another in the middle of a batch.
                "group.initial.rebalance.delay.ms=500",
                "");
    }

    private void format(Path properties) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(kafka(List.of(), "kafka.tools.StorageTool", "format",
                "--ignore-formatted",
                "--cluster-id", secrets.kafkaClusterId(), "--config", properties.toString()))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new StackException("Kafka's storage could not be formatted:\n" + output);
        }
    }

    private List<String> kafka(List<String> flags, String mainClass, String... arguments) {
        // The second compiler's work would cost more than it saves at the rates of one machine.
        List<String> command = new ArrayList<>(List.of(java.program(), "-Xms64m", "-Xmx384m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(flags);
        command.addAll(List.of("-Dlog4j2.configurationFile=" + dataFolder.resolve(NAME).resolve(LOG_CONFIGURATION),
                "-cp", classPath.asArgument(), mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A file, because a class path with a folder in it cannot have a class cache. */
    private static void copyLogConfiguration(Path folder) throws IOException {
        try (InputStream configuration = KafkaBroker.class.getResourceAsStream("/kafka/" + LOG_CONFIGURATION)) {
            Files.copy(configuration, folder.resolve(LOG_CONFIGURATION), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void whenStopped() throws IOException {
        classCache.keep();
    }

    @Override
    public boolean savesClassesAtStop() {
        return training && !classCache.exists();
    }

    @Override
    public HealthCheck health() {
        return new HealthCheck.Kafka(brokers(ports));
    }

    @Override
    public void whenUp() throws Exception {
        Topics.create(brokers(ports));
    }
}
