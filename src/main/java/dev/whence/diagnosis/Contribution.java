package dev.whence.diagnosis;

import java.util.Optional;

/**
 * How much a part adds to a change.
 *
 * @param part         total, split, segment, overall or overall_excess
 * @param dimension    of the segment; what is split
 * @param rank         among those of its part, from 1 on
 * @param segment      the value of the dimension; the part of a split
 * @param baseline     the measure of the part before; empty where there was none
 * @param current      the measure of the part
 * @param contribution the parts of a whole add up to its change
 * @param excess       what goes beyond the part's share of an even change
 */
public record Contribution(
        String part,
        Optional<String> dimension,
        Optional<Integer> rank,
        Optional<String> segment,
        Optional<Double> baseline,
        Optional<Double> current,
        double contribution,
        Optional<Double> excess) {

    static Contribution split(
            String of, String name, Optional<Double> baseline, Optional<Double> current, double adds) {
        return new Contribution(
                "split",
                Optional.of(of),
                Optional.empty(),
                Optional.of(name),
                baseline,
                current,
                adds,
                Optional.empty());
    }

    static Contribution total(double baseline, double current) {
        return new Contribution(
                "total",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(baseline),
                Optional.of(current),
                current - baseline,
                Optional.empty());
    }

    Contribution ranked(String as, int rank) {
        return new Contribution(as, dimension, Optional.of(rank), segment, baseline, current, contribution, excess);
    }
}
