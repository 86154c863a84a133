package org.todochatbot.localstack;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a person typed after {@code ./run}. */
record CommandLine(Command command, int port, Path data, boolean fresh, boolean withServices, String serversFor, Addresses.Elsewhere addresses,
        List<String> rest) {

    enum Command {
        START, STATUS, STOP, REPLAY, DEAD_LETTERS, REDRIVE, SECRETS, UNDERSTAND, HELP
    }

    static final class UsageException extends RuntimeException {

        UsageException(String sentence) {
            super(sentence);
        }
    }

    private static final int HIGHEST_PORT = 65535 - 50;

    /**
     * @param defaultData the data folder when none is named
     * @return also what follows {@code understand}, which has options of its own
     */
    static CommandLine parse(List<String> arguments, Path defaultData) {
        Command command = Command.START;
        int port = Options.DEFAULT_PORT;
        Path data = defaultData;
        boolean fresh = false;
        boolean withServices = true;
        String serversFor = "";
        String postgresql = "";
        String kafka = "";
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.poll();
            switch (argument) {
                case "status" -> command = Command.STATUS;
                case "stop" -> command = Command.STOP;
                case "replay" -> command = Command.REPLAY;
                case "dead-letters" -> command = Command.DEAD_LETTERS;
                case "redrive" -> command = Command.REDRIVE;
                case "understand" -> {
                    return new CommandLine(Command.UNDERSTAND, port, data, fresh, withServices, serversFor,
                            new Addresses.Elsewhere(postgresql, kafka), List.copyOf(rest));
                }
                case "secrets" -> command = Command.SECRETS;
                case "--servers-for" -> serversFor = value(argument, rest);
                case "--postgresql" -> postgresql = hostAndPort(argument, value(argument, rest));
                case "--kafka" -> kafka = hostAndPort(argument, value(argument, rest));
                case "help", "--help", "-h" -> command = Command.HELP;
                case "--port" -> port = port(value(argument, rest));
                case "--data" -> data = Path.of(value(argument, rest));
                case "--fresh" -> fresh = true;
                case "--without-services" -> withServices = false;
                default -> throw new UsageException("./run does not know " + argument + "; ./run --help lists what it knows.");
            }
        }
        return new CommandLine(command, port, data, fresh, withServices, serversFor, new Addresses.Elsewhere(postgresql, kafka),
                List.of());
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty() || rest.peek().startsWith("--")) {
            throw new UsageException(option + " needs a value; ./run --help shows an example.");
        }
        return rest.poll();
    }

    private static String hostAndPort(String option, String text) {
        if (!text.matches("[^:,\\s]+:[0-9]+(,[^:,\\s]+:[0-9]+)*")) {
            throw new UsageException(option + " needs a host and a port, such as postgresql:5432, not " + text + ".");
        }
        return text;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1024 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, with the same words as for a number out of range.
        }
        throw new UsageException("--port needs a number from 1024 to " + HIGHEST_PORT + ", not " + text + ".");
    }
}
