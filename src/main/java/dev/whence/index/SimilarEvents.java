package dev.whence.index;

import dev.whence.event.RecordedEvent;
import dev.whence.event.WhenceException;
import dev.whence.store.EmbeddingModels;
import dev.whence.store.EmbeddingModels.Model;
import dev.whence.store.EventFilter;
import dev.whence.store.EventReader;
import dev.whence.store.Gists;
import dev.whence.store.MeaningSearch;
import dev.whence.store.MeaningSearch.Query;
import dev.whence.store.MeaningSearch.Similar;
import dev.whence.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds events by what they mean. Thread-safe. */
public final class SimilarEvents {
    /** So that one very common meaning does not fill the whole answer. */
    private static final int EVENTS_OF_A_GIST = 3;

    private final EventReader reader;
    private final EmbeddingModels models;
    private final Gists gists;
    private final MeaningSearch search;
    private final Embedders embedders;

    public SimilarEvents(Store store, Embedders embedders) {
        this.reader = store.reader();
        this.models = store.embeddingModels();
        this.gists = store.gists();
        this.search = store.meaningSearch();
        this.embedders = embedders;
    }

    /** The events nearest in meaning to this one, without it; empty where there is no such event. */
    public Optional<List<Similar>> to(UUID event, EventFilter among) {
        return reader.find(event).map(found -> near(vector(found), Optional.of(event), among));
    }

    /** The events nearest in meaning to a text. */
    public List<Similar> to(String text, EventFilter among) {
        if (text.isBlank()) {
            throw WhenceException.badData("there is no text to search for");
        }
        return near(embed(text), Optional.empty(), among);
    }

    private List<Similar> near(Optional<float[]> vector, Optional<UUID> except, EventFilter among) {
        return vector.map(known -> search.nearest(new Query(known, among, except, EVENTS_OF_A_GIST)))
                .orElse(List.of());
    }

    private Optional<float[]> vector(RecordedEvent event) {
        String gist = event.event().gist();
        return gist.isBlank()
                ? embed(event.event().type().toString())
                : gists.vector(gist).or(() -> embed(gist));
    }

    /** Empty where nothing is embedded yet. */
    private Optional<float[]> embed(String text) {
        return models.serving().map(Model::name).map(model -> embedders
                .find(model)
                .orElseThrow(() -> WhenceException.retryable(
                        "events are still known by vectors of " + model + ", which this hub cannot make; those of "
                                + embedders.wanted().model() + " are on their way, GET /projections says how far",
                        null))
                .embed(List.of(text))
                .get(0));
    }
}
