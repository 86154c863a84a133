package org.todochatbot.benches.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.todochatbot.contract.Json;

/** What a bench found, printed as its last line: one line of JSON. */
public final class BenchResult {

    private final String bench;
    private final Map<String, Number> figures = new LinkedHashMap<>();
    private final Map<String, Boolean> aims = new LinkedHashMap<>();
    private Map<String, Number> reference;
    private Double ratio;

    public BenchResult(String bench) {
        this.bench = bench;
    }

    /** @param name with the unit, such as {@code p95 ms} */
    public BenchResult figure(String name, Number value) {
        figures.put(name, rounded(value));
        System.out.printf("%-48s %s%n", name, rounded(value));
        return this;
    }

    /** Measured in the same run, with {@code ratio} being ours to it. */
    public BenchResult reference(String name, Number value, double ratio) {
        this.reference = Map.of(name, rounded(value));
        this.ratio = rounded(ratio).doubleValue();
        System.out.printf("%-48s %s, ratio %s%n", "reference: " + name, rounded(value), this.ratio);
        return this;
    }

    public BenchResult aim(String aim, boolean reached) {
        aims.put(aim, reached);
        return this;
    }

    public void print() throws JsonProcessingException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", bench);
        line.put("figures", figures);
        line.put("reference", reference);
        line.put("ratio", ratio);
        line.put("aims", aims);
        System.out.println(Json.MAPPER.writeValueAsString(line));
    }

    private static Number rounded(Number value) {
        return value instanceof Double d ? Math.round(d * 1000) / 1000.0 : value;
    }
}
