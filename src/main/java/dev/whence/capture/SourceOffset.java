package dev.whence.capture;

import java.util.Optional;

/**
 * Where to go on reading a source after a restart. The store keeps it beside the events, in the same transaction; only
 * the capture room knows what it says.
 *
 * @param json the place
 * @param tables what the source's tables look like from there on; empty where that is as it was stored before
 */
public record SourceOffset(String json, Optional<String> tables) {
    /** The tables look as before. */
    public SourceOffset(String json) {
        this(json, Optional.empty());
    }

    SourceOffset withTables(Optional<String> look) {
        return new SourceOffset(json, look);
    }
}
