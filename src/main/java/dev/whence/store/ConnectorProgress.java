package dev.whence.store;

import java.time.Instant;

/**
 * How far the store has come with a connector.
 *
 * @param phase {@code streaming}, {@code snapshot} (rows are coming in) or {@code history} (their meaning is worked out)
 * @param position of the last source transaction whose events are stored; 0 if there was none
 * @param rowsToTell rows of a snapshot whose meaning is not worked out yet
 * @param deadLetters those that wait to be mended
 */
public record ConnectorProgress(
        String connector, String phase, long position, long rowsToTell, long deadLetters, Instant updatedAt) {}
