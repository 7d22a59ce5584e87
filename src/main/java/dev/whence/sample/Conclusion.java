package dev.whence.sample;

import java.time.Instant;
import java.util.Optional;

/**
 * What has to be derived, by type and subject.
 *
 * @param at when it must have happened; empty where the type and the subject say enough
 */
public record Conclusion(String type, String subject, Optional<Instant> at) {
    public Conclusion(String type, String subject) {
        this(type, subject, Optional.empty());
    }
}
