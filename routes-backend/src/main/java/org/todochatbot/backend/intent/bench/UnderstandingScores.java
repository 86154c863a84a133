package org.todochatbot.backend.intent.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.todochatbot.backend.intent.IntentChain;
import org.todochatbot.backend.intent.LocalReaders;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.grammar.GrammarReader;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Reading;

/** Accuracy by intent, accuracy of dates, and speed, on the public sets. */
public final class UnderstandingScores {

    private static final String USUAL_FOLDER = "../shared/data";
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 10, 10, 0, 0, 0, ZoneId.of("Europe/Berlin"));
    private static final int ROUNDS = 3;

    private final PrintStream out;
    private final Path data;
    private final boolean misses;
    private final IntentChain chain = LocalReaders.chain();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private UnderstandingScores(PrintStream out, Path data, boolean misses) {
        this.out = out;
        this.data = data;
        this.misses = misses;
    }

    /**
     * @param args {@code --misses} lists what was read wrong, {@code --train} scores the training halves, a folder replaces the usual one
     * @return exit code: 0, or 2 when the data is not there
     */
    public static int print(String[] args, PrintStream out) throws IOException {
        List<String> options = new ArrayList<>(List.of(args));
        boolean misses = options.remove("--misses");
        boolean train = options.remove("--train");
        Path data = Path.of(options.isEmpty() ? USUAL_FOLDER : options.getFirst());
        if (!Files.isDirectory(data)) {
            out.println("The public sets are not here: " + data + " is no folder. Nothing was measured.");
            return 2;
        }
        new UnderstandingScores(out, data, misses).run(train);
        return 0;
    }

    private void run(boolean train) throws IOException {
        List<IntentSet.Case> topv2 = IntentSet.topv2(data.resolve("topv2-reminder").resolve(train ? "train.tsv" : "eval.tsv"));
        List<IntentSet.Case> clinc = IntentSet.clinc(data.resolve("clinc150").resolve(train ? "train.tsv" : "val.tsv"));
        List<DateSet.Case> dates = DateSet.load(data.resolve("recognizers-datetime"));
        topv2(topv2);
        clinc(clinc);
        bareTasks(IntentSet.bareTasks(data.resolve("topv2-reminder").resolve(train ? "train.tsv" : "eval.tsv")));
        dates(dates);
        speed(topv2, clinc);
        Map<String, Object> reference = reference(topv2, clinc);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "understand");
        line.put("figures", figures);
        line.put("reference", reference);
        line.put("ratio", round((1 - (double) reference.get("topv2Intent")) / Math.max(1e-9, 1 - (double) figures.get("topv2Intent"))));
        line.put("aims", aims());
        out.println(Json.MAPPER.writeValueAsString(line));
    }

    private Map<String, Boolean> aims() {
        Map<String, Boolean> aims = new LinkedHashMap<>();
        Map.of("topv2Intent", 0.96, "clincInScope", 0.96, "dateValues", 0.95)
                .forEach((figure, least) -> aims.put(figure + " >= " + least, (double) figures.get(figure) >= least));
        Map.of("clincOutOfScopeTakenForCommand", 0.03, "grammarP99Ms", 1.0, "parseP99Ms", 10.0)
                .forEach((figure, most) -> aims.put(figure + " <= " + most, (double) figures.get(figure) <= most));
        return aims;
    }

    private void topv2(List<IntentSet.Case> cases) {
        Confusion confusion = confusion(cases);
        out.println("TOPv2, " + confusion.all() + " sentences\n" + confusion.table());
        figures.put("topv2Intent", round(confusion.accuracy()));
    }

    private void clinc(List<IntentSet.Case> cases) {
        Confusion tasks = new Confusion();
        Confusion talk = new Confusion();
        Confusion others = new Confusion();
        for (IntentSet.Case one : cases) {
            Reading reading = chain.read(one.text(), ReadingContext.at(NOW));
            Intent read = reading.commands().getFirst().intent();
            boolean right = one.meant().equals("oos") ? !read.isCommand() : one.right().contains(read);
            Confusion into = switch (one.meant()) {
                case "oos" -> others;
                case "todo_list", "todo_list_update", "reminder", "reminder_update" -> tasks;
                default -> talk;
            };
            into.add(one.meant(), read.id(), right);
            miss(right, one, reading);
        }
        out.println("CLINC150, tasks and reminders, " + tasks.all() + " sentences\n" + tasks.table());
        out.println("CLINC150, shopping lists and conversation, " + talk.all() + " sentences\n" + talk.table());
        out.println("CLINC150, out of scope, " + others.all() + " sentences\n" + others.table());
        figures.put("clincInScope", round(tasks.accuracy()));
        figures.put("clincConversation", round(talk.accuracy()));
        figures.put("clincOutOfScopeTakenForCommand", round(1 - others.accuracy()));
    }

    private Confusion confusion(List<IntentSet.Case> cases) {
        Confusion confusion = new Confusion();
        for (IntentSet.Case one : cases) {
            Reading reading = chain.read(one.text(), ReadingContext.at(NOW));
            Intent read = reading.commands().getFirst().intent();
            boolean right = one.right().contains(read);
            confusion.add(one.meant(), read.id(), right);
            miss(right, one, reading);
        }
        return confusion;
    }

    private void bareTasks(List<IntentSet.Case> cases) {
        Confusion confusion = confusion(cases);
        out.println("Tasks typed as they are, " + confusion.all() + " phrases\n" + confusion.table());
        figures.put("bareTasks", round(confusion.accuracy()));
    }

    private void dates(List<DateSet.Case> cases) {
        Map<String, Integer> excluded = new TreeMap<>();
        Confusion values = new Confusion();
        Confusion none = new Confusion();
        for (DateSet.Case one : cases) {
            if (one.excluded() != null) {
                excluded.merge(one.excluded(), 1, Integer::sum);
                continue;
            }
            Reading reading = chain.read(one.text(), ReadingContext.at(one.now().atZone(DateSet.zone())));
            boolean right = DateSet.isRight(one, reading);
            boolean nothing = one.type().equals("none");
            (nothing ? none : values).add(one.file() + " " + one.type(), right ? "right" : "other", right);
            if (misses && !right) {
                out.println("  miss " + one.file() + " " + one.text() + " @" + one.now() + " | wanted " + one.expected() + " | read "
                        + DateSet.values(one, reading) + " " + reading.commands().getFirst().intent().id());
            }
        }
        out.println("Recognizers, " + values.all() + " values that can be expressed\n" + values.table());
        out.println("Recognizers, " + none.all() + " sentences in which they read nothing (quarters, years, seasons; holidays are read here)\n" + none.table());
        out.println("Recognizers, left out: " + excluded + "\n");
        figures.put("dateValues", round(values.accuracy()));
        figures.put("dateValuesLeftOut", excluded.values().stream().mapToInt(Integer::intValue).sum());
        figures.put("dateNothingRead", round(none.accuracy()));
    }

    private void speed(List<IntentSet.Case> topv2, List<IntentSet.Case> clinc) {
        List<String> texts = new ArrayList<>();
        topv2.forEach(one -> texts.add(one.text()));
        clinc.forEach(one -> texts.add(one.text()));
        GrammarReader grammar = new GrammarReader();
        ReadingContext context = ReadingContext.at(NOW);
        double[] grammarTimes = times(texts, text -> grammar.read(text, context));
        double[] chainTimes = times(texts, text -> chain.read(text, context));
        out.printf("Speed, one thread, warm: grammar median %.3f ms, p99 %.3f ms; whole parse median %.3f ms, p99 %.3f ms%n%n",
                at(grammarTimes, 0.5), at(grammarTimes, 0.99), at(chainTimes, 0.5), at(chainTimes, 0.99));
        figures.put("grammarP99Ms", round(at(grammarTimes, 0.99)));
        figures.put("parseP99Ms", round(at(chainTimes, 0.99)));
    }

    private interface Parse {
        Object parse(String text);
    }

    /** Milliseconds of each parse of the last round. */
    private static double[] times(List<String> texts, Parse parse) {
        double[] times = new double[texts.size()];
        int used = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                used += parse.parse(texts.get(i)).hashCode() & 1;
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        return used < 0 ? new double[1] : times;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    private Map<String, Object> reference(List<IntentSet.Case> topv2, List<IntentSet.Case> clinc) {
        KeywordReader keywords = new KeywordReader();
        ReadingContext context = ReadingContext.at(NOW);
        long right = topv2.stream()
                .filter(one -> one.right().contains(keywords.read(one.text(), context).orElseThrow().commands().getFirst().intent()))
                .count();
        long taken = clinc.stream()
                .filter(one -> one.meant().equals("oos"))
                .filter(one -> keywords.read(one.text(), context).orElseThrow().commands().getFirst().intent().isCommand())
                .count();
        long outside = clinc.stream().filter(one -> one.meant().equals("oos")).count();
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("name", "first keyword decides");
        reference.put("topv2Intent", round((double) right / topv2.size()));
        reference.put("clincOutOfScopeTakenForCommand", round((double) taken / outside));
        return reference;
    }

    private void miss(boolean right, IntentSet.Case one, Reading reading) {
        if (misses && !right) {
            out.printf("  miss %s | %s | %s %s %.2f%n", one.meant(), one.text(), reading.commands().getFirst().intent().id(), reading.by(), reading.confidence());
        }
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
