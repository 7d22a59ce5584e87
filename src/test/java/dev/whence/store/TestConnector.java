package dev.whence.store;

import dev.whence.capture.ChangeSet;
import dev.whence.capture.ChangeSet.Committed;
import dev.whence.capture.ChangeSet.FoundRows;
import dev.whence.capture.ChangeSet.SnapshotDone;
import dev.whence.capture.ChangeSet.SnapshotRows;
import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.SourceOffset;
import dev.whence.capture.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connector named shop with the tables orders and payments, whose changes come from tests, and its store. */
final class TestConnector implements AutoCloseable {
    final TestStore store = new TestStore();
    final TestTranslator translator = new TestTranslator();
    private ChangeSetAppender appender = appender(store.get());

    /** Of another hub on the same store; the caller closes it. */
    ChangeSetAppender appender(Store hub) {
        return hub.changeSets(List.of(TestTranslator.mapping(translator)), 10);
    }

    Optional<SourceOffset> load() {
        return appender.load("shop");
    }

    Stored append(ChangeSet changeSet) {
        return appender.append(changeSet);
    }

    DeadLetter retry(long letter) {
        return appender.retry(letter);
    }

    void stop() {
        appender.close();
    }

    void restart() {
        stop();
        appender = appender(store.get());
    }

    @Override
    public void close() {
        stop();
        store.close();
    }

    void snapshot(Row... rows) {
        load();
        snapshotWithoutLoading(rows);
    }

    void snapshotWithoutLoading(Row... rows) {
        append(rows());
        for (Row row : rows) {
            append(rows(row));
        }
        append(new SnapshotDone("shop", new SourceOffset("1")));
    }

    List<String> types() {
        return store.get().reader().after(0, 2000).stream()
                .map(stored -> stored.event().type() + " " + stored.event().subject())
                .toList();
    }

    static Row order(long id, String status) {
        return new Row(Map.of("id", id, "status", status));
    }

    static Row payment(long id, long order) {
        return new Row(Map.of("id", id, "order", order, "status", "paid"));
    }

    static String table(Row row) {
        return row.has("order") ? "payments" : "orders";
    }

    static SnapshotRows rows(Row... rows) {
        List<RowChange> changes = new ArrayList<>();
        for (Row row : rows) {
            changes.add(new RowChange(table(row), Kind.READ, Optional.empty(), Optional.of(row)));
        }
        return new SnapshotRows("shop", changes, new SourceOffset("0"));
    }

    static FoundRows found(boolean first, List<Row> rows, Row... superseded) {
        return new FoundRows(
                "shop",
                first,
                rows(rows.toArray(Row[]::new)).rows(),
                rows(superseded).rows(),
                new SourceOffset("2"));
    }

    static RowChange insert(Row row) {
        return new RowChange(table(row), Kind.INSERT, Optional.empty(), Optional.of(row));
    }

    static RowChange reload(Row row) {
        return new RowChange(table(row), Kind.RELOAD, Optional.empty(), Optional.of(row));
    }

    static RowChange update(Row before, Row after) {
        return new RowChange(table(after), Kind.UPDATE, Optional.of(before), Optional.of(after));
    }

    static RowChange delete(Row before) {
        return new RowChange(table(before), Kind.DELETE, Optional.of(before), Optional.empty());
    }

    static ChangeSet committed(long position, RowChange... changes) {
        return new Committed(
                "shop", List.of(transaction(position, changes)), new SourceOffset(Long.toString(position)));
    }

    static Transaction transaction(long position, RowChange... changes) {
        return new Transaction("tx" + position, position, TestEvents.NOON, List.of(changes));
    }

    static Row badPayment(long id, long order) {
        return new Row(Map.of("id", id, "order", order, "status", "bad"));
    }
}
