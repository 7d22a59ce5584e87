package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.Transaction;
import dev.whence.mapping.Mapper.Work;
import dev.whence.mapping.expression.RowState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Translates a transaction that is too large for memory. First its changes are made net rows, piece by piece in their
 * order ({@link #coalesce}); when all are, the row images are brought to where the transaction leaves them, and the net
 * rows are translated page by page. What it means is what {@link Mapper#translate} would have said of it. Holds no state
 * between calls. Thread-safe.
 */
public final class PiecewiseMapper {
    private final MappingPack pack;
    private final EventMaker events;

    PiecewiseMapper(MappingPack pack, EventMaker events) {
        this.pack = pack;
        this.events = events;
    }

    /** For each table whose changes rules of the table ask for that its rows belong to: that table. */
    public Map<String, String> askedByParents() {
        Map<String, String> asked = new LinkedHashMap<>();
        for (PackTable table : pack.tables()) {
            if (pack.rules(table.name()).orElseThrow().touchesParent()) {
                asked.put(table.name(), table.parent().orElseThrow().table());
            }
        }
        return asked;
    }

    /**
     * What the next changes make of the rows.
     *
     * @param from number of the first of them within the transaction
     * @param images the rows as they were before the transaction
     */
    public NetPiece coalesce(List<RowChange> changes, int from, StagedTransaction staged, RowImages images) {
        PieceReader reader = new PieceReader(pack, staged.transaction(), changes, from);
        return reader.read(staged.rows(reader.keys()), images);
    }

    /**
     * What changed rows of one table mean.
     *
     * @param rows that matter, in their order
     * @param images the rows as the transaction left them
     */
    public List<Outcome> changed(List<NetRow> rows, StagedTransaction staged, RowImages images) {
        return outcomes(rows.stream().map(row -> changed(row, staged)).toList(), staged, images);
    }

    /**
     * What it means for rows that did not change that rows which belong to them did.
     *
     * @param images the rows as the transaction left them
     */
    public List<Outcome> touched(List<RowKey> rows, StagedTransaction staged, RowImages images) {
        return outcomes(rows.stream().map(row -> touched(row, staged)).toList(), staged, images);
    }

    private List<Outcome> outcomes(List<RowTask> tasks, StagedTransaction staged, RowImages images) {
        RowHistory history = new RowHistory(pack, images, Optional.of(staged::touched));
        return Mapper.outcomes(events, tasks.stream().map(Work::of).toList(), history);
    }

    private RowTask changed(NetRow row, StagedTransaction staged) {
        RowState state = new RowState(
                row.before(),
                row.after(),
                row.found(),
                true,
                Optional.of(staged.transaction().committedAt()));
        return task(row.key(), Optional.of(state), staged.transaction(), () -> original(row, staged.transaction()));
    }

    private RowTask touched(RowKey key, StagedTransaction staged) {
        Transaction transaction = staged.transaction();
        return task(key, Optional.empty(), transaction, () -> staged.touching(key).stream()
                .flatMap(row -> original(row, transaction).stream())
                .toList());
    }

    private RowTask task(
            RowKey key, Optional<RowState> state, Transaction transaction, Supplier<List<RowChange>> changes) {
        return new RowTask(
                pack.rules(key.table()).orElseThrow(),
                key,
                state,
                Optional.of(transaction.committedAt()),
                0,
                Long.toString(transaction.position()),
                changes);
    }

    /** The changes of a row as they came, the first with the row before it in full. */
    private static List<RowChange> original(NetRow row, Transaction transaction) {
        if (row.isChangedTooOften()) {
            return List.of(net(row));
        }
        List<RowChange> changes = new ArrayList<>();
        for (int number : row.changes()) {
            RowChange change = transaction.changes().get(number);
            boolean first = changes.isEmpty() && change.kind() != Kind.INSERT;
            changes.add(first ? NetChanges.whole(change, row.before()) : change);
        }
        return changes;
    }

    private static RowChange net(NetRow row) {
        Kind kind = row.before().isEmpty() ? Kind.INSERT : row.after().isEmpty() ? Kind.DELETE : Kind.UPDATE;
        return new RowChange(row.key().table(), kind, row.before(), row.after());
    }

    /** The keys of the rows that a row belonged and belongs to. */
    static Set<String> parents(PackTable table, Optional<Row> before, Optional<Row> after) {
        Set<String> parents = new LinkedHashSet<>();
        before.flatMap(row -> Rows.parentKey(table, row)).ifPresent(parents::add);
        after.flatMap(row -> Rows.parentKey(table, row)).ifPresent(parents::add);
        return parents;
    }
}
