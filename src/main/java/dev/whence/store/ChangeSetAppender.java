package dev.whence.store;

import dev.whence.capture.ChangeSet;
import dev.whence.capture.OffsetStore;
import dev.whence.capture.SourceOffset;
import dev.whence.event.WhenceException;
import java.util.Map;
import java.util.Optional;

/**
 * Where a route sends the change sets: events, row images, dead letters and the connector's offset are stored in one
 * transaction. The same change set again changes nothing. Thread-safe; each connector's change sets take turns.
 */
public final class ChangeSetAppender implements OffsetStore, AutoCloseable {
    private final Map<String, ConnectorAppender> connectors;
    private final DeadLetters deadLetters;

    ChangeSetAppender(Map<String, ConnectorAppender> connectors, DeadLetters deadLetters) {
        this.connectors = Map.copyOf(connectors);
        this.deadLetters = deadLetters;
    }

    /**
     * Stores what a change set means. The end of a snapshot takes as long as all its rows need.
     *
     * <p>Fails with RETRYABLE where the store is not to be had or another hub works on the connector; then nothing of
     * the change set is stored, but for the pages of a snapshot's history that were done before.
     */
    public Stored append(ChangeSet changeSet) {
        return connector(changeSet.connector()).append(changeSet);
    }

    /**
     * To be asked each time that reading a source begins: where to go on. Empty if nothing was stored yet. Takes the
     * connector for this hub; fails with RETRYABLE while another hub works on it.
     */
    @Override
    public Optional<SourceOffset> load(String connector) {
        return connector(connector).begin();
    }

    /**
     * Translates a dead letter's changes (with the pack as it is now) or appends its event again. It is resolved if all
     * of it succeeds; otherwise it stays, with its newest problem.
     */
    public DeadLetter retry(long id) {
        DeadLetter letter =
                deadLetters.find(id).orElseThrow(() -> WhenceException.badData("there is no dead letter " + id));
        if (letter.open()) {
            connector(letter.connector()).retry(new DeadLetterRetry(letter));
        }
        return deadLetters.find(id).orElseThrow();
    }

    /** Gives the connectors up. */
    @Override
    public void close() {
        connectors.values().forEach(ConnectorAppender::close);
    }

    private ConnectorAppender connector(String name) {
        return Optional.ofNullable(connectors.get(name))
                .orElseThrow(() -> WhenceException.config("there is no connector " + name));
    }
}
