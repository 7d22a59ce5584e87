package dev.whence.routes;

import java.util.Optional;
import java.util.UUID;

/** Reads ids that come from outside. */
final class Uuids {
    private Uuids() {}

    /** Empty where the text is no UUID. */
    static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
