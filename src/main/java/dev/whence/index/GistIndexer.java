package dev.whence.index;

import dev.whence.store.Gists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives embeddings to the gists that lack one. Thread-safe. */
public final class GistIndexer {
    private static final int BATCH = 32;

    private final Gists gists;
    private final Embedder embedder;

    public GistIndexer(Gists gists, Embedder embedder) {
        this.gists = gists;
        this.embedder = embedder;
    }

    /**
     * Embeds the next gists, a few at a time so that a stop does not wait long.
     *
     * @return how many; 0 when none lacks an embedding
     */
    public int indexSome() {
        Map<UUID, String> waiting = gists.withoutEmbedding(BATCH);
        if (waiting.isEmpty()) {
            return 0;
        }
        List<float[]> vectors = embedder.embed(new ArrayList<>(waiting.values()));
        Map<UUID, float[]> embeddings = new LinkedHashMap<>();
        int next = 0;
        for (UUID id : waiting.keySet()) {
            embeddings.put(id, vectors.get(next++));
        }
        gists.save(embedder.model(), embeddings);
        return embeddings.size();
    }
}
