package dev.whence.capture;

import dev.whence.capture.SourcePosition.Phase;
import dev.whence.event.WhenceException;
import io.debezium.engine.RecordChangeEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Makes change sets of Debezium's records: rows of a snapshot in batches, whole committed transactions in groups. What
 * is ready is taken with {@link #poll}. Not thread-safe; one for each run of the engine.
 */
final class RecordAssembler implements AutoCloseable {
    /** Topic of what Debezium says about a snapshot; it comes in order with the rows. */
    static final String NOTIFICATIONS = "whence.notifications";

    /** What is handed on at a time takes not much more, unless one row does. */
    private static final long MAX_BYTES = 1 << 23;

    private static final String INITIAL_SNAPSHOT = "Initial Snapshot";

    private final ConnectorFile connector;
    private final ChangeReader reader;
    private final CaptureProgress progress;
    private final Path spillFolder;
    private final String transactionTopic;
    private final String messageTopic;
    private final Deque<Delivery> ready = new ArrayDeque<>();

    private final List<RowChange> snapshotRows = new ArrayList<>();
    private final List<Transaction> waiting = new ArrayList<>();
    private int waitingChanges;
    private long waitingBytes;
    private long snapshotBytes;
    private Optional<RecordChangeEvent<SourceRecord>> boundary = Optional.empty();
    private Optional<ChangeBuffer> open = Optional.empty();
    private final Set<String> truncated = new LinkedHashSet<>();
    private boolean moveOn;
    private long position;
    private final SnapshotOnDemand onDemand;
    private final Offsets offsets;

    /**
     * @param from what is committed up to here was handed on before
     * @param looks of the tables up to there
     */
    RecordAssembler(
            ConnectorFile connector,
            SourceCatalog catalog,
            SourcePosition from,
            KnownTables looks,
            CaptureProgress progress,
            Path spillFolder,
            SnapshotOnDemand onDemand) {
        this.onDemand = onDemand;
        this.offsets = new Offsets(connector, from, looks);
        this.connector = connector;
        this.reader = new ChangeReader(catalog, looks, this::readAnew);
        this.position = from.lsn();
        this.progress = progress;
        this.spillFolder = spillFolder;
        this.transactionTopic = connector.name() + ".transaction";
        this.messageTopic = connector.name() + ".message";
    }

    void accept(RecordChangeEvent<SourceRecord> event) {
        SourceRecord record = event.record();
        String topic = record.topic();
        if (topic.equals(transactionTopic)) {
            boundary(event, (Struct) record.value());
        } else if (topic.equals(NOTIFICATIONS)) {
            notification(record);
        } else if (topic.equals(messageTopic)) {
            boundary = Optional.of(event);
            moveOn = true;
            if (record.value() instanceof Struct message) {
                mark(message);
            }
        } else {
            reader.read(record).ifPresent(this::change);
        }
    }

    /** What is complete; empty if nothing is. */
    Optional<Delivery> poll() {
        return Optional.ofNullable(ready.poll());
    }

    /** Makes what has come so far ready, without waiting for more. */
    void drain() {
        if (!snapshotRows.isEmpty()) {
            snapshotBatch(Phase.SNAPSHOT_RUNNING, 0);
        }
        if (!waiting.isEmpty() || moveOn) {
            group();
        }
    }

    /** A mark comes between two transactions. */
    private void mark(Struct value) {
        if (!onDemand.awaits(RecordFields.content(value))) {
            return;
        }
        if (!waiting.isEmpty()) {
            group();
        }
        Optional<SnapshotOnDemand.Found> found = onDemand.arrived();
        found.ifPresent(this::found);
        onDemand.readOn();
    }

    /** The known rows of a table lack values that are used now. */
    private void readAnew(String table) {
        if (offsets.forgets(table)) {
            onDemand.request(new SnapshotRequest(List.of(table), Map.of()));
        }
    }

    private void found(SnapshotOnDemand.Found found) {
        Chunk chunk = found.chunk();
        ready.add(new Delivery(
                new ChangeSet.FoundRows(
                        connector.name(),
                        found.first(),
                        chunk.rows(),
                        chunk.superseded(),
                        offsets.at(Phase.STREAMING, position, Optional.of(found.progress()))),
                boundary,
                Optional.empty()));
        if (found.progress().isComplete()) {
            List<String> whole = found.progress().request().whole();
            offsets.knows(whole);
            ready.add(new Delivery(
                    new ChangeSet.FoundAll(connector.name(), whole, offset(Phase.STREAMING, position)),
                    boundary,
                    Optional.empty()));
        }
    }

    private void change(RowChange change) {
        if (change.kind() == RowChange.Kind.READ) {
            snapshotRows.add(change);
            snapshotBytes += change.bytes();
            if (snapshotRows.size() >= connector.batch() || snapshotBytes > MAX_BYTES) {
                snapshotBatch(Phase.SNAPSHOT_RUNNING, 0);
            }
            return;
        }
        ChangeBuffer buffer =
                open.orElseThrow(() -> new IllegalStateException("a change came outside of a transaction"));
        if (change.kind() == RowChange.Kind.TRUNCATE) {
            truncated(buffer, change.table());
        } else {
            buffer.add(change);
        }
    }

    /** What the transaction has done to the rows so far is as if it had not been. */
    private void truncated(ChangeBuffer buffer, String table) {
        if (!buffer.forget(table)) {
            throw WhenceException.config("a transaction of more than " + connector.memory() + " changes truncates "
                    + table + " in its midst: set the connector's 'memory' higher and restart");
        }
        truncated.add(table);
    }

    private void boundary(RecordChangeEvent<SourceRecord> event, Struct value) {
        if (value.getString("status").equals("BEGIN")) {
            open.ifPresent(ChangeBuffer::close);
            open = Optional.of(new ChangeBuffer(connector.memory(), spillFolder));
            truncated.clear();
            return;
        }
        try (ChangeBuffer buffer = open.orElseThrow()) {
            open = Optional.empty();
            long commit = RecordFields.commitLsn(event.record());
            if (commit > position) {
                truncated(RecordFields.committedAt(event.record(), value));
                committed(event, value, buffer, commit);
            }
        }
    }

    /** The deletion of all rows comes before what else the transaction did. */
    private void truncated(Instant at) {
        if (truncated.isEmpty()) {
            return;
        }
        if (!waiting.isEmpty()) {
            group();
        }
        onDemand.truncated(truncated);
        ready.add(new Delivery(
                new ChangeSet.Truncated(
                        connector.name(), List.copyOf(truncated), at, offset(Phase.STREAMING, position)),
                Optional.empty(),
                Optional.of(at)));
        moveOn = true;
    }

    private void committed(RecordChangeEvent<SourceRecord> event, Struct value, ChangeBuffer buffer, long commit) {
        if (!buffer.isEmpty()) {
            Transaction transaction = new Transaction(
                    RecordFields.transactionId(value),
                    commit,
                    RecordFields.committedAt(event.record(), value),
                    buffer.finish());
            onDemand.told(transaction);
            int changes = transaction.changes().size();
            if (!waiting.isEmpty() && waitingChanges + changes > connector.batch()) {
                group();
            }
            waiting.add(transaction);
            waitingChanges += changes;
            waitingBytes += buffer.bytes();
            progress.received(waiting.get(0).committedAt());
        } else if (waiting.isEmpty()) {
            moveOn |= progress.secondsSinceDelivery() >= 1;
        }
        boundary = Optional.of(event);
        position = commit;
        if (waitingChanges >= connector.batch() || waitingBytes > MAX_BYTES) {
            group();
        }
    }

    private void group() {
        long upTo =
                boundary.map(event -> RecordFields.commitLsn(event.record())).orElse(position);
        List<Transaction> transactions = List.copyOf(waiting);
        if (!transactions.isEmpty()) {
            offsets.committed(transactions.get(transactions.size() - 1).committedAt());
        }
        ready.add(new Delivery(
                new ChangeSet.Committed(connector.name(), transactions, offset(Phase.STREAMING, upTo)),
                boundary,
                transactions.stream().findFirst().map(Transaction::committedAt)));
        waiting.clear();
        waitingChanges = 0;
        waitingBytes = 0;
        moveOn = false;
        position = Math.max(position, upTo);
    }

    private void notification(SourceRecord record) {
        Struct value = (Struct) record.value();
        if (!INITIAL_SNAPSHOT.equals(value.getString("aggregate_type"))) {
            return;
        }
        switch (value.getString("type")) {
            case "STARTED" -> progress.snapshotStarted();
            case "TABLE_SCAN_COMPLETED" -> progress.tableDone();
            case "COMPLETED" -> {
                long lsn = ((Number) record.sourceOffset().get("lsn")).longValue();
                snapshotBatch(Phase.SNAPSHOT_READ, lsn);
                ready.add(new Delivery(
                        new ChangeSet.SnapshotDone(connector.name(), offset(Phase.STREAMING, lsn)),
                        Optional.empty(),
                        Optional.empty()));
                position = lsn;
            }
            default -> {
                // the rest is of no consequence: an aborted snapshot ends the engine, and begins again
            }
        }
    }

    private void snapshotBatch(Phase phase, long lsn) {
        ready.add(new Delivery(
                new ChangeSet.SnapshotRows(connector.name(), snapshotRows, offset(phase, lsn)),
                Optional.empty(),
                Optional.empty()));
        snapshotRows.clear();
        snapshotBytes = 0;
    }

    private SourceOffset offset(Phase phase, long lsn) {
        return offsets.at(phase, lsn, phase == Phase.STREAMING ? onDemand.progress() : Optional.empty());
    }

    /** Forgets what was not handed on, and its files. */
    @Override
    public void close() {
        onDemand.close();
        open.ifPresent(ChangeBuffer::close);
        Delivery.discard(waiting);
        ready.forEach(Delivery::discard);
    }
}
