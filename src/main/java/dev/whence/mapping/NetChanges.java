package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The net change of a transaction: each row once, from what it was before the first change to what it is after the last.
 * A row that is inserted and deleted again is not there at all; one whose key changes stays the same row; a row deleted
 * and inserted under the same key was updated. Pure. Used by one thread, once.
 */
final class NetChanges {
    private final Function<RowKey, Optional<Row>> images;
    private final Map<RowKey, Life> lives = new LinkedHashMap<>();

    /** What happened to one row so far. */
    private static final class Life {
        private Optional<RowKey> first = Optional.empty();
        private Optional<Row> before = Optional.empty();
        private Optional<Row> after = Optional.empty();
        private boolean found;
        private final List<RowChange> changes = new ArrayList<>();
    }

    /** @param images the rows as they were before the transaction, as far as they are known */
    NetChanges(Function<RowKey, Optional<Row>> images) {
        this.images = images;
    }

    /** Adds a change of a row whose table has a key; truncations are not for here. */
    void add(PackTable table, RowChange change) {
        switch (change.kind()) {
            case INSERT, READ -> insert(table, change);
            case UPDATE -> update(table, change);
            case DELETE -> delete(table, change);
            case TRUNCATE -> throw new IllegalArgumentException("a truncation is no change of a row");
        }
    }

    private void insert(PackTable table, RowChange change) {
        Row row = Rows.used(table, change.after().orElseThrow());
        Life life = lives.computeIfAbsent(key(table, row), key -> new Life());
        life.after = Optional.of(row);
        life.changes.add(change);
    }

    private void update(PackTable table, RowChange change) {
        Row sent = Rows.used(table, change.after().orElseThrow());
        RowKey key = key(table, sent);
        RowKey former = change.before().flatMap(row -> Rows.key(table, row)).orElse(key);
        Life life = lives.remove(former);
        if (life == null) {
            life = begin(table, change, former);
        } else {
            life.changes.add(change);
        }
        Optional<Row> known = life.after;
        life.after = Optional.of(known.map(row -> Rows.filled(sent, row)).orElse(sent));
        Life deleted = lives.get(key);
        if (deleted == null) {
            lives.put(key, life);
        } else {
            takeOver(deleted, life, former);
        }
    }

    /** The row got the key of one that was deleted before: that one is updated to it, and this one is gone. */
    private void takeOver(Life deleted, Life moved, RowKey former) {
        deleted.after = moved.after;
        deleted.changes.addAll(moved.changes);
        moved.after = Optional.empty();
        lives.put(former, moved);
    }

    private void delete(PackTable table, RowChange change) {
        RowKey key = key(table, change.before().orElseThrow());
        Life life = lives.get(key);
        if (life == null) {
            life = begin(table, change, key);
            lives.put(key, life);
        } else {
            life.changes.add(change);
        }
        life.after = Optional.empty();
    }

    /** A row that the transaction had not touched yet: as the source says it was, as far as it does, else the image. */
    private Life begin(PackTable table, RowChange change, RowKey key) {
        Life life = new Life();
        life.first = Optional.of(key);
        Optional<Row> sent = change.before().map(row -> Rows.used(table, row));
        if (sent.isPresent() && Rows.isComplete(table, sent.get())) {
            life.before = sent;
        } else {
            Optional<Row> image = images.apply(key);
            life.before = image.map(row -> sent.map(s -> Rows.filled(s, row)).orElse(row));
            life.found = image.isEmpty();
        }
        life.after = life.before;
        life.changes.add(new RowChange(
                change.table(), change.kind(), life.before.map(row -> whole(row, change)), change.after()));
        return life;
    }

    /** What the source sent of the row before, and what it left out from the image: so a dead letter can be retried. */
    private static Row whole(Row before, RowChange change) {
        return change.before().map(sent -> Rows.filled(sent, before)).orElse(before);
    }

    private static RowKey key(PackTable table, Row row) {
        return Rows.key(table, row)
                .orElseThrow(() -> WhenceException.badData(
                        "a row of " + table.name() + " has no value in its key " + table.key()));
    }

    /** In the order in which each row was last given its key or first touched. */
    List<NetChange> result() {
        List<NetChange> result = new ArrayList<>();
        lives.forEach((key, life) -> {
            boolean vanished = life.first.isEmpty() && life.after.isEmpty();
            if (!vanished) {
                result.add(new NetChange(
                        key,
                        life.first.filter(first -> !first.equals(key)),
                        life.before,
                        life.after,
                        life.found,
                        life.changes));
            }
        });
        return result;
    }
}
