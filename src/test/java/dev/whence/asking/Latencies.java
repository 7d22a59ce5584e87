package dev.whence.asking;

import java.util.Collection;

/**
 * How long answers took.
 *
 * @param millis in ascending order
 */
record Latencies(double[] millis) {
    static Latencies of(Collection<Double> millis) {
        return new Latencies(
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    /** @param share from 0 to 1 */
    double at(double share) {
        return millis[Math.max(0, (int) Math.ceil(share * millis.length) - 1)];
    }

    double median() {
        return at(0.5);
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, slowest %.1f ms".formatted(median(), at(0.95), at(0.99), at(1));
    }
}
