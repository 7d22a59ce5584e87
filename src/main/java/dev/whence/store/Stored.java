package dev.whence.store;

/**
 * What a change set gave.
 *
 * @param events newly appended
 * @param known found in the store already
 * @param deadLetters of changes or events that could not be used
 */
public record Stored(int events, int known, int deadLetters) {
    static final Stored NOTHING = new Stored(0, 0, 0);

    Stored plus(Stored more) {
        return new Stored(events + more.events, known + more.known, deadLetters + more.deadLetters);
    }
}
