package dev.whence.store;

import dev.whence.capture.Row;
import dev.whence.mapping.RowImages;
import dev.whence.mapping.RowKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The row images as they are now, but for the row of a dead letter, which is as it was before its changes. */
record ImagesOfThen(RowImages now, DeadLetter letter) implements RowImages {
    @Override
    public Map<RowKey, Row> rows(Set<RowKey> keys) {
        RowKey own = new RowKey(letter.table(), letter.key());
        Map<RowKey, Row> rows = new HashMap<>(now.rows(keys));
        if (keys.contains(own)) {
            rows.remove(own);
            letter.former().ifPresent(row -> rows.put(own, row));
        }
        return rows;
    }

    @Override
    public Map<Parent, Map<RowKey, Row>> children(Set<Parent> parents) {
        return now.children(parents);
    }
}
