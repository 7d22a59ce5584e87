package dev.whence.mapping;

import dev.whence.capture.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Row images under the names that the pack uses now; see {@link Rows#named}. */
record NamedImages(MappingPack pack, RowImages images) implements RowImages {
    static RowImages of(MappingPack pack, RowImages images) {
        boolean plain = pack.tables().stream()
                .allMatch(table -> table.names().isEmpty() && table.types().isEmpty());
        return plain ? images : new NamedImages(pack, images);
    }

    @Override
    public Map<RowKey, Row> rows(Set<RowKey> keys) {
        return named(images.rows(keys));
    }

    @Override
    public Map<Parent, Map<RowKey, Row>> children(Set<Parent> parents) {
        Map<Parent, Map<RowKey, Row>> named = new HashMap<>();
        images.children(parents).forEach((parent, rows) -> named.put(parent, named(rows)));
        return named;
    }

    @Override
    public Optional<Optional<Row>> remembered(RowKey key) {
        return images.remembered(key).map(row -> row.map(known -> named(pack.table(key.table()), known)));
    }

    @Override
    public Optional<Map<RowKey, Row>> remembered(Parent parent) {
        return images.remembered(parent).map(this::named);
    }

    private Map<RowKey, Row> named(Map<RowKey, Row> rows) {
        Map<RowKey, Row> named = new LinkedHashMap<>(rows);
        named.replaceAll((key, row) -> named(pack.table(key.table()), row));
        return named;
    }

    private static Row named(Optional<PackTable> table, Row row) {
        return table.map(known -> Rows.named(known, row)).orElse(row);
    }
}
