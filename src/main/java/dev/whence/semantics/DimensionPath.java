package dev.whence.semantics;

import java.util.Optional;

/**
 * How a dimension belongs to the rows of a metric.
 *
 * @param bridge present where the dimension is on a finer dataset, so that one row may have several values of it
 */
record DimensionPath(Field field, Optional<Bridge> bridge) {
    /**
     * A finer dataset with rows that point to a dataset that the metric's rows point to (or are of).
     *
     * @param hub what both point to
     * @param fact the finer one
     */
    record Bridge(String hub, String fact) {}
}
