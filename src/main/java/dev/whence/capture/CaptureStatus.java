package dev.whence.capture;

import java.time.Instant;
import java.util.Optional;

/**
 * How a connector is doing, for people, health and metrics.
 *
 * @param detail one sentence: what is going on, or what is wrong and what to do about it
 * @param snapshotRows rows that the running or last snapshot has handed on since the hub started
 * @param tablesDone tables that this snapshot has read to their end
 * @param tables tables that are captured
 * @param changes row changes handed on since the hub started, without those of the snapshot
 * @param transactions committed transactions handed on since the hub started
 * @param failures attempts to hand on a change set, or to read the source, that failed since the last success
 * @param lagMillis age of the oldest committed transaction that has been received but not handed on; 0 if there is none
 * @param slot what the slot holds back of the source's log
 * @param position of the last change set that was handed on, as the source writes it ({@code 0/15E3F80}); may be empty
 * @param lastCommit when the last transaction that was handed on was committed
 */
public record CaptureStatus(
        String connector,
        State state,
        String detail,
        long snapshotRows,
        int tablesDone,
        int tables,
        long changes,
        long transactions,
        int failures,
        long lagMillis,
        SlotLag slot,
        String position,
        Optional<Instant> lastCommit) {
    /** What a connector does. */
    public enum State {
        STARTING,
        /** Another hub reads this source, or the slot is still in use. */
        WAITING,
        SNAPSHOT,
        STREAMING,
        /** The source or the route failed; it is tried again with a growing pause. */
        RETRYING,
        /** A person must do something: the detail says what. It is looked at again once a minute. */
        FAILED,
        /** The source's log is no longer complete from where the hub stopped reading: it does not go on by itself. */
        GAP,
        STOPPED
    }

    /** Whether changes are flowing or about to; what the slot holds back does not matter for this. */
    public boolean healthy() {
        return state == State.STARTING || state == State.WAITING || state == State.SNAPSHOT || state == State.STREAMING;
    }
}
