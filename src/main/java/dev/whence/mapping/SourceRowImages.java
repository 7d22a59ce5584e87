package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.SourceRows;
import dev.whence.mapping.expression.KeyText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Row images of a source that nobody has kept any of: they are read from the source itself. As thread-safe as its rows. */
public final class SourceRowImages implements RowImages {
    private final MappingPack pack;
    private final Supplier<SourceRows> source;

    /** @param source looked at again whenever rows are asked for */
    public SourceRowImages(MappingPack pack, Supplier<SourceRows> source) {
        this.pack = pack;
        this.source = source;
    }

    @Override
    public Map<RowKey, Row> rows(Set<RowKey> keys) {
        Map<String, List<List<String>>> byTable = new LinkedHashMap<>();
        keys.forEach(key ->
                byTable.computeIfAbsent(key.table(), t -> new ArrayList<>()).add(KeyText.values(key.key())));
        Map<RowKey, Row> found = new HashMap<>();
        byTable.forEach((name, values) -> {
            PackTable table = pack.table(name).orElseThrow();
            for (Row row : source.get().with(name, table.key(), values)) {
                Rows.key(table, row).ifPresent(key -> found.put(key, Rows.used(table, row)));
            }
        });
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public Map<Parent, Map<RowKey, Row>> children(Set<Parent> parents) {
        Map<String, List<List<String>>> byTable = new LinkedHashMap<>();
        parents.forEach(parent -> byTable.computeIfAbsent(parent.childTable(), t -> new ArrayList<>())
                .add(KeyText.values(parent.parentKey())));
        Map<Parent, Map<RowKey, Row>> found = new HashMap<>();
        byTable.forEach((name, values) -> {
            PackTable table = pack.table(name).orElseThrow();
            List<String> by = table.parent().orElseThrow().by();
            for (Row row : source.get().with(name, by, values)) {
                Parent parent = new Parent(name, Rows.parentKey(table, row).orElseThrow());
                Rows.key(table, row).ifPresent(key -> found.computeIfAbsent(parent, p -> new LinkedHashMap<>())
                        .put(key, Rows.used(table, row)));
            }
        });
        found.replaceAll((parent, rows) ->
                Rows.inKeyOrder(pack.table(parent.childTable()).orElseThrow(), rows));
        return found;
    }
}
