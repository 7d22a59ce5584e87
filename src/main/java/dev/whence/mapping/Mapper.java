package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.Transaction;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import dev.whence.mapping.Outcome.Ignored;
import dev.whence.mapping.Outcome.Rejected;
import dev.whence.mapping.expression.RowState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Translates the changes of one connector's rows into events by its pack. Holds no state between calls: what it must
 * know of other rows it asks the given {@link RowImages} for, in a few batches per call, never row by row. Thread-safe.
 */
public final class Mapper {
    private final MappingPack pack;
    private final EventMaker events;

    /**
     * @param connector becomes the {@code source} of the events
     * @param zone of the source's timestamps without zone
     */
    public Mapper(String connector, MappingPack pack, Vocabulary vocabulary, ZoneId zone) {
        this(connector, pack, vocabulary, zone, Unmet.PLAIN);
    }

    /** @param unmet tells why rules gave nothing */
    Mapper(String connector, MappingPack pack, Vocabulary vocabulary, ZoneId zone, Unmet unmet) {
        this.pack = pack;
        this.events = new EventMaker(connector, vocabulary, zone, unmet);
    }

    /**
     * What committed transactions mean, in commit order. Each sees the rows as the ones before it left them, and all
     * of its own changes at once. A row on which an expression fails is rejected; the rest goes on.
     *
     * @param images the rows as they were before the first transaction
     */
    public Translation translate(List<Transaction> transactions, RowImages images) {
        RowHistory history = new RowHistory(pack, images);
        TransactionReader reader = new TransactionReader(pack, history);
        List<Work> work = reader.read(transactions);
        return new Translation(outcomes(events, work, history), history.changes());
    }

    /**
     * What rows found by a snapshot mean. A row without former image yields its history: each event that must have
     * happened for the row to look as it does. A row with a former image is compared with it, as if it had been
     * updated; equal rows give nothing. The answer holds no image changes: the images know these rows already.
     *
     * @param rows in the order in which their events shall be told: the pack's table order, then key order
     * @param images all rows as the snapshot found them
     * @param foundAt when the snapshot was made; the time of differences that the row itself does not date
     */
    public Translation history(List<PendingRow> rows, RowImages images, Instant foundAt) {
        List<Work> work = rows.stream().map(row -> pending(row, foundAt)).toList();
        return new Translation(outcomes(events, work, new RowHistory(pack, images)), List.of());
    }

    /** For transactions that are too large for memory. */
    public PiecewiseMapper piecewise() {
        return new PiecewiseMapper(pack, events);
    }

    private Work pending(PendingRow pending, Instant foundAt) {
        Optional<TableRules> rules = pack.rules(pending.key().table());
        if (rules.isEmpty()) {
            return Work.done(new Ignored(pending.key(), "the pack does not have the table"));
        }
        PackTable table = rules.get().table();
        Optional<Row> row = Optional.of(Rows.used(table, pending.row()));
        Optional<Row> former =
                pending.former().map(image -> Rows.former(table, Rows.used(table, image), pending.row()));
        if (former.isPresent() && Rows.same(former, row, table.ignore())) {
            return Work.done(new Ignored(pending.key(), "the row is as it was known"));
        }
        RowChange found =
                new RowChange(table.name(), RowChange.Kind.READ, pending.former(), Optional.of(pending.row()));
        boolean compared = former.isPresent();
        Optional<Instant> at = compared ? Optional.of(foundAt) : Optional.empty();
        RowState state = new RowState(former, row, !compared, true, at);
        return Work.of(new RowTask(rules.get(), pending.key(), Optional.of(state), at, 0, "", () -> List.of(found)));
    }

    /** What snapshot rows become as row images: only tables and columns that the pack uses. */
    public List<RowImages.Change> images(List<RowChange> rows) {
        List<RowImages.Change> changes = new ArrayList<>(rows.size());
        for (RowChange row : rows) {
            pack.table(row.table()).ifPresent(table -> {
                Row kept = Rows.used(table, row.after().orElseThrow());
                RowKey key = Rows.key(table, kept)
                        .orElseThrow(() -> WhenceException.badData(
                                "a row of " + table.name() + " has no value in its key " + table.key()));
                changes.add(new RowImages.Change(key, Optional.of(kept), Rows.parentKey(table, kept)));
            });
        }
        return changes;
    }

    /** Evaluates round by round: what a round looked up in vain is fetched in one batch before the next. */
    static List<Outcome> outcomes(EventMaker events, List<Work> work, RowHistory history) {
        boolean open = true;
        while (open) {
            open = false;
            for (Work item : work) {
                open |= !item.isDone(events, history);
            }
            history.fetch();
        }
        List<Outcome> outcomes = new ArrayList<>(work.size());
        work.forEach(item -> outcomes.addAll(item.outcomes()));
        return outcomes;
    }

    /** A row to be evaluated, or what came of it. */
    static final class Work {
        private Optional<RowEvaluation> evaluation;
        private List<Outcome> outcomes;

        private Work(Optional<RowEvaluation> evaluation, List<Outcome> outcomes) {
            this.evaluation = evaluation;
            this.outcomes = outcomes;
        }

        static Work of(RowTask task) {
            return new Work(Optional.of(new RowEvaluation(task)), List.of());
        }

        static Work done(Outcome outcome) {
            return new Work(Optional.empty(), List.of(outcome));
        }

        static Work rejected(RowKey key, String problem, Transaction origin, List<RowChange> changes) {
            return done(new Rejected(
                    key, key.table(), problem, Long.toString(origin.position()), changes, Optional.empty()));
        }

        private boolean isDone(EventMaker events, RowHistory history) {
            if (evaluation.isPresent()) {
                RowEvaluation row = evaluation.get();
                row.outcomes(events, history).ifPresent(given -> {
                    outcomes = given.isEmpty() ? List.of(events.unmet().explain(row.task(), history)) : given;
                    evaluation = Optional.empty();
                });
            }
            return evaluation.isEmpty();
        }

        private List<Outcome> outcomes() {
            return outcomes;
        }
    }
}
