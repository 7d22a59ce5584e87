package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.mapping.RowImages.Parent;
import dev.whence.mapping.expression.Lookups;
import dev.whence.mapping.expression.RowState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One row at one step whose rules are to be evaluated, possibly several times until every lookup it needs has been
 * fetched.
 *
 * @param change empty where the row itself did not change, but rows that belong to it
 * @param position where in the source; empty for history
 * @param changes what the source sent of the row, for the dead letters
 */
record RowTask(
        TableRules rules,
        RowKey key,
        Optional<RowState> change,
        Optional<Instant> committedAt,
        int step,
        String position,
        Supplier<List<RowChange>> changes) {

    /** Whether the row's state can be told. If not, the row is asked for. */
    boolean isReady(RowHistory history) {
        return change.isPresent() || history.row(step, key) != null;
    }

    /** Empty if there is no such row. */
    Optional<RowState> state(RowHistory history) {
        return change.or(() -> history.row(step, key)
                .map(row -> new RowState(Optional.of(row), Optional.of(row), false, false, committedAt)));
    }

    /** The rows as this task's step left them; remembers whether something was not there yet. */
    static final class View implements Lookups {
        private final RowHistory history;
        private final int step;
        private int missed;

        View(RowHistory history, int step) {
            this.history = history;
            this.step = step;
        }

        boolean isComplete() {
            return missed == 0;
        }

        @Override
        public int missed() {
            return missed;
        }

        @Override
        public Optional<Row> row(String table, String key) {
            Optional<Row> row = history.row(step, new RowKey(table, key));
            if (row == null) {
                missed++;
                return Optional.empty();
            }
            return row;
        }

        @Override
        public List<Row> children(String table, String parentKey) {
            Parent parent = new Parent(table, parentKey);
            if (!history.knows(parent)) {
                missed++;
                return List.of();
            }
            return history.children(step, parent);
        }

        @Override
        public boolean touched(String table, String parentKey) {
            Parent parent = new Parent(table, parentKey);
            if (!history.knowsTouched(parent)) {
                missed++;
                return false;
            }
            return history.isTouched(step, parent);
        }
    }
}
