package dev.whence.diagnosis;

import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricResult;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Why a metric changed from one period to another.
 *
 * @param query      what was compared
 * @param result     the statements that computed it, the events behind it, and all contributions as rows
 * @param unit       of the metric
 * @param total      of both periods
 * @param split      what volume, rate and mix add
 * @param segments   of each dimension, those that contribute most
 * @param overall    of all dimensions
 * @param excess     of all dimensions, those that go furthest beyond an even change
 * @param rootCauses the segments that changed as a whole and unlike the rest, what explains most first
 * @param signals    what else rose or fell at the same time
 * @param past       when the like happened before; empty where nothing unusual happened
 * @param outside    the relative change of all that no root cause covers, where it is more than usual
 */
public record Explanation(
        MetricQuery query,
        MetricResult result,
        String unit,
        Contribution total,
        List<Contribution> split,
        List<Contribution> segments,
        List<Contribution> overall,
        List<Contribution> excess,
        List<RootCause> rootCauses,
        List<Signal> signals,
        Optional<Past> past,
        Optional<Double> outside) {
    /** Whether anything is named that happened there. */
    boolean unusual() {
        return past.isPresent();
    }

    /** A segment that changed as a whole. {@code net} says, in nats, how sure that is. */
    public record RootCause(
            Segment segment, Optional<Double> baseline, Optional<Double> current, double contribution, double net) {}

    /**
     * Something else that happened more, or less, often.
     *
     * @param metric that counts it
     * @param baseline how many there would have been in the period at the rate of the baseline
     * @param strength how many times as often as in the baseline, a day
     * @param deviations how sure that is: by how many standard deviations of chance it came more often; negative for less
     * @param lag how long after it the query's metric changed; empty where that cannot be told
     */
    public record Signal(
            String metric,
            String what,
            String where,
            String when,
            double baseline,
            double current,
            double strength,
            double deviations,
            Optional<Lag> lag,
            List<UUID> events) {}

    public boolean nothingUnusual() {
        return rootCauses.isEmpty() && outside.isEmpty() && signals.isEmpty();
    }

    /** Everything that contributes, in one list. */
    public List<Contribution> contributions() {
        return Stream.of(List.of(total), split, segments, overall, excess)
                .flatMap(List::stream)
                .toList();
    }
}
