package dev.whence.index;

import dev.whence.event.WhenceException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The model that is wanted, and those before it that still serve. Thread-safe. */
public final class Embedders implements AutoCloseable {
    private final Embedder wanted;
    private final Map<String, Optional<Embedder>> known = new ConcurrentHashMap<>();

    public Embedders(Embedder wanted) {
        this.wanted = wanted;
        known.put(wanted.model(), Optional.of(wanted));
    }

    public Embedder wanted() {
        return wanted;
    }

    /** Empty where this hub has no such model (any more). */
    Optional<Embedder> find(String model) {
        return known.computeIfAbsent(model, Embedders::make);
    }

    /** Waits until a model that is being loaded is there; no other is loaded from now on. */
    @Override
    public void close() {
        known.values().forEach(model -> model.ifPresent(Embedder::close));
    }

    private static Optional<Embedder> make(String model) {
        try {
            return Optional.of(Embedder.named(model));
        } catch (WhenceException gone) {
            return Optional.empty();
        }
    }
}
