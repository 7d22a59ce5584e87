package dev.whence.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Stores change sets with their offsets as the real store does, all or nothing, and skips a transaction that it has. On
 * request it fails: before it has stored, or after it, when the sender cannot know.
 */
final class RecordingStore implements OffsetStore, ChangeSetHandler {
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<RowChange> snapshot = new ArrayList<>();
    private final List<String> truncated = new ArrayList<>();
    private Optional<SourceOffset> offset = Optional.empty();
    private int snapshotsDone;
    private int snapshotsBegun;
    private double failing;
    private int failAfterRows = Integer.MAX_VALUE;
    private final List<RowChange> found = new ArrayList<>();
    private Random random = new Random(1);
    private Optional<ChangeSetHandler> instead = Optional.empty();

    @Override
    public synchronized Optional<SourceOffset> load(String connector) {
        return offset;
    }

    @Override
    public synchronized void handle(ChangeSet changeSet) throws Exception {
        if (instead.isPresent()) {
            instead.get().handle(changeSet);
            return;
        }
        if (random.nextDouble() < failing / 2 || snapshot.size() >= failAfterRows) {
            throw new IllegalStateException("failed before storing, as asked");
        }
        store(changeSet);
        keep(changeSet.offset());
        if (random.nextDouble() < failing / 2) {
            throw new IllegalStateException("failed after storing, as asked");
        }
    }

    private void keep(SourceOffset next) {
        Optional<String> tables = next.tables().or(() -> offset.flatMap(SourceOffset::tables));
        offset = Optional.of(new SourceOffset(next.json(), tables));
    }

    private void store(ChangeSet changeSet) {
        if (changeSet instanceof ChangeSet.SnapshotRows rows) {
            if (rows.rows().isEmpty() && offset.isEmpty()) {
                snapshotsBegun++;
            }
            snapshot.addAll(rows.rows());
        } else if (changeSet instanceof ChangeSet.FoundRows rows) {
            found.addAll(rows.rows());
        } else if (changeSet instanceof ChangeSet.Truncated gone) {
            truncated.addAll(gone.tables());
        } else if (changeSet instanceof ChangeSet.SnapshotDone) {
            snapshotsDone++;
        } else if (changeSet instanceof ChangeSet.Committed committed) {
            for (Transaction transaction : committed.transactions()) {
                if (transactions.isEmpty() || transaction.position() > last().position()) {
                    transactions.add(new Transaction(
                            transaction.id(),
                            transaction.position(),
                            transaction.committedAt(),
                            new ArrayList<>(transaction.changes())));
                }
            }
        }
    }

    private Transaction last() {
        return transactions.get(transactions.size() - 1);
    }

    synchronized void fail(double share, long seed) {
        failing = share;
        random = new Random(seed);
    }

    /** From now on nothing is stored; the change sets go there. */
    synchronized void instead(ChangeSetHandler handler) {
        instead = Optional.of(handler);
    }

    synchronized void failAfterSnapshotRows(int rows) {
        failAfterRows = rows;
    }

    synchronized List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    synchronized List<RowChange> changes() {
        return transactions.stream().flatMap(t -> t.changes().stream()).toList();
    }

    synchronized List<String> truncated() {
        return List.copyOf(truncated);
    }

    synchronized List<RowChange> snapshot() {
        return List.copyOf(snapshot);
    }

    /** Rows that snapshots on demand have read. */
    synchronized List<RowChange> found() {
        return List.copyOf(found);
    }

    synchronized int snapshotsDone() {
        return snapshotsDone;
    }

    synchronized SourcePosition position() {
        return SourcePosition.parse(offset.orElseThrow());
    }

    synchronized void setOffset(SourcePosition position) {
        offset = Optional.of(position.toOffset());
    }
}
