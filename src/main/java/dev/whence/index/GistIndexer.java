package dev.whence.index;

import dev.whence.store.EmbeddingModels;
import dev.whence.store.EmbeddingModels.Model;
import dev.whence.store.Gists;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives embeddings to the gists that lack one. Where another model is wanted than the one that serves, all gists get vectors
 * of the new one as well; when none lacks one, the new one serves and the old one's vectors are removed. Thread-safe.
 */
public final class GistIndexer {
    private static final int BATCH = 32;

    private final EmbeddingModels models;
    private final Gists gists;
    private final Embedders embedders;
    private final AtomicLong embedded = new AtomicLong();

    public GistIndexer(EmbeddingModels models, Gists gists, Embedders embedders) {
        this.models = models;
        this.gists = gists;
        this.embedders = embedders;
    }

    /** Works until no gist waits, but not longer than about so many milliseconds. */
    public void indexFor(long millis) {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        while (indexSome() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /**
     * Embeds the next gists, a few at a time so that a stop does not wait long; for the model that serves first.
     *
     * @return how many; 0 when none lacks an embedding
     */
    public int indexSome() {
        String wanted = embedders.wanted().model();
        List<Model> known = models.all();
        if (known.stream().noneMatch(model -> model.name().equals(wanted))) {
            models.begin(wanted, embedders.wanted().dimensions());
            known = models.all();
        }
        for (Model model : known) {
            int some = model.waiting() == 0
                    ? 0
                    : embedders.find(model.name()).map(this::embed).orElse(0);
            if (some > 0) {
                return some;
            }
        }
        if (known.size() > 1) {
            models.serve(wanted);
        }
        return 0;
    }

    /** How many vectors were made since the start. */
    public long embedded() {
        return embedded.get();
    }

    private int embed(Embedder embedder) {
        List<Gists.Gist> waiting = gists.withoutEmbedding(embedder.model(), BATCH);
        List<float[]> vectors =
                embedder.embed(waiting.stream().map(Gists.Gist::text).toList());
        List<Gists.Embedded> embeddings = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            embeddings.add(new Gists.Embedded(waiting.get(i), vectors.get(i)));
        }
        if (!embeddings.isEmpty()) {
            gists.save(embedder.model(), embeddings);
            embedded.addAndGet(embeddings.size());
        }
        return embeddings.size();
    }
}
