package dev.whence.mapping;

import dev.whence.capture.Row;
import java.util.List;
import java.util.Optional;

/**
 * What the changes of a transaction that were read so far did to one row in all. Rows hold only the columns that the pack
 * uses.
 *
 * @param key the row's key as it is now, or was when the row was deleted
 * @param first its key before the transaction; empty for a row that the transaction inserted
 * @param before empty where the transaction inserted the row, or where it was never seen
 * @param after empty where it is deleted
 * @param found the row was never seen before, so that nothing is known of what it was
 * @param order rows are told in this order within their table; no two have the same
 * @param changes the numbers of its changes within the transaction; of a row changed very often only the first ones
 * @param matters whether there is something to be told of it: another column than the ignored ones differs
 * @param parentKey of the row that it belongs to now
 * @param parents at most two keys of the rows that it belonged and belongs to, if rules ask whether rows that belong to them changed
 */
public record NetRow(
        RowKey key,
        Optional<RowKey> first,
        Optional<Row> before,
        Optional<Row> after,
        boolean found,
        long order,
        List<Integer> changes,
        boolean matters,
        Optional<String> parentKey,
        List<String> parents) {
    /** Of a row changed more often only the net change is remembered, not how it came about. */
    static final int MANY_CHANGES = 100;

    public NetRow {
        changes = List.copyOf(changes.size() > MANY_CHANGES ? changes.subList(0, MANY_CHANGES + 1) : changes);
        parents = List.copyOf(parents);
    }

    boolean isChangedTooOften() {
        return changes.size() > MANY_CHANGES;
    }
}
