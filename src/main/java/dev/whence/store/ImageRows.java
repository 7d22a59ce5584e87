package dev.whence.store;

import dev.whence.mapping.RowImages.Change;
import dev.whence.mapping.RowKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes of row images as a statement takes them, encoded before it is their turn; where a row is changed twice, the
 * last counts.
 *
 * @param added are new as far as the source says
 */
record ImageRows(List<Image> added, List<Image> changed, List<RowKey> gone) {
    /** @param row as JSON */
    record Image(RowKey key, Optional<String> parent, String row) {}

    static ImageRows of(List<Change> changes) {
        Map<RowKey, Change> last = new LinkedHashMap<>(changes.size() * 2);
        changes.forEach(change -> last.put(change.key(), change));
        ImageRows encoded = new ImageRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        last.values().forEach(encoded::add);
        return encoded;
    }

    /** All that are to be written. */
    List<Image> written() {
        return Stream.concat(added.stream(), changed.stream()).toList();
    }

    private void add(Change change) {
        if (change.row().isEmpty()) {
            gone.add(change.key());
            return;
        }
        Image image = new Image(
                change.key(), change.parentKey(), RowCoding.write(change.row().get()));
        (change.added() ? added : changed).add(image);
    }
}
