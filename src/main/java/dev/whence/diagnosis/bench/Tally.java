package dev.whence.diagnosis.bench;

import dev.whence.diagnosis.Segment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts how well causes were found: an element is right if it is exactly an injected one, as in the papers. F1 is over
 * the elements of all incidents. Not thread-safe.
 */
final class Tally {
    private int right;
    private int invented;
    private int missed;
    private int incidents;
    private int first;
    private int firstThree;
    private int quiet;
    private int falseAlarms;
    private long nanos;

    void add(Set<Segment> causes, List<Segment> found, long took) {
        nanos += took;
        if (causes.isEmpty()) {
            quiet++;
            falseAlarms += found.isEmpty() ? 0 : 1;
            return;
        }
        incidents++;
        Set<Segment> hits = new HashSet<>(found);
        hits.retainAll(causes);
        right += hits.size();
        invented += new HashSet<>(found).size() - hits.size();
        missed += causes.size() - hits.size();
        first += !found.isEmpty() && causes.contains(found.get(0)) ? 1 : 0;
        firstThree += found.stream().limit(3).anyMatch(causes::contains) ? 1 : 0;
    }

    double f1() {
        return right == 0 ? 0 : 2.0 * right / (2.0 * right + invented + missed);
    }

    String line() {
        double each = Math.max(1, incidents);
        return String.format(
                "%6.3f %9.3f %6.3f %6.3f %6.3f %5d/%-5d %8.0f",
                f1(),
                right == 0 ? 0 : (double) right / (right + invented),
                right == 0 ? 0 : (double) right / (right + missed),
                first / each,
                firstThree / each,
                falseAlarms,
                quiet,
                nanos / 1e6 / Math.max(1, incidents + quiet));
    }

    static String heading() {
        return String.format(
                "%6s %9s %6s %6s %6s %11s %8s",
                "F1", "precision", "recall", "top-1", "top-3", "false alarm", "ms each");
    }
}
