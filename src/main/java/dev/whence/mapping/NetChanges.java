package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The net change of a transaction: each row once, from what it was before the first change to what it is after the last.
 * A row that is inserted and deleted again is not there at all; one whose key changes stays the same row; a row deleted
 * and inserted under the same key was updated. Pure. Used by one thread, once.
 *
 * @param <C> what is remembered of a change
 */
final class NetChanges<C> {
    private final Function<RowKey, Optional<Row>> images;
    private final Function<RowChange, C> remembered;
    private final Map<RowKey, Life<C>> lives = new LinkedHashMap<>();
    private long nextOrder;

    /** What happened to one row so far. */
    static final class Life<C> {
        private long order;
        private Optional<RowKey> first = Optional.empty();
        private Optional<Row> before = Optional.empty();
        private Optional<Row> after = Optional.empty();
        private boolean found;
        private final List<C> changes = new ArrayList<>(1);

        long order() {
            return order;
        }

        Optional<RowKey> first() {
            return first;
        }

        Optional<Row> before() {
            return before;
        }

        Optional<Row> after() {
            return after;
        }

        boolean found() {
            return found;
        }

        List<C> changes() {
            return changes;
        }
    }

    /**
     * @param images the rows as they were before the transaction, as far as they are known
     * @param remembered of each change; the first of a row is given with the row before it in full, as far as it is known
     */
    NetChanges(Function<RowKey, Optional<Row>> images, Function<RowChange, C> remembered) {
        this.images = images;
        this.remembered = remembered;
    }

    static NetChanges<RowChange> of(Function<RowKey, Optional<Row>> images) {
        return new NetChanges<>(images, Function.identity());
    }

    /** Goes on where another has ended: these are rows that the transaction changed before. */
    static NetChanges<Integer> resume(
            Iterable<NetRow> rows,
            long nextOrder,
            Function<RowKey, Optional<Row>> images,
            Function<RowChange, Integer> remembered) {
        NetChanges<Integer> changes = new NetChanges<>(images, remembered);
        changes.nextOrder = nextOrder;
        for (NetRow row : rows) {
            Life<Integer> life = new Life<>();
            life.order = row.order();
            life.first = row.first();
            life.before = row.before();
            life.after = row.after();
            life.found = row.found();
            life.changes.addAll(row.changes());
            changes.lives.put(row.key(), life);
        }
        return changes;
    }

    /** Adds a change of a row whose table has a key; truncations are not for here. */
    void add(PackTable table, RowChange change) {
        switch (change.kind()) {
            case INSERT, READ -> insert(table, change);
            case RELOAD -> reload(table, change);
            case UPDATE -> update(table, change);
            case DELETE -> delete(table, change);
            case TRUNCATE -> throw new IllegalArgumentException("a truncation is no change of a row");
        }
    }

    private void insert(PackTable table, RowChange change) {
        Row row = Rows.used(table, change.after().orElseThrow());
        RowKey key = key(table, row);
        Life<C> life = lives.get(key);
        if (life == null) {
            life = new Life<>();
            put(key, life);
        }
        life.after = Optional.of(row);
        life.changes.add(remembered.apply(change));
    }

    /** The row replaces the one that is known by its key, if one is. */
    private void reload(PackTable table, RowChange change) {
        Row row = Rows.used(table, change.after().orElseThrow());
        RowKey key = key(table, row);
        boolean known = change.before().isPresent() || images.apply(key).isPresent();
        if (lives.containsKey(key) || !known) {
            insert(table, change);
            return;
        }
        Life<C> life = begin(table, change, key);
        life.after = Optional.of(row);
        put(key, life);
    }

    private void update(PackTable table, RowChange change) {
        Row sent = Rows.used(table, change.after().orElseThrow());
        RowKey key = key(table, sent);
        RowKey former = change.before().flatMap(row -> Rows.key(table, row)).orElse(key);
        Life<C> life = lives.remove(former);
        if (life == null) {
            life = begin(table, change, former);
        } else {
            life.changes.add(remembered.apply(change));
        }
        Optional<Row> known = life.after;
        life.after = Optional.of(known.map(row -> Rows.filled(sent, row)).orElse(sent));
        Life<C> deleted = lives.get(key);
        if (deleted == null) {
            put(key, life);
        } else {
            takeOver(deleted, life, former);
        }
    }

    /** The row got the key of one that was deleted before: that one is updated to it, and this one is gone. */
    private void takeOver(Life<C> deleted, Life<C> moved, RowKey former) {
        deleted.after = moved.after;
        deleted.changes.addAll(moved.changes);
        moved.after = Optional.empty();
        put(former, moved);
    }

    private void delete(PackTable table, RowChange change) {
        RowKey key = key(table, change.before().orElseThrow());
        Life<C> life = lives.get(key);
        if (life == null) {
            life = begin(table, change, key);
            put(key, life);
        } else {
            life.changes.add(remembered.apply(change));
        }
        life.after = Optional.empty();
    }

    private void put(RowKey key, Life<C> life) {
        life.order = nextOrder++;
        lives.put(key, life);
    }

    /** A row that the transaction had not touched yet: as the source says it was, as far as it does, else the image. */
    private Life<C> begin(PackTable table, RowChange change, RowKey key) {
        Life<C> life = new Life<>();
        life.first = Optional.of(key);
        Optional<Row> sent = change.before().map(row -> Rows.used(table, row));
        if (sent.isPresent() && Rows.isComplete(table, sent.get())) {
            life.before = sent;
        } else {
            Optional<Row> image = images.apply(key);
            Optional<Row> known =
                    image.map(row -> sent.map(s -> Rows.filled(s, row)).orElse(row));
            life.before = known.map(row ->
                    change.after().map(now -> Rows.former(table, row, now)).orElse(row));
            life.found = image.isEmpty();
        }
        life.after = life.before;
        life.changes.add(remembered.apply(whole(change, life.before)));
        return life;
    }

    /** With what the source left out of the row before, so that a dead letter can be retried. */
    static RowChange whole(RowChange change, Optional<Row> before) {
        Optional<Row> whole = before.map(
                known -> change.before().map(sent -> Rows.filled(sent, known)).orElse(known));
        return new RowChange(change.table(), change.kind(), whole, change.after());
    }

    private static RowKey key(PackTable table, Row row) {
        return Rows.key(table, row)
                .orElseThrow(() -> WhenceException.badData(
                        "a row of " + table.name() + " has no value in its key " + table.key()));
    }

    /** Each row that was changed, those too that were inserted and deleted again. */
    void each(BiConsumer<RowKey, Life<C>> consumer) {
        lives.forEach(consumer);
    }

    /** In the order in which each row was last given its key or first touched. */
    static List<NetChange> result(NetChanges<RowChange> changes) {
        List<NetChange> result = new ArrayList<>();
        changes.lives.forEach((key, life) -> {
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
