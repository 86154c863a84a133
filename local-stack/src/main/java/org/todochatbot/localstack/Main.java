package org.todochatbot.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The program behind {@code ./run}. */
public final class Main {

    private static final String HELP = """
            ./run [--port N] [--data DIR] [--fresh]   start everything; Ctrl-C stops it
            ./run status [--data DIR]                 every part with its pid, port and health
            ./run stop [--data DIR]                   stop what was started elsewhere
            ./run replay [--data DIR]                 rebuild audit log and insights from Kafka, compare with the live ones
            ./run dead-letters [--data DIR]           what could not be handled, with its cause
            ./run redrive [--data DIR]                send all of that to its topics once more, after the cause is mended
            ./run secrets [--data DIR]                print what is in DIR/secrets.json as Kubernetes secrets, for kubectl apply
            ./run understand                          read sentences from standard input, print as JSON what is understood

              --port N            the web page's port, 8080 by default; all other ports count from it
              --data DIR          where everything is kept, the folder data by default
              --fresh             delete what is kept there first
              --without-services  only PostgreSQL, Kafka and Dapr, for services run from an IDE;
                                  DIR/env/ holds the environment that each of them needs
              --servers-for HOST  only PostgreSQL and Kafka, listening on all addresses, for those who reach this machine as HOST
              --postgresql H:P    with secrets: make them for servers there,
              --kafka H:P           where they are not those of --servers-for
            """;

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);

    private Main() {
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        Path project = Path.of(System.getProperty("project.folder", "."));
        try {
            CommandLine line = CommandLine.parse(arguments, project.resolve("data"));
            return switch (line.command()) {
                case HELP -> {
                    System.out.print(HELP);
                    yield 0;
                }
                case START -> start(project, line);
                case STATUS -> Status.print(line.data().toAbsolutePath().normalize(), System.out);
                case STOP -> stop(line.data().toAbsolutePath().normalize());
                case REPLAY -> replay(project, line.data().toAbsolutePath().normalize());
                case DEAD_LETTERS -> deadLetters(line.data().toAbsolutePath().normalize());
                case REDRIVE -> redrive(line.data().toAbsolutePath().normalize());
                case SECRETS -> secrets(line);
                case UNDERSTAND -> understand(project, line.rest());
            };
        } catch (CommandLine.UsageException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (StackException e) {
            System.err.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            System.err.println("The data folder cannot be read: " + e);
            return 1;
        } catch (InterruptedException e) {
            return 1;
        }
    }

    private static int start(Path project, CommandLine line) throws InterruptedException {
        if (line.withServices() && line.serversFor().isEmpty()) {
            ServiceBuild.run(project, Service.IDS);
        }
        LocalStack stack = LocalStack.prepare(new Options(project, line.data(), line.port(), line.fresh(),
                line.withServices(), true, line.serversFor(), false, Map.of(), Options.DEFAULT_PATIENCE, System.out::println));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("Stopping …");
            stack.close();
            System.out.println("Stopped.");
        }, "stop"));
        stack.startParts();
        System.out.println("Ready: " + (line.serversFor().isEmpty() ? stack.url() : "PostgreSQL and Kafka"));
        new CountDownLatch(1).await();
        return 0;
    }

    private static int replay(Path project, Path data) throws IOException, InterruptedException {
        Ports ports = runningOn(data);
        try {
            Replayed result = new Replay(project, data, ports, LocalSecrets.read(data),
                    System.out::println).run();
            System.out.println(result.events() + " events replayed.");
            result.differences().forEach(System.out::println);
            System.out.println(result.differences().isEmpty()
                    ? "The rebuilt audit log and insights are the same as the live ones."
                    : "The rebuilt audit log and insights differ from the live ones.");
            return result.differences().isEmpty() ? 0 : 1;
        } catch (SQLException e) {
            throw new StackException("The replay failed at the database: " + e.getMessage(), e);
        }
    }

    private static int deadLetters(Path data) throws IOException {
        List<DeadLetters.DeadLetter> waiting = new DeadLetters(KafkaBroker.brokers(runningOn(data))).waiting();
        waiting.forEach(letter -> System.out.println(
                letter.at() + "  " + letter.topic() + "  " + (letter.id().isEmpty() ? "(no id)" : letter.id()) + "  " + letter.cause()));
        System.out.println(waiting.isEmpty()
                ? "Nothing waits."
                : waiting.size() + " wait. Mend the cause, then ./run redrive.");
        return 0;
    }

    private static int redrive(Path data) throws IOException {
        int sent = new DeadLetters(KafkaBroker.brokers(runningOn(data))).redrive();
        System.out.println(sent + " sent to their topics once more; what fails again is listed by ./run dead-letters again.");
        return 0;
    }

    private static Ports runningOn(Path data) throws IOException {
        return (StackLock.isHeld(data) ? StackFile.read(data) : Optional.<StackFile>empty())
                .map(running -> new Ports(running.port()))
                .orElseThrow(() -> new StackException("Nothing is running on " + data + ": start it with ./run first."));
    }

    /** Without a stack: the parser of the backend alone. Standard output is its own; a build speaks on standard error. */
    private static int understand(Path project, List<String> arguments) throws InterruptedException {
        ServiceBuild.run(project, List.of("routes-backend"));
        JavaRuntime java = JavaRuntime.current();
        try {
            List<String> command = new ArrayList<>(List.of(java.program(), "-XX:+UseSerialGC", "-cp",
                    ServiceJar.of(project, "routes-backend").extracted(java).jar().toString(),
                    "org.todochatbot.backend.intent.Understand"));
            command.addAll(arguments);
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException | StackException e) {
            throw e;
        } catch (Exception e) {
            throw new StackException("The parser does not start: " + e.getMessage(), e);
        }
    }

    private static int secrets(CommandLine line) throws IOException {
        Path data = line.data().toAbsolutePath().normalize();
        LocalSecrets secrets;
        if (!line.addresses().postgresql().isEmpty() && !line.addresses().kafka().isEmpty()) {
            new DataFolder(data).create();
            secrets = LocalSecrets.open(data, line.addresses());
        } else if (Files.exists(data.resolve(LocalSecrets.FILE))) {
            secrets = LocalSecrets.read(data);
        } else {
            throw new StackException("There are no secrets in " + data + " yet: start with ./run --servers-for, or name both"
                    + " servers by --postgresql and --kafka.");
        }
        System.out.println(KubernetesSecrets.of(secrets));
        return 0;
    }

    private static int stop(Path data) throws IOException {
        Optional<ProcessHandle> launcher = StackLock.isHeld(data)
                ? StackFile.read(data).flatMap(running -> ProcessHandle.of(running.launcher()))
                : Optional.empty();
        if (launcher.isEmpty()) {
            System.out.println("Nothing is running on " + data + ".");
            return 0;
        }
        System.out.println("Stopping …");
        launcher.get().destroy();
        try {
            launcher.get().onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StackException("The launcher (pid " + launcher.get().pid() + ") did not stop within "
                    + Progress.seconds(STOP_PATIENCE) + ".", e);
        } catch (ExecutionException | InterruptedException e) {
            throw new StackException("Waiting for the launcher failed: " + e.getMessage(), e);
        }
        System.out.println("Stopped.");
        return 0;
    }
}
