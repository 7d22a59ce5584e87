package dev.whence.semantics;

import dev.whence.semantics.Field.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which fields are keys, whose values are ids although they may look like numbers. */
final class KeyColumns {
    private final Map<String, Set<String>> columns = new HashMap<>();

    KeyColumns(SemanticModel model) {
        model.datasets().values().forEach(dataset -> add(dataset.name(), dataset.primaryKey()));
        model.relationships().forEach(way -> {
            add(way.from(), way.fromColumns());
            add(way.to(), way.toColumns());
        });
    }

    private void add(String dataset, Iterable<String> names) {
        names.forEach(columns.computeIfAbsent(dataset, name -> new HashSet<>())::add);
    }

    /** The field as its type tells; what the file says of it stays. */
    Field fitted(Dataset dataset, Field field, DataType type) {
        return field.bare()
                ? field.fitted(type, field.label(), field.dimension(), values(dataset, field, type), field.timeRole())
                : field;
    }

    private Values values(Dataset dataset, Field field, DataType type) {
        boolean time = type == DataType.DATE || type == DataType.DATE_TIME || type == DataType.DATE_TIME_TZ;
        if (time || isKey(dataset, field)) {
            return Values.ID;
        }
        return type.isNumber() ? Values.NUMBER : Values.CATALOG;
    }

    private boolean isKey(Dataset dataset, Field field) {
        Set<String> keys = columns.getOrDefault(dataset.name(), Set.of());
        return keys.contains(field.name()) || keys.contains(field.expression().strip());
    }
}
