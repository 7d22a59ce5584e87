package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.Transaction;
import dev.whence.event.WhenceException;
import dev.whence.mapping.NetChanges.Life;
import dev.whence.mapping.Outcome.Rejected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a piece of a transaction's changes to net rows. Used once, by one thread. */
final class PieceReader {
    private final MappingPack pack;
    private final Transaction transaction;
    private final List<RowChange> changes;
    private final int from;
    private final List<Outcome> rejected = new ArrayList<>();
    private int current;

    PieceReader(MappingPack pack, Transaction transaction, List<RowChange> changes, int from) {
        this.transaction = transaction;
        this.pack = pack;
        this.changes = changes;
        this.from = from;
    }

    /** Of all rows that are changed, before and after each change. */
    Set<RowKey> keys() {
        Set<RowKey> keys = new HashSet<>();
        for (RowChange change : changes) {
            pack.table(change.table()).ifPresent(table -> {
                change.before().flatMap(row -> Rows.key(table, row)).ifPresent(keys::add);
                change.after().flatMap(row -> Rows.key(table, row)).ifPresent(keys::add);
            });
        }
        return keys;
    }

    /** @param known what earlier pieces have made of the rows */
    NetPiece read(Map<RowKey, NetRow> known, RowImages images) {
        Map<RowKey, Row> rows = NamedImages.of(pack, images).rows(unseen(known));
        NetChanges<Integer> net =
                NetChanges.resume(known.values(), from, key -> Optional.ofNullable(rows.get(key)), change -> current);
        for (int i = 0; i < changes.size(); i++) {
            current = from + i;
            RowChange change = changes.get(i);
            pack.table(change.table()).ifPresent(table -> add(net, table, change));
        }
        return piece(net, known);
    }

    /** Rows that the source did not send whole, and that no earlier piece has seen. */
    private Set<RowKey> unseen(Map<RowKey, NetRow> known) {
        Set<RowKey> wanted = new HashSet<>();
        for (RowChange change : changes) {
            TransactionReader.image(pack, change)
                    .filter(key -> !known.containsKey(key))
                    .ifPresent(wanted::add);
        }
        return wanted;
    }

    private void add(NetChanges<Integer> net, PackTable table, RowChange change) {
        if (change.kind() == Kind.TRUNCATE) {
            rejected.add(TransactionReader.truncated(table, transaction, change));
            return;
        }
        try {
            net.add(table, change);
        } catch (WhenceException e) {
            RowKey key = new RowKey(table.name(), "?");
            rejected.add(new Rejected(
                    key,
                    table.name(),
                    e.getMessage(),
                    Long.toString(transaction.position()),
                    List.of(change),
                    Optional.empty()));
        }
    }

    private NetPiece piece(NetChanges<Integer> net, Map<RowKey, NetRow> known) {
        List<NetRow> rows = new ArrayList<>();
        net.each((key, life) -> rows.add(row(key, life)));
        return new NetPiece(List.copyOf(known.keySet()), rows, rejected);
    }

    private NetRow row(RowKey key, Life<Integer> life) {
        TableRules rules = pack.rules(key.table()).orElseThrow();
        boolean moved = life.first().isPresent() && !life.first().get().equals(key);
        boolean matters = (life.before().isPresent() || life.after().isPresent())
                && (moved
                        || !Rows.same(life.before(), life.after(), rules.table().ignore()));
        return new NetRow(
                key,
                life.first(),
                life.before(),
                life.after(),
                life.found(),
                life.order(),
                life.changes(),
                matters,
                life.after().flatMap(row -> Rows.parentKey(rules.table(), row)),
                rules.touchesParent() && matters
                        ? List.copyOf(PiecewiseMapper.parents(rules.table(), life.before(), life.after()))
                        : List.of());
    }
}
