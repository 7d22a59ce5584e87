package dev.whence.store;

import dev.whence.mapping.RowImages.Change;
import dev.whence.mapping.RowKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes of row images as a statement takes them, encoded before it is their turn; where a row is changed twice, the
 * last counts.
 *
 * @param parents null where a row has none
 * @param rows in the order of their keys, as are the parents
 */
record ImageRows(List<RowKey> keys, List<String> parents, List<String> rows, List<RowKey> gone) {
    static ImageRows of(List<Change> changes) {
        Map<RowKey, Change> last = new LinkedHashMap<>(changes.size() * 2);
        changes.forEach(change -> last.put(change.key(), change));
        ImageRows encoded = new ImageRows(
                new ArrayList<>(last.size()),
                new ArrayList<>(last.size()),
                new ArrayList<>(last.size()),
                new ArrayList<>(0));
        last.values().forEach(encoded::add);
        return encoded;
    }

    private void add(Change change) {
        if (change.row().isEmpty()) {
            gone.add(change.key());
            return;
        }
        keys.add(change.key());
        parents.add(change.parentKey().orElse(null));
        rows.add(RowCoding.write(change.row().get()));
    }
}
