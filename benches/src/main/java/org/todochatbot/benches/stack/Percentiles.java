package org.todochatbot.benches.stack;

import java.util.Arrays;
import java.util.Collection;

/** Of measured values, by the nearest rank: what is named was really measured. */
public final class Percentiles {

    private final double[] sorted;

    public Percentiles(Collection<? extends Number> values) {
        sorted = values.stream().mapToDouble(Number::doubleValue).toArray();
        Arrays.sort(sorted);
    }

    /** @param percent 0 (exclusive) to 100; NaN where nothing was measured */
    public double at(double percent) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(percent / 100 * sorted.length) - 1)];
    }

    public int count() {
        return sorted.length;
    }
}
