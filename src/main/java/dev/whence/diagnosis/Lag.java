package dev.whence.diagnosis;

import dev.whence.semantics.MetricQuery.Grain;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How long after something else a measure changed: the shift at which the measure, over the stretches of the period, goes
 * best with what the other had beyond the usual there (a matched filter).
 *
 * @param value so many units later; negative for earlier; 0 where at once fits nearly as well as anything
 * @param from the least, and {@code to} the most, that fits nearly as well
 * @param unit hours or days
 * @param correlation of both courses at this shift, baseline included; from 0 to 1
 */
public record Lag(int value, int from, int to, Grain unit, double correlation) {
    private static final int HOURS = 12;
    private static final int DAYS = 7;
    /** In standard deviations of the measure's noise. */
    private static final double SURE = 2.8;
    /** What is less likely by so many nats, and goes along worse by a tenth, does not fit as well. */
    private static final double NATS = 2;

    private static final double NEARLY = 0.9;

    /**
     * @param same whether both went in the same direction
     * @return empty where the measure does not clearly go along at any shift, or does so at nearly all
     */
    static Optional<Lag> of(Course measure, Course other, boolean same, Stretches stretches) {
        int farthest = stretches.grain() == Grain.HOUR ? HOURS : DAYS;
        double sign = same ? 1 : -1;
        double[] along = IntStream.rangeClosed(-farthest, farthest)
                .mapToDouble(shift -> sign * measure.along(other, shift, stretches.usual()))
                .toArray();
        int best = 0;
        for (int i = 1; i < along.length; i++) {
            best = along[i] > along[best] ? i : best;
        }
        if (along[best] < SURE) {
            return Optional.empty();
        }
        double squared = along[best] * along[best];
        double least = Math.min(squared - 2 * NATS, NEARLY * NEARLY * squared);
        int[] likely = IntStream.range(0, along.length)
                .filter(i -> along[i] > 0 && along[i] * along[i] >= least)
                .map(i -> i - farthest)
                .toArray();
        boolean atOnce = likely[0] <= 0 && likely[likely.length - 1] >= 0;
        int shift = atOnce ? 0 : best - farthest;
        Lag lag = new Lag(
                shift,
                likely[0],
                likely[likely.length - 1],
                stretches.grain(),
                Math.max(0, sign * measure.with(other, shift)));
        return lag.to - lag.from >= farthest ? Optional.empty() : Optional.of(lag);
    }

    /** Whether it may as well have been at once. */
    public boolean atOnce() {
        return from <= 0 && to >= 0;
    }
}
