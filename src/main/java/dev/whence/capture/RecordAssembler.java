package dev.whence.capture;

import dev.whence.capture.SourcePosition.Phase;
import io.debezium.engine.RecordChangeEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final SnapshotBatch snapshotRows;
    private final TransactionGroup waiting;
    private Optional<RecordChangeEvent<SourceRecord>> boundary = Optional.empty();
    private Optional<OpenTransaction> open = Optional.empty();
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
        this.snapshotRows = new SnapshotBatch(connector.batch(), MAX_BYTES);
        this.waiting = new TransactionGroup(connector.batch(), MAX_BYTES);
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
        groupWaiting();
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
        SourceOffset offset = offsets.at(Phase.STREAMING, position, Optional.of(found.progress()));
        ready.add(new Delivery(found.rows(connector.name(), offset), boundary));
        if (found.progress().isComplete()) {
            List<String> whole = found.progress().request().whole();
            offsets.knows(whole);
            ready.add(new Delivery(
                    new ChangeSet.FoundAll(connector.name(), whole, offset(Phase.STREAMING, position)), boundary));
        }
    }

    private void change(RowChange change) {
        if (change.kind() == RowChange.Kind.READ) {
            snapshotRows.add(change);
            if (snapshotRows.isFull()) {
                snapshotBatch(Phase.SNAPSHOT_RUNNING, 0);
            }
            return;
        }
        open.orElseThrow(() -> new IllegalStateException("a change came outside of a transaction"))
                .add(change);
    }

    private void boundary(RecordChangeEvent<SourceRecord> event, Struct value) {
        if (value.getString("status").equals("BEGIN")) {
            open.ifPresent(OpenTransaction::close);
            open = Optional.of(new OpenTransaction(connector, spillFolder));
            return;
        }
        try (OpenTransaction ended = open.orElseThrow()) {
            open = Optional.empty();
            long commit = RecordFields.commitLsn(event.record());
            if (commit > position) {
                Instant at = RecordFields.committedAt(event.record(), value);
                String id = RecordFields.transactionId((Struct) event.record().value());
                long bytes = ended.bytes();
                Transaction transaction = ended.commit(id, commit, at);
                truncated(ended.truncated(), transaction);
                committed(event, transaction, bytes);
            }
        }
    }

    /** The deletion of rows comes before what else the transaction did. */
    private void truncated(List<String> tables, Transaction transaction) {
        if (tables.isEmpty()) {
            return;
        }
        groupWaiting();
        onDemand.truncated(tables);
        ready.add(Delivery.of(
                new ChangeSet.Truncated(connector.name(), tables, transaction, offset(Phase.STREAMING, position))));
        moveOn = true;
    }

    private void committed(RecordChangeEvent<SourceRecord> event, Transaction transaction, long bytes) {
        if (!transaction.changes().isEmpty()) {
            onDemand.told(transaction);
            if (!waiting.hasRoomFor(transaction)) {
                group();
            }
            waiting.add(transaction, bytes);
            progress.received(transaction.committedAt());
        } else if (waiting.isEmpty()) {
            moveOn |= progress.secondsSinceDelivery() >= 1;
        }
        boundary = Optional.of(event);
        position = transaction.position();
        if (waiting.isFull()) {
            group();
        }
    }

    private void groupWaiting() {
        if (!waiting.isEmpty()) {
            group();
        }
    }

    private void group() {
        long upTo =
                boundary.map(event -> RecordFields.commitLsn(event.record())).orElse(position);
        List<Transaction> transactions = waiting.take();
        if (!transactions.isEmpty()) {
            offsets.committed(transactions.get(transactions.size() - 1).committedAt());
        }
        ready.add(new Delivery(
                new ChangeSet.Committed(connector.name(), transactions, offset(Phase.STREAMING, upTo)), boundary));
        moveOn = false;
        position = Math.max(position, upTo);
    }

    private void notification(SourceRecord record) {
        Struct value = (Struct) record.value();
        String aboutInitial = INITIAL_SNAPSHOT.equals(value.getString("aggregate_type")) ? value.getString("type") : "";
        switch (aboutInitial) {
            case "STARTED" -> progress.snapshotStarted();
            case "TABLE_SCAN_COMPLETED" -> progress.tableDone();
            case "COMPLETED" -> {
                long lsn = ((Number) record.sourceOffset().get("lsn")).longValue();
                snapshotBatch(Phase.SNAPSHOT_READ, lsn);
                ready.add(Delivery.of(new ChangeSet.SnapshotDone(connector.name(), offset(Phase.STREAMING, lsn))));
                position = lsn;
            }
            default -> {} // of no consequence: an aborted snapshot ends the engine, and begins again
        }
    }

    private void snapshotBatch(Phase phase, long lsn) {
        ready.add(Delivery.of(new ChangeSet.SnapshotRows(connector.name(), snapshotRows.take(), offset(phase, lsn))));
    }

    private SourceOffset offset(Phase phase, long lsn) {
        return offsets.at(phase, lsn, phase == Phase.STREAMING ? onDemand.progress() : Optional.empty());
    }

    /** Forgets what was not handed on, and its files. */
    @Override
    public void close() {
        onDemand.close();
        open.ifPresent(OpenTransaction::close);
        Delivery.discard(waiting.take());
        ready.forEach(Delivery::discard);
    }
}
