package org.todochatbot.localstack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Dapr's scheduler, which keeps the jobs of reminders in an etcd of its own. */
final class DaprScheduler implements Part {

    static final String NAME = "scheduler";

    private final DaprBinaries dapr;
    private final Path dataFolder;
    private final Ports ports;
    private final Network network;

    DaprScheduler(DaprBinaries dapr, Setup setup) {
        this.dapr = dapr;
        this.dataFolder = setup.dataFolder();
        this.ports = setup.ports();
        this.network = setup.network();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Ports.Claim> ports() {
        return List.of(new Ports.Claim(ports.scheduler(), "the Dapr scheduler"),
                new Ports.Claim(ports.etcdClient(), "the Dapr scheduler's etcd"),
                new Ports.Claim(ports.etcdPeer(), "the Dapr scheduler's etcd (peers)"),
                new Ports.Claim(ports.schedulerHealth(), "the Dapr scheduler's health"),
                new Ports.Claim(ports.schedulerMetrics(), "the Dapr scheduler's metrics"));
    }

    @Override
    public Launch prepare() throws Exception {
        Path folder = Files.createDirectories(dataFolder.resolve(NAME));
        return new Launch(List.of(dapr.scheduler().toString(),
                "--port", Integer.toString(ports.scheduler()),
                "--listen-address", "127.0.0.1",
                "--override-broadcast-host-port", network.schedulerHost() + ":" + ports.scheduler(),
                "--etcd-data-dir", folder.toString(),
                "--etcd-client-listen-address", "127.0.0.1",
                "--etcd-client-port", Integer.toString(ports.etcdClient()),
                "--etcd-initial-cluster", "dapr-scheduler-server-0=http://127.0.0.1:" + ports.etcdPeer(),
                "--healthz-listen-address", "127.0.0.1",
                "--healthz-port", Integer.toString(ports.schedulerHealth()),
                "--metrics-listen-address", "127.0.0.1",
                "--metrics-port", Integer.toString(ports.schedulerMetrics()),
                "--log-as-json"), Map.of(), folder);
    }

    @Override
    public HealthCheck health() {
        return new HealthCheck.Http(URI.create("http://127.0.0.1:" + ports.schedulerHealth() + "/healthz"));
    }
}
