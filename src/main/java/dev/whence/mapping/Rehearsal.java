package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.Transaction;
import dev.whence.event.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a pack would make of changes, and why it makes nothing of others. Writes nothing, and knows of other rows what the
 * given images say and what the transactions before have changed. Not thread-safe.
 */
public final class Rehearsal {
    private final MappingPack pack;
    private final Mapper mapper;
    private final StandIns standIns;
    private final RowImages source;
    private final OverlaidImages images;
    private final List<RowImages.Change> sinceMovedOn = new ArrayList<>();

    /** @param images rows that no transaction of this rehearsal has changed yet */
    public Rehearsal(String connector, MappingPack pack, Vocabulary vocabulary, ZoneId zone, RowImages images) {
        this.pack = pack;
        this.mapper = new Mapper(connector, pack, vocabulary, zone, new WhyNot(zone));
        this.standIns = new StandIns(pack);
        this.source = standIns.in(images);
        this.images = new OverlaidImages(source);
    }

    /** What a transaction did to one row in all. */
    public record NetRow(RowKey key, String done, RowDifferences differences, boolean mattersToPack) {}

    /**
     * A transaction and what would come of it.
     *
     * @param unmapped tables that the pack does not have to how many changes they had
     */
    public record Rehearsed(
            Transaction transaction, List<NetRow> rows, Map<String, Integer> unmapped, List<Outcome> outcomes) {
        public Rehearsed {
            rows = List.copyOf(rows);
            outcomes = List.copyOf(outcomes);
        }
    }

    /** The images show the source as it was before the next transactions; what the last ones changed may be missing. */
    public void movedOn() {
        images.keepOnly(sinceMovedOn);
        sinceMovedOn.clear();
    }

    /** The transaction as it may be shown and written down: with stand-ins for what the pack says is personal. */
    public Transaction withoutPersonal(Transaction transaction) {
        return standIns.in(transaction);
    }

    /** Transactions come in commit order, with whole rows before; see {@link dev.whence.capture.LiveChanges}. */
    public Rehearsed rehearse(Transaction sent) {
        Transaction transaction = standIns.in(sent);
        List<NetRow> rows = netRows(transaction);
        Translation translation = mapper.translate(List.of(transaction), images);
        images.apply(translation.images());
        sinceMovedOn.addAll(translation.images());
        Map<String, Integer> unmapped = new TreeMap<>();
        transaction.changes().stream()
                .map(RowChange::table)
                .filter(table -> pack.table(table).isEmpty())
                .forEach(table -> unmapped.merge(table, 1, Integer::sum));
        return new Rehearsed(transaction, rows, unmapped, translation.outcomes());
    }

    /** What existing rows of a table would tell of their past, if they were found by a snapshot now. */
    public List<Outcome> history(PackTable table, List<Row> rows, Instant now) {
        List<PendingRow> pending = new ArrayList<>();
        for (Row row : rows) {
            Rows.key(table, row)
                    .ifPresent(
                            key -> pending.add(new PendingRow(key, standIns.in(table.name(), row), Optional.empty())));
        }
        return mapper.history(pending, source, now).outcomes();
    }

    private List<NetRow> netRows(Transaction transaction) {
        NetChanges<RowChange> net = NetChanges.of(
                key -> Optional.ofNullable(images.rows(Set.of(key)).get(key)));
        Map<String, PackTable> whole = new LinkedHashMap<>();
        for (RowChange change : transaction.changes()) {
            if (change.kind() != Kind.TRUNCATE) {
                pack.table(change.table())
                        .map(table -> whole.computeIfAbsent(table.name(), name -> withAllColumns(table)))
                        .filter(table -> hasKey(table, change))
                        .ifPresent(table -> net.add(table, change));
            }
        }
        return NetChanges.result(net).stream().map(this::netRow).toList();
    }

    /** One without is told of by the mapper. */
    private static boolean hasKey(PackTable table, RowChange change) {
        return change.after()
                .or(change::before)
                .flatMap(row -> Rows.key(table, row))
                .isPresent();
    }

    private NetRow netRow(NetChange change) {
        PackTable table = pack.table(change.key().table()).orElseThrow();
        Optional<Row> before = change.before().map(row -> Rows.used(table, row));
        Optional<Row> after = change.after().map(row -> Rows.used(table, row));
        return new NetRow(
                change.key(),
                change.before().isEmpty() ? "inserted" : change.after().isEmpty() ? "deleted" : "updated",
                RowDifferences.of(change.before(), change.after()),
                change.formerKey().isPresent() || !Rows.same(before, after, table.ignore()));
    }

    private static PackTable withAllColumns(PackTable table) {
        return new PackTable(
                table.name(),
                table.key(),
                table.ignore(),
                table.parent(),
                table.personal(),
                table.optional(),
                Set.of());
    }
}
