package dev.whence.routes;

import dev.whence.index.GistIndexer;
import dev.whence.store.EmbeddingModels;
import dev.whence.store.EmbeddingModels.Model;
import dev.whence.store.EventReader;
import dev.whence.store.Gists;
import dev.whence.store.Store;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;

/** Measures the search by meaning: how many meanings there are, how many wait for a vector, how many get one. */
public final class MeaningMetrics {
    private MeaningMetrics() {}

    /** Does nothing where the context has no meter registry. */
    public static void register(CamelContext context, Store store, GistIndexer indexer) {
        Gists gists = store.gists();
        EmbeddingModels models = store.embeddingModels();
        EventReader reader = store.reader();
        for (MeterRegistry registry : context.getRegistry().findByType(MeterRegistry.class)) {
            Gauge.builder("whence.gists", gists, Gists::count)
                    .description("Distinct meanings of events")
                    .register(registry);
            Gauge.builder("whence.gists.per.event", () -> gists.count() / (double) Math.max(1, reader.head()))
                    .description("Distinct meanings to events")
                    .register(registry);
            Gauge.builder("whence.gists.waiting", () -> waiting(models))
                    .description(
                            "Meanings without a vector of the model that serves, or of the one that is to replace it")
                    .register(registry);
            FunctionCounter.builder("whence.gists.embedded", indexer, GistIndexer::embedded)
                    .description("Vectors made since the start")
                    .register(registry);
        }
    }

    private static long waiting(EmbeddingModels models) {
        return models.all().stream().mapToLong(Model::waiting).sum();
    }
}
