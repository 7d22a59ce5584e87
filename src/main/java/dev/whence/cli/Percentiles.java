package dev.whence.cli;

import java.util.List;

/** Says how long things took. */
final class Percentiles {
    private Percentiles() {}

    /** ", p50 3 ms, p95 9 ms, slowest 12 ms"; nothing where there are none. */
    static String of(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty()
                ? ""
                : ", p50 %d ms, p95 %d ms, slowest %d ms"
                        .formatted(at(sorted, 0.5), at(sorted, 0.95), sorted.get(sorted.size() - 1));
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
