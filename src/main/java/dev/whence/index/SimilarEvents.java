package dev.whence.index;

import dev.whence.event.RecordedEvent;
import dev.whence.event.WhenceException;
import dev.whence.store.EventReader;
import dev.whence.store.Gists;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds events by what they mean. Thread-safe. */
public final class SimilarEvents {
    /** So that one very common meaning does not fill the whole answer. */
    private static final int EVENTS_OF_A_GIST = 3;

    private final EventReader reader;
    private final Gists gists;
    private final Embedder embedder;

    public SimilarEvents(EventReader reader, Gists gists, Embedder embedder) {
        this.reader = reader;
        this.gists = gists;
        this.embedder = embedder;
    }

    /** The events nearest in meaning to this one, without it; empty where there is no such event. */
    public Optional<List<Gists.Similar>> to(UUID event, int limit) {
        return reader.find(event).map(found -> near(meaning(found), Optional.of(event), limit));
    }

    /** The events nearest in meaning to a text. */
    public List<Gists.Similar> to(String text, int limit) {
        if (text.isBlank()) {
            throw WhenceException.badData("there is no text to search for");
        }
        return near(text, Optional.empty(), limit);
    }

    private List<Gists.Similar> near(String text, Optional<UUID> except, int limit) {
        return gists.nearest(embedder.embed(List.of(text)).get(0), except, limit, EVENTS_OF_A_GIST);
    }

    private static String meaning(RecordedEvent event) {
        return event.event().gist().isBlank()
                ? event.event().type().toString()
                : event.event().gist();
    }
}
