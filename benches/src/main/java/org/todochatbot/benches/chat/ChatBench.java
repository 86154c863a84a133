package org.todochatbot.benches.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.todochatbot.benches.stack.BenchResult;
import org.todochatbot.benches.stack.BenchStack;
import org.todochatbot.benches.stack.CpuUse;
import org.todochatbot.benches.stack.People;
import org.todochatbot.benches.stack.Percentiles;
import org.todochatbot.benches.stack.ResidentMemory;

/**
 * {@code ./bench chat}: a thousand people at once for three minutes, then messages at a rising rate until answers come late
 * or queued. It has no reference: no other system at hand does this.
 */
public final class ChatBench {

    private static final int PEOPLE = Integer.getInteger("people", 1000);
    /** The JVMs compile meanwhile what is asked of them: what is measured is a system that has been at work. */
    private static final int RAMP_SECONDS = Integer.getInteger("ramp", 120);
    private static final int SECONDS = Integer.getInteger("seconds", 180);
    private static final int RISING_SECONDS = 120;
    private static final int LAST_RATE = Integer.getInteger("last-rate", 600);
    private static final int SLICE_MILLIS = 10_000;
    /** Beyond it answers are late. */
    private static final int KNEE_P95_MILLIS = 500;

    private final BenchStack bench;
    private final Path people;
    private final BenchResult result = new BenchResult("chat");

    private ChatBench(BenchStack bench, Path people) {
        this.bench = bench;
        this.people = people;
    }

    public static void main(String[] args) throws Exception {
        try (BenchStack bench = BenchStack.start()) {
            Path people = bench.folder().resolve("people.csv");
            List<String> lines = new ArrayList<>(List.of("token"));
            new People(bench.stack()).signUp(PEOPLE).forEach(person -> lines.add(person.token()));
            Files.write(people, lines);
            new ChatBench(bench, people).run();
        }
    }

    private void run() throws Exception {
        System.out.println(PEOPLE + " people chat for " + (RAMP_SECONDS + SECONDS) + " s, the first " + RAMP_SECONDS + " to come in …");
        CpuUse cpu = CpuUse.from(bench.stack());
        List<Answer> answers = gatling("steady", Map.of("bench.count", PEOPLE, "bench.seconds", SECONDS, "bench.ramp-seconds", RAMP_SECONDS));
        Map<String, Double> cores = cpu.cores();
        long begin = answers.stream().mapToLong(Answer::at).min().orElseThrow() + RAMP_SECONDS * 1000L;
        List<Answer> steady = answers.stream().filter(answer -> answer.at() >= begin).toList();
        Percentiles millis = new Percentiles(steady.stream().map(Answer::millis).toList());
        long errors = answers.stream().filter(answer -> answer.status() != 200 && answer.status() != 202).count();
        result.figure("people", PEOPLE)
                .figure("messages", steady.size())
                .figure("messages/s", (double) steady.size() / SECONDS)
                .figure("errors", errors)
                .figure("queued (202)", steady.stream().filter(answer -> answer.status() == 202).count())
                .figure("p50 ms", millis.at(50))
                .figure("p95 ms", millis.at(95))
                .figure("p99 ms", millis.at(99))
                .figure("max ms", millis.at(100));
        cores.forEach((part, used) -> result.figure("cores of " + part, used));
        for (String service : List.of("routes-frontend", "routes-backend", "routes-events")) {
            result.figure("MB of " + service, ResidentMemory.megabytes(bench.stack().part(service).pid()));
        }
        result.aim("errors = 0", errors == 0)
                .aim("p95 <= 200 ms", millis.at(95) <= 200)
                .aim("p99 <= 500 ms", millis.at(99) <= 500);

        System.out.println("Messages at a rising rate, up to " + LAST_RATE + " a second in " + RISING_SECONDS + " s …");
        rising(gatling("rising", Map.of("bench.last-rate", LAST_RATE, "bench.seconds", RISING_SECONDS)));
        result.print();
    }

    private void rising(List<Answer> answers) {
        long begin = answers.stream().mapToLong(Answer::sent).min().orElseThrow();
        Map<Long, List<Answer>> slices = answers.stream().collect(
                Collectors.groupingBy(answer -> (answer.sent() - begin) / SLICE_MILLIS, TreeMap::new, Collectors.toList()));
        double knee = 0;
        boolean over = false;
        System.out.println("messages/s   p50 ms   p95 ms   200   202   503   other");
        for (Map.Entry<Long, List<Answer>> slice : slices.entrySet()) {
            List<Answer> said = slice.getValue();
            Percentiles millis = new Percentiles(said.stream().map(Answer::millis).toList());
            double rate = said.size() * 1000.0 / SLICE_MILLIS;
            long done = said.stream().filter(answer -> answer.status() == 200).count();
            long queued = said.stream().filter(answer -> answer.status() == 202).count();
            long refused = said.stream().filter(answer -> answer.status() == 503).count();
            System.out.printf("%10.1f %8.0f %8.0f %5d %5d %5d %7d%n",
                    rate, millis.at(50), millis.at(95), done, queued, refused, said.size() - done - queued - refused);
            over |= done < said.size() || millis.at(95) > KNEE_P95_MILLIS;
            knee = over ? knee : Math.max(knee, rate);
        }
        List<Answer> last = slices.values().stream().reduce((first, second) -> second).orElseThrow();
        result.figure("messages/s at the knee", knee)
                .figure("p95 ms after the peak", new Percentiles(last.stream().map(Answer::millis).toList()).at(95))
                .figure("answered at once after the peak",
                        (double) last.stream().filter(answer -> answer.status() == 200).count() / last.size());
    }

    /** In a process of its own, so that what it needs is not counted as ours. */
    private List<Answer> gatling(String phase, Map<String, Integer> properties) throws IOException, InterruptedException {
        Path answers = bench.folder().resolve(phase + ".csv");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g", "-cp", System.getProperty("java.class.path"),
                "--add-opens=java.base/java.lang=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
                "-Dbench.phase=" + phase, "-Dbench.url=" + bench.stack().url(), "-Dbench.people=" + people,
                "-Dbench.answers=" + answers));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("io.gatling.app.Gatling", "-s", ChatSimulation.class.getName(), "-nr",
                "-rf", bench.folder().resolve("gatling").toString()));
        Path log = Path.of(System.getProperty("project.folder"), "benches", "target", "gatling-" + phase + ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (process.waitFor() != 0 || !Files.exists(answers)) {
            throw new IllegalStateException("Gatling failed: see " + log);
        }
        try (var lines = Files.lines(answers)) {
            return lines.map(Answer::of).toList();
        }
    }

    /**
     * @param at     milliseconds of the epoch
     * @param millis until the answer; -1 when none came
     * @param status of HTTP; 0 when none came
     */
    private record Answer(long at, int millis, int status) {

        static Answer of(String line) {
            String[] columns = line.split(",");
            return new Answer(Long.parseLong(columns[0]), Integer.parseInt(columns[1]), Integer.parseInt(columns[2]));
        }

        long sent() {
            return at - Math.max(0, millis);
        }
    }
}
