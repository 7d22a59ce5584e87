package dev.whence.capture;

/** Stores what a change set means. When it returns, the change set and its offset are stored. */
@FunctionalInterface
interface ChangeSetHandler {
    /** Fails with anything if it could not; it is then called again with the same change set. */
    void handle(ChangeSet changeSet) throws Exception;
}
