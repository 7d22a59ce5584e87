package dev.whence.nodes;

import dev.whence.diagnosis.EarlierEvents;
import dev.whence.diagnosis.Explainer;
import dev.whence.diagnosis.Explanation;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricResult;
import java.time.LocalDateTime;

/** Numbers of the semantic model. Thread-safe. */
public final class ModelNumbers implements Numbers {
    private final MetricExecutor executor;
    private final Explainer explainer;

    public ModelNumbers(MetricExecutor executor) {
        this(executor, EarlierEvents.NONE);
    }

    /** @param events where changes are looked up that are like those to explain */
    public ModelNumbers(MetricExecutor executor, EarlierEvents events) {
        this.executor = executor;
        this.explainer = new Explainer(executor, events);
    }

    @Override
    public MetricResult run(MetricQuery query, LocalDateTime now) {
        return executor.run(query, now);
    }

    @Override
    public Explanation explain(MetricQuery query, LocalDateTime now) {
        return explainer.explain(query, now);
    }
}
