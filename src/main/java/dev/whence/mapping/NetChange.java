package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction did to one row in all. Rows hold only the columns that the pack uses.
 *
 * @param key the row's key at the end, or before if it was deleted
 * @param formerKey its key before, if that was another
 * @param before empty if the transaction inserted the row
 * @param after empty if it deleted the row
 * @param found the row was changed but never seen before, so that nothing is known of what it was
 * @param changes what the source sent, in order; the first has the row before it in full, as far as it is known
 */
record NetChange(
        RowKey key,
        Optional<RowKey> formerKey,
        Optional<Row> before,
        Optional<Row> after,
        boolean found,
        List<RowChange> changes) {
    NetChange {
        changes = List.copyOf(changes);
    }

    /** Whether the row was not there before. */
    boolean added() {
        return before.isEmpty() && !found;
    }

    /** Whether a column other than the ignored ones differs. */
    boolean matters(PackTable table) {
        return formerKey.isPresent() || !Rows.same(before, after, table.ignore());
    }

    /** Whether the row is exactly as it was. */
    boolean isNothing() {
        return formerKey.isEmpty() && before.isPresent() && before.equals(after);
    }
}
