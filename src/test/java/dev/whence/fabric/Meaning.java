package dev.whence.fabric;

import dev.whence.index.Embedder;
import dev.whence.index.GistIndexer;
import dev.whence.index.SimilarEvents;
import dev.whence.store.Store;
import dev.whence.testing.Database;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.UUID;

/** Search by meaning: how fast, and how much of what a search through everything finds. */
final class Meaning {
    private static final int SEARCHES = 200;

    private final Store store;
    private final Database database;
    private final Embedder embedder = Embedder.bundled();

    Meaning(Store store, Database database) {
        this.store = store;
        this.database = database;
    }

    void measure(long events, Growth growth) throws SQLException {
        index(events, growth);
        SimilarEvents similar = new SimilarEvents(store.reader(), store.gists(), embedder);
        SplittableRandom random = new SplittableRandom(events);
        growth.put(
                events,
                "ten events similar to an event, p50/p95 ms (50)",
                Timings.of(SEARCHES, events, random, n -> similar.to(id(n), 10)).toString());
    }

    private void index(long events, Growth growth) {
        GistIndexer indexer = new GistIndexer(store.gists(), embedder);
        long begin = System.nanoTime();
        long embedded = 0;
        for (int some = indexer.indexSome(); some > 0; some = indexer.indexSome()) {
            embedded += some;
        }
        if (embedded > 0) {
            growth.put(
                    events,
                    "gists embedded, a second",
                    "%,.0f".formatted(embedded * 1e9 / (System.nanoTime() - begin)));
        }
        long gists = store.gists().backlog().gists();
        growth.put(events, "distinct gists", "%,d".formatted(gists));
        growth.put(events, "distinct gists to events", "%.4f".formatted(gists / (double) events));
    }

    private UUID id(long position) {
        return store.reader().after(position, 1).get(0).event().id();
    }
}
