package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.event.Subject;
import dev.whence.mapping.Personal.Kept;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes what is personal out of a table's rows, which are as the source sends them. Immutable and thread-safe. */
public final class PersonalRows {
    private final PackTable table;
    private final Personal personal;
    private final Set<String> sealed;
    private final Map<String, Kept> kept;

    private PersonalRows(PackTable table, Personal personal) {
        this.table = table;
        this.personal = personal;
        this.sealed = new LinkedHashSet<>();
        personal.fields().forEach(column -> sealed.addAll(names(column)));
        this.kept = new LinkedHashMap<>();
        personal.kept().forEach((column, part) -> names(column).forEach(name -> kept.put(name, part)));
    }

    /** Empty if nothing in the table is personal. */
    public static Optional<PersonalRows> of(PackTable table) {
        return table.personal().map(personal -> new PersonalRows(table, personal));
    }

    /** With the names that the column has at other times. */
    private List<String> names(String column) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(column), table.names().getOrDefault(column, List.of()).stream())
                .toList();
    }

    /** Whether the row holds anything to seal or to shorten. */
    public boolean concerns(Row row) {
        return holds(row, sealed) || holds(row, kept.keySet());
    }

    /** Whether the row holds anything to seal, so that its person's key is needed. */
    public boolean needsKey(Row row) {
        return holds(row, sealed);
    }

    private static boolean holds(Row row, Set<String> columns) {
        for (String column : columns) {
            Object value = row.values().get(column);
            if (value != null && value != Row.UNAVAILABLE && !"".equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whom the row is about; where its columns do not say, the row itself is taken for a person of its own. */
    public Subject subject(Row row) {
        Row named = Rows.named(table, row);
        return personal.subject()
                .subject(column -> named.get(column).map(PersonalRows::text))
                .orElseGet(() -> new Subject(
                        table.name(), Rows.key(table, row).map(RowKey::key).orElse("?")));
    }

    /** @param seal gives what is kept of a value, empty for nothing */
    public Row without(Row row, Function<String, Optional<String>> seal) {
        Map<String, Object> values = new LinkedHashMap<>(row.values());
        for (String column : sealed) {
            values.computeIfPresent(
                    column,
                    (name, value) -> value == Row.UNAVAILABLE || value.equals("")
                            ? value
                            : seal.apply(text(value)).orElse(null));
            if (row.has(column)) {
                values.putIfAbsent(column, null);
            }
        }
        kept.forEach((column, part) -> {
            if (values.get(column) instanceof String text) {
                values.put(column, part.of(text).orElse(null));
            }
        });
        return new Row(values);
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
