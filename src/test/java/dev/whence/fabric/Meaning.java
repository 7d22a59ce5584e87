package dev.whence.fabric;

import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.index.Embedder;
import dev.whence.index.Embedders;
import dev.whence.index.GistIndexer;
import dev.whence.index.SimilarEvents;
import dev.whence.store.EventFilter;
import dev.whence.store.MeaningSearch.Query;
import dev.whence.store.Store;
import dev.whence.testing.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Search by meaning: how fast, and how much of what a search through everything finds. */
final class Meaning implements AutoCloseable {
    private static final int SEARCHES = 200;
    private static final int COMPARED = 40;
    private static final Map<String, BiFunction<EventFilter, Event, EventFilter>> FILTERS = filters();

    private final Store store;
    private final ExactSearch exact;
    private final Embedders embedders = new Embedders(Embedder.bundled());

    Meaning(Store store, Database database) throws SQLException {
        this.store = store;
        this.exact = new ExactSearch(database);
    }

    private static Map<String, BiFunction<EventFilter, Event, EventFilter>> filters() {
        Map<String, BiFunction<EventFilter, Event, EventFilter>> filters = new LinkedHashMap<>();
        filters.put("", (all, event) -> all);
        filters.put(" of another type", (all, event) -> all.type(new EventType("product.review.submitted")));
        filters.put(" of a domain", (all, event) -> all.domain("revenue"));
        filters.put(" of a day", (all, event) -> day(all, event, 1));
        filters.put(
                " of a domain and a month", (all, event) -> day(all, event, 30).domain("inventory"));
        return filters;
    }

    private static EventFilter day(EventFilter all, Event event, int days) {
        return all.from(event.occurredAt()).to(event.occurredAt().plus(Duration.ofDays(days)));
    }

    void measure(long events, Growth growth) throws SQLException {
        index(events, growth);
        SimilarEvents similar = new SimilarEvents(store, embedders);
        for (Map.Entry<String, BiFunction<EventFilter, Event, EventFilter>> filter : FILTERS.entrySet()) {
            SplittableRandom random = new SplittableRandom(events);
            EventFilter ten = EventFilter.all().limit(10);
            growth.put(
                    events,
                    "ten similar events" + filter.getKey() + ", p50/p95 ms (50)",
                    Timings.of(SEARCHES, events - 1, random, n -> {
                                Event event = event(n);
                                similar.to(event.id(), filter.getValue().apply(ten, event));
                            })
                            .toString());
            double recall = 0;
            for (int i = 0; i < COMPARED; i++) {
                Event event = event(random.nextLong(events - 1));
                recall += recall(event, filter.getValue().apply(ten, event)) / COMPARED;
            }
            growth.put(events, "  their recall@10 (0.95)", "%.3f".formatted(recall));
        }
    }

    private double recall(Event event, EventFilter among) throws SQLException {
        float[] vector = store.gists().vector(event.gist()).orElseThrow();
        Set<String> wanted = exact.gists(vector, among);
        Set<String> found = store.meaningSearch().nearest(new Query(vector, among, Optional.empty(), 1)).stream()
                .map(near -> near.event().event().gist())
                .collect(Collectors.toSet());
        found.retainAll(wanted);
        return wanted.isEmpty() ? 1 : found.size() / (double) wanted.size();
    }

    private void index(long events, Growth growth) {
        GistIndexer indexer = new GistIndexer(store.embeddingModels(), store.gists(), embedders);
        long begin = System.nanoTime();
        for (int some = indexer.indexSome(); some > 0; ) {
            some = indexer.indexSome();
        }
        if (indexer.embedded() > 0) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            growth.put(events, "gists embedded, a second", "%,.0f".formatted(indexer.embedded() / seconds));
        }
        long gists = store.gists().count();
        growth.put(events, "distinct gists", "%,d".formatted(gists));
        growth.put(events, "distinct gists to events", "%.4f".formatted(gists / (double) events));
    }

    @Override
    public void close() throws SQLException {
        exact.close();
    }

    private Event event(long position) {
        return store.reader().after(position, 1).get(0).event();
    }
}
