package dev.whence.models;

import dev.whence.event.WhenceException;
import dev.whence.semantics.DataType;
import dev.whence.semantics.Dataset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads files of text into tables: only columns that the model uses, of the types that all of their values have. Numbers
 * with a point become exact decimals, so that sums of money are exact.
 */
final class TextFiles {
    private static final String TEXT = "VARCHAR";
    private static final int MOST_PLACES = 12;
    private static final Map<DataType, String> EMPTY_TYPES = Map.of(
            DataType.INTEGER, "BIGINT",
            DataType.DECIMAL, "DECIMAL(38, 6)",
            DataType.FLOAT, "DOUBLE",
            DataType.BOOLEAN, "BOOLEAN",
            DataType.DATE, "DATE",
            DataType.DATE_TIME, "TIMESTAMP",
            DataType.DATE_TIME_TZ, "TIMESTAMP WITH TIME ZONE");

    private final Connection database;
    private final UsedColumns used;

    TextFiles(Connection database, UsedColumns used) {
        this.database = database;
        this.used = used;
    }

    /** All columns of the file. Fails with CONFIG, naming the file, if it is no table of text. */
    List<String> read(String table, Dataset dataset, Path file) {
        try {
            String reading = reading(file, Map.of());
            Map<String, String> columns = Sql.columns(database, "SELECT * FROM " + reading);
            boolean empty =
                    Sql.rows(database, "SELECT 1 FROM " + reading + " LIMIT 1").isEmpty();
            Map<String, String> types = new LinkedHashMap<>();
            columns.forEach(
                    (column, type) -> type(dataset, column, type, empty).ifPresent(it -> types.put(column, it)));
            String wanted = columns.keySet().stream()
                    .filter(column -> used.uses(dataset.source(), column))
                    .map(Sql::name)
                    .collect(Collectors.joining(", "));
            Sql.run(
                    database,
                    "CREATE TABLE " + table + " AS SELECT " + (wanted.isEmpty() ? "1 AS one" : wanted) + " FROM "
                            + reading(file, types));
            for (Map.Entry<String, String> column : columns.entrySet()) {
                if (column.getValue().equals("DOUBLE")
                        && used.uses(dataset.source(), column.getKey())
                        && types.getOrDefault(column.getKey(), "").equals(TEXT)
                        && declared(dataset, column.getKey())
                                .filter(DataType.STRING::equals)
                                .isEmpty()) {
                    number(table, Sql.name(column.getKey()));
                }
            }
            return List.copyOf(columns.keySet());
        } catch (SQLException unreadable) {
            throw WhenceException.config("cannot read " + file + ": "
                    + unreadable.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static String reading(Path file, Map<String, String> types) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return "read_csv(" + Sql.text(file.toString()) + ", header = true, sample_size = -1"
                + (name.contains(".tsv") ? ", delim = '\t'" : "")
                + (types.isEmpty() ? "" : ", types = " + Sql.struct(types)) + ")";
    }

    /** How a column is to be read, where not as its values look. */
    private static Optional<String> type(Dataset dataset, String column, String seen, boolean empty) {
        Optional<DataType> declared = declared(dataset, column);
        if (empty) {
            return declared.map(EMPTY_TYPES::get);
        }
        boolean text = declared.filter(DataType.STRING::equals).isPresent();
        return text || seen.equals("DOUBLE") ? Optional.of(TEXT) : Optional.empty();
    }

    /** What the model says of a field that is just the column. */
    private static Optional<DataType> declared(Dataset dataset, String column) {
        return dataset.fields().values().stream()
                .filter(field -> field.expression().strip().replace("\"", "").equalsIgnoreCase(column))
                .map(field -> field.type())
                .findFirst();
    }

    private void number(String table, String column) throws SQLException {
        List<String> seen = Sql.rows(
                        database,
                        "SELECT coalesce(bool_and(regexp_full_match(" + column + ", '[+-]?\\d*\\.?\\d*')), true),"
                                + " coalesce(max(length(split_part(" + column + ", '.', 2))), 0),"
                                + " coalesce(max(length(split_part(" + column + ", '.', 1))), 0)"
                                + " FROM " + table)
                .get(0);
        int places = Integer.parseInt(seen.get(1));
        boolean exact = seen.get(0).equals("true") && places <= MOST_PLACES && Integer.parseInt(seen.get(2)) <= 20;
        Sql.run(
                database,
                "ALTER TABLE " + table + " ALTER " + column + " TYPE "
                        + (exact ? "DECIMAL(38, " + places + ")" : "DOUBLE"));
    }
}
