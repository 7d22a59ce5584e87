package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.Transaction;
import dev.whence.event.WhenceException;
import dev.whence.mapping.Mapper.Work;
import dev.whence.mapping.Outcome.Ignored;
import dev.whence.mapping.expression.RowState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From transactions to the rows to be evaluated, in the pack's table order within each. Used once, by one thread. */
final class TransactionReader {
    private static final Set<Kind> OF_KNOWN_ROWS = EnumSet.of(Kind.UPDATE, Kind.DELETE, Kind.RELOAD);

    private final MappingPack pack;
    private final RowHistory history;

    TransactionReader(MappingPack pack, RowHistory history) {
        this.pack = pack;
        this.history = history;
    }

    List<Work> read(List<Transaction> transactions) {
        transactions.forEach(transaction ->
                transaction.changes().forEach(change -> image(pack, change).ifPresent(history::want)));
        history.fetch();
        List<Work> work = new ArrayList<>();
        for (int step = 0; step < transactions.size(); step++) {
            read(transactions.get(step), step, work);
        }
        return work;
    }

    /** The key of the row's image, which is needed where the source did not send the whole row as it was. */
    static Optional<RowKey> image(MappingPack pack, RowChange change) {
        Optional<PackTable> table = pack.table(change.table());
        if (table.isEmpty() || !OF_KNOWN_ROWS.contains(change.kind())) {
            return Optional.empty();
        }
        Optional<Row> before = change.before().map(row -> Rows.used(table.get(), row));
        if (before.isPresent() && Rows.isComplete(table.get(), before.get())) {
            return Optional.empty();
        }
        return before.or(change::after).flatMap(row -> Rows.key(table.get(), row));
    }

    private void read(Transaction transaction, int step, List<Work> work) {
        NetChanges<RowChange> net = NetChanges.of(key -> history.before(step, key));
        for (RowChange change : transaction.changes()) {
            pack.table(change.table()).ifPresent(table -> add(net, table, change, transaction, work));
        }
        evaluate(NetChanges.result(net), transaction, step, work);
    }

    private static void add(
            NetChanges<RowChange> net, PackTable table, RowChange change, Transaction transaction, List<Work> work) {
        if (change.kind() == Kind.TRUNCATE) {
            work.add(Work.done(truncated(table, transaction, change)));
            return;
        }
        try {
            net.add(table, change);
        } catch (WhenceException e) {
            work.add(Work.rejected(new RowKey(table.name(), "?"), e.getMessage(), transaction, List.of(change)));
        }
    }

    static Outcome truncated(PackTable table, Transaction transaction, RowChange change) {
        return new Outcome.Rejected(
                new RowKey(table.name(), "*"),
                table.name(),
                "the table was truncated: which rows it had is not known; a snapshot of it will tell",
                Long.toString(transaction.position()),
                List.of(change),
                Optional.empty());
    }

    private void evaluate(List<NetChange> changes, Transaction transaction, int step, List<Work> work) {
        history.apply(step, changes);
        List<RowTask> tasks = new ArrayList<>();
        Map<RowKey, List<RowChange>> parents = new LinkedHashMap<>();
        Set<RowKey> seen = new LinkedHashSet<>();
        for (NetChange change : changes) {
            TableRules rules = pack.rules(change.key().table()).orElseThrow();
            if (!change.matters(rules.table())) {
                work.add(Work.done(new Ignored(change.key(), "nothing changed that the pack uses")));
                continue;
            }
            if (change.before().isEmpty() && change.after().isEmpty()) {
                work.add(Work.done(new Ignored(change.key(), "the deleted row was never seen")));
                continue;
            }
            seen.add(change.key());
            tasks.add(task(rules, change, transaction, step));
            parents(rules, change).forEach(parent -> parents.computeIfAbsent(parent, key -> new ArrayList<>())
                    .addAll(change.changes()));
        }
        parents.keySet().removeAll(seen);
        parents.forEach((key, ofChildren) -> tasks.add(touched(key, transaction, step, ofChildren)));
        tasks.sort(Comparator.comparingInt(task -> task.rules().order()));
        tasks.forEach(task -> work.add(Work.of(task)));
    }

    private static RowTask task(TableRules rules, NetChange change, Transaction transaction, int step) {
        RowState state = new RowState(
                change.before(), change.after(), change.found(), true, Optional.of(transaction.committedAt()));
        return new RowTask(
                rules,
                change.key(),
                Optional.of(state),
                state.committedAt(),
                step,
                Long.toString(transaction.position()),
                change::changes);
    }

    /** The rows that this row belongs or belonged to, where their rules ask for that. */
    private static Set<RowKey> parents(TableRules rules, NetChange change) {
        if (!rules.touchesParent()) {
            return Set.of();
        }
        Set<RowKey> parents = new LinkedHashSet<>();
        rules.table().parent().ifPresent(parent -> {
            for (Optional<Row> row : List.of(change.before(), change.after())) {
                row.flatMap(r -> Rows.parentKey(rules.table(), r))
                        .ifPresent(key -> parents.add(new RowKey(parent.table(), key)));
            }
        });
        return parents;
    }

    private RowTask touched(RowKey key, Transaction transaction, int step, List<RowChange> ofChildren) {
        return new RowTask(
                pack.rules(key.table()).orElseThrow(),
                key,
                Optional.empty(),
                Optional.of(transaction.committedAt()),
                step,
                Long.toString(transaction.position()),
                () -> ofChildren);
    }
}
