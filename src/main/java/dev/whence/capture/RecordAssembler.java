package dev.whence.capture;

import dev.whence.capture.SourcePosition.Phase;
import io.debezium.engine.RecordChangeEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
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
    private boolean moveOn;
    private long position;
    private final SnapshotOnDemand onDemand;
    private final Set<String> known;
    private Optional<Instant> lastCommit;

    /** @param from what is committed up to here was handed on before */
    RecordAssembler(
            ConnectorFile connector,
            SourceCatalog catalog,
            SourcePosition from,
            CaptureProgress progress,
            Path spillFolder,
            SnapshotOnDemand onDemand) {
        this.onDemand = onDemand;
        this.known = new LinkedHashSet<>(from.tables().orElse(Set.copyOf(connector.tables())));
        this.known.retainAll(connector.tables());
        this.lastCommit = from.committedAt();
        this.connector = connector;
        this.reader = new ChangeReader(catalog);
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
        if (!onDemand.awaits(content(value))) {
            return;
        }
        if (!waiting.isEmpty()) {
            group();
        }
        Optional<SnapshotOnDemand.Found> found = onDemand.arrived();
        found.ifPresent(this::found);
        onDemand.readOn();
    }

    private static String content(Struct value) {
        if (value.schema().field("message") == null) {
            return "";
        }
        Object content = value.getStruct("message").get("content");
        return content instanceof ByteBuffer bytes
                ? StandardCharsets.UTF_8.decode(bytes.duplicate()).toString()
                : new String((byte[]) content, StandardCharsets.UTF_8);
    }

    private void found(SnapshotOnDemand.Found found) {
        Chunk chunk = found.chunk();
        ready.add(new Delivery(
                new ChangeSet.FoundRows(
                        connector.name(),
                        found.first(),
                        chunk.rows(),
                        chunk.superseded(),
                        SourcePosition.of(Phase.STREAMING, position, connector.slot())
                                .with(known, Optional.of(found.progress()), lastCommit)
                                .toOffset()),
                boundary,
                Optional.empty()));
        if (found.progress().isComplete()) {
            List<String> whole = found.progress().request().whole();
            known.addAll(whole);
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
        open.orElseThrow(() -> new IllegalStateException("a change came outside of a transaction"))
                .add(change);
    }

    private void boundary(RecordChangeEvent<SourceRecord> event, Struct value) {
        if (value.getString("status").equals("BEGIN")) {
            open.ifPresent(ChangeBuffer::close);
            open = Optional.of(new ChangeBuffer(connector.memory(), spillFolder));
            return;
        }
        try (ChangeBuffer buffer = open.orElseThrow()) {
            open = Optional.empty();
            long commit = commitLsn(event.record());
            if (commit > position) {
                committed(event, value, buffer, commit);
            }
        }
    }

    private void committed(RecordChangeEvent<SourceRecord> event, Struct value, ChangeBuffer buffer, long commit) {
        if (!buffer.isEmpty()) {
            Transaction transaction =
                    new Transaction(transactionId(value), commit, committedAt(event.record(), value), buffer.finish());
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
        long upTo = boundary.map(event -> commitLsn(event.record())).orElse(position);
        List<Transaction> transactions = List.copyOf(waiting);
        if (!transactions.isEmpty()) {
            lastCommit = Optional.of(transactions.get(transactions.size() - 1).committedAt());
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
        return SourcePosition.of(phase, lsn, connector.slot())
                .with(known, phase == Phase.STREAMING ? onDemand.progress() : Optional.empty(), lastCommit)
                .toOffset();
    }

    private static long commitLsn(SourceRecord record) {
        return ((Number) record.sourceOffset().get("lsn_commit")).longValue();
    }

    private static String transactionId(Struct value) {
        String id = value.getString("id");
        int colon = id.indexOf(':');
        return colon < 0 ? id : id.substring(0, colon);
    }

    private static Instant committedAt(SourceRecord record, Struct value) {
        Object micros = record.sourceOffset().get("ts_usec");
        return micros instanceof Number number
                ? Instant.EPOCH.plus(number.longValue(), ChronoUnit.MICROS)
                : Instant.ofEpochMilli(value.getInt64("ts_ms"));
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
