package dev.whence.mapping.draft;

import dev.whence.capture.ColumnType;
import dev.whence.capture.SourceSurvey.Column;
import dev.whence.capture.SourceSurvey.Reference;
import dev.whence.capture.SourceSurvey.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which column of a table is likely to hold what. */
final class Columns {
    private static final int FEW = 20;
    private static final Set<String> WRITTEN =
            Set.of("updated", "modified", "changed", "touched", "write", "writed", "edited", "synced");
    private static final Set<String> STATUS = Set.of("status", "state", "stage", "phase");
    private static final Set<String> MONEY =
            Set.of("amount", "total", "price", "value", "sum", "paid", "cost", "money");
    private static final Set<String> MADE = Set.of(
            "created",
            "ordered",
            "placed",
            "sold",
            "bought",
            "inserted",
            "registered",
            "joined",
            "received",
            "taken",
            "paid");

    private Columns() {}

    static ColumnType type(Column column) {
        return ColumnType.ofPostgres(column.type());
    }

    static boolean isTime(Column column) {
        return type(column) == ColumnType.TIMESTAMP || type(column) == ColumnType.DATE;
    }

    static boolean isNumber(Column column) {
        return Set.of(ColumnType.INTEGER, ColumnType.DECIMAL, ColumnType.FLOAT).contains(type(column));
    }

    /** When the row was last written: a change of that alone means nothing. */
    static List<String> written(Table table) {
        return table.columns().stream()
                .filter(column -> Words.has(column.name(), WRITTEN))
                .filter(column -> isTime(column) || Words.has(column.name(), "by", "uid", "user"))
                .map(Column::name)
                .toList();
    }

    /** A text of few values by the name of one, which says how far something has come. */
    static Optional<Column> status(Table table) {
        return table.columns().stream()
                .filter(column -> type(column) == ColumnType.TEXT)
                .filter(column -> Words.has(column.name(), STATUS))
                .filter(column -> column.distinct() <= FEW && column.values().size() <= FEW)
                .filter(column -> reference(table, column.name()).isEmpty())
                .max(Comparator.comparing(column -> column.values().size()));
    }

    /** The time at which what the row is about happened first, the likeliest one. */
    static Optional<Column> happened(Table table) {
        List<String> written = written(table);
        return table.columns().stream()
                .filter(Columns::isTime)
                .filter(column -> !written.contains(column.name()))
                .filter(column -> column.required() || Words.has(column.name(), MADE))
                .max(Comparator.comparing((Column column) -> Words.has(column.name(), MADE))
                        .thenComparing(Column::required));
    }

    /** A time by one of these words. */
    static Optional<Column> time(Table table, Set<String> words) {
        return first(table, column -> isTime(column) && Words.has(column.name(), words));
    }

    /** An exact amount, the likeliest one. */
    static Optional<Column> money(Table table) {
        return table.columns().stream()
                .filter(column -> type(column) == ColumnType.DECIMAL
                        || isNumber(column)
                                && Words.has(column.name(), MONEY)
                                && !table.key().contains(column.name()))
                .max(Comparator.comparing(column -> Words.has(column.name(), MONEY)));
    }

    static Optional<Column> named(Table table, Predicate<Column> fits, String... words) {
        return Stream.of(words)
                .flatMap(word -> table.columns().stream().filter(column -> Words.has(column.name(), word)))
                .filter(fits)
                .findFirst();
    }

    static Optional<Column> text(Table table, String... words) {
        return named(table, column -> type(column) == ColumnType.TEXT, words);
    }

    private static Optional<Column> first(Table table, Predicate<Column> fits) {
        return table.columns().stream().filter(fits).findFirst();
    }

    /** The foreign key of this column alone. */
    static Optional<Reference> reference(Table table, String column) {
        return table.references().stream()
                .filter(reference -> reference.columns().equals(List.of(column)))
                .findFirst();
    }

    static Optional<Reference> referenceTo(Table table, Table target) {
        return table.references().stream()
                .filter(reference -> reference.table().equals(target.name())
                        && reference.targets().equals(target.key()))
                .findFirst();
    }

    /** Whether the foreign key's columns are never null. */
    static boolean isRequired(Table table, Reference reference) {
        return reference.columns().stream()
                .allMatch(name -> table.column(name).filter(Column::required).isPresent());
    }
}
