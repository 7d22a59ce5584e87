package dev.whence.nodes;

import dev.whence.diagnosis.Explanation;
import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricResult;
import java.time.LocalDateTime;

/** Where nodes get numbers from: the executor of the semantic model. */
@FunctionalInterface
public interface Numbers {
    /** Fails with BAD_DATA, and a sentence for the asker, for what the model cannot compute. */
    MetricResult run(MetricQuery query, LocalDateTime now);

    /**
     * Why the number of the query's period is not that of its baseline. Fails with BAD_DATA, and a sentence for the
     * asker, for what cannot be explained.
     */
    default Explanation explain(MetricQuery query, LocalDateTime now) {
        throw WhenceException.badData("changes are not explained here");
    }
}
