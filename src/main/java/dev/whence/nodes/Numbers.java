package dev.whence.nodes;

import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricResult;
import java.time.LocalDateTime;

/** Where nodes get numbers from: the executor of the semantic model. */
@FunctionalInterface
public interface Numbers {
    /** Fails with BAD_DATA, and a sentence for the asker, for what the model cannot compute. */
    MetricResult run(MetricQuery query, LocalDateTime now);
}
