package dev.whence.capture;

import dev.whence.capture.CaptureStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a connector has done so far. Thread-safe. */
final class CaptureProgress {
    private final String connector;
    private final Clock clock;
    private State state = State.STARTING;
    private String detail = "not started yet";
    private String beside = "";
    private long snapshotRows;
    private int tablesDone;
    private int tables;
    private long changes;
    private long transactions;
    private int failures;
    private SlotLag slot = SlotLag.UNKNOWN;
    private String position = "";
    private long waiting;
    private Optional<Instant> oldestWaiting = Optional.empty();
    private Optional<Instant> lastCommit = Optional.empty();
    private Instant lastDelivery = Instant.EPOCH;

    CaptureProgress(String connector, Clock clock) {
        this.connector = connector;
        this.clock = clock;
    }

    synchronized void state(State next, String why) {
        state = next;
        detail = why;
    }

    /** What is to be added to {@code reading changes}. */
    synchronized void snapshotOnDemand(String addition) {
        beside = addition;
        if (state == State.STREAMING) {
            detail = "reading changes" + beside;
        }
    }

    synchronized void tables(int number) {
        tables = number;
    }

    synchronized void snapshotStarted() {
        snapshotRows = 0;
        tablesDone = 0;
        state(State.SNAPSHOT, "reading the tables as they are");
    }

    synchronized void tableDone() {
        tablesDone++;
    }

    /** A transaction has come but is not handed on yet. */
    synchronized void received(Instant commit) {
        waiting++;
        if (oldestWaiting.isEmpty()) {
            oldestWaiting = Optional.of(commit);
        }
    }

    synchronized void failed(String sentence) {
        failures++;
        state(State.RETRYING, sentence);
    }

    synchronized void delivered(ChangeSet changeSet) {
        failures = 0;
        lastDelivery = clock.instant();
        SourcePosition reached = SourcePosition.parse(changeSet.offset());
        if (reached.lsn() > 0) {
            position = SourcePosition.text(reached.lsn());
        }
        if (changeSet instanceof ChangeSet.FoundAll) {
            beside = "";
        }
        if (changeSet instanceof ChangeSet.SnapshotRows rows) {
            snapshotRows += rows.rows().size();
            state(State.SNAPSHOT, "reading the tables as they are");
        } else if (changeSet instanceof ChangeSet.Committed committed) {
            count(committed);
            state(State.STREAMING, "reading changes" + beside);
        } else {
            state(State.STREAMING, "reading changes" + beside);
        }
    }

    /** What waits was committed after what is handed on. */
    private void count(ChangeSet.Committed committed) {
        for (Transaction transaction : committed.transactions()) {
            transactions++;
            changes += transaction.changes().size();
            lastCommit = Optional.of(transaction.committedAt());
        }
        waiting -= committed.transactions().size();
        oldestWaiting = waiting > 0 ? lastCommit : Optional.empty();
    }

    synchronized void slot(SlotLag lag) {
        slot = lag;
    }

    /** Whether all that has come was handed on, here or by the hub that this one waits for. */
    synchronized boolean upToDate() {
        return state == State.WAITING || state == State.STREAMING && oldestWaiting.isEmpty();
    }

    synchronized boolean idle() {
        return oldestWaiting.isEmpty();
    }

    synchronized void nothingWaits() {
        waiting = 0;
        oldestWaiting = Optional.empty();
    }

    synchronized long secondsSinceDelivery() {
        return Duration.between(lastDelivery, clock.instant()).toSeconds();
    }

    synchronized CaptureStatus status() {
        long lag = oldestWaiting
                .map(commit ->
                        Math.max(0, Duration.between(commit, clock.instant()).toMillis()))
                .orElse(0L);
        return new CaptureStatus(
                connector,
                state,
                detail,
                snapshotRows,
                tablesDone,
                tables,
                changes,
                transactions,
                failures,
                lag,
                slot,
                position,
                lastCommit);
    }
}
