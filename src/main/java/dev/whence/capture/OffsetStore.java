package dev.whence.capture;

import java.util.Optional;

/**
 * Where the offsets are that were stored together with what their change sets gave. Capture only reads it, each time
 * that it starts to read a source: writing is the business of whoever stores a {@link ChangeSet}, in the same
 * transaction. Implementations are thread-safe.
 */
@FunctionalInterface
public interface OffsetStore {
    /**
     * The offset of the last change set that was stored for this connector; empty if there was none yet.
     *
     * @throws dev.whence.event.WhenceException RETRYABLE if the store cannot be asked now
     */
    Optional<SourceOffset> load(String connector);
}
