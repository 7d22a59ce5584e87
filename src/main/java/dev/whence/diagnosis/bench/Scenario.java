package dev.whence.diagnosis.bench;

import dev.whence.diagnosis.LeafTable;
import dev.whence.diagnosis.PeriodTable;
import dev.whence.diagnosis.Segment;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves with known causes; no causes where nothing happened, or everywhere.
 *
 * @param periods the same with what is known of the items, where the leaves are two periods and not forecasts
 */
record Scenario(String kind, LeafTable leaves, Set<Segment> causes, Optional<PeriodTable> periods) {
    Scenario(String kind, LeafTable leaves, Set<Segment> causes) {
        this(kind, leaves, causes, Optional.empty());
    }
}
