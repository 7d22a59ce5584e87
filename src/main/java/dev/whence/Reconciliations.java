package dev.whence;

import dev.whence.EngineersFiles.Source;
import dev.whence.routes.Reconciling;
import dev.whence.routes.SameMoment;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.Reconciliation;
import dev.whence.store.EventReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For each connector that says what must be equal: how to compare it. */
final class Reconciliations {
    private Reconciliations() {}

    static Reconciling of(List<Source> sources, MetricExecutor executor, EventReader reader, SameMoment moment) {
        Map<String, Reconciling.Compared> known = new LinkedHashMap<>();
        for (Source source : sources) {
            String name = source.connector().name();
            source.reconcile()
                    .ifPresent(file -> known.put(
                            name,
                            new Reconciling.Compared(
                                    source.connector(),
                                    new Reconciliation(
                                            file, name, executor, () -> reader.countsByType(name, Long.MAX_VALUE)))));
        }
        return new Reconciling(known, moment);
    }
}
