package dev.whence.capture;

import dev.whence.capture.SourceSurvey.Column;
import dev.whence.capture.SourceSurvey.Reference;
import dev.whence.capture.SourceSurvey.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads what a source's catalog says of its tables. */
final class SurveyReader {
    private final SourceDatabase source;

    SurveyReader(SourceDatabase source) {
        this.source = source;
    }

    private record Of<T>(String table, T part) {}

    SourceSurvey read() throws SQLException {
        Map<String, List<Column>> columns = byTable(source.query("survey-columns", SurveyReader::column));
        Map<String, List<Reference>> references = byTable(source.query("survey-references", SurveyReader::reference));
        return new SourceSurvey(source.query("survey-tables", row -> table(row, columns, references)));
    }

    private static <T> Map<String, List<T>> byTable(List<Of<T>> parts) {
        Map<String, List<T>> byTable = new LinkedHashMap<>();
        parts.forEach(of ->
                byTable.computeIfAbsent(of.table(), t -> new ArrayList<>()).add(of.part()));
        return byTable;
    }

    private static Table table(
            ResultSet row, Map<String, List<Column>> columns, Map<String, List<Reference>> references)
            throws SQLException {
        String name = name(row, "schema_name", "table_name");
        return new Table(
                name,
                Optional.ofNullable(row.getString("comment")),
                row.getBoolean("readable"),
                row.getLong("row_count"),
                row.getLong("inserts"),
                row.getLong("updates"),
                row.getLong("deletes"),
                texts(row, "key_columns"),
                columns.getOrDefault(name, List.of()),
                references.getOrDefault(name, List.of()));
    }

    private static Of<Column> column(ResultSet row) throws SQLException {
        return new Of<>(
                name(row, "schema_name", "table_name"),
                new Column(
                        row.getString("column_name"),
                        row.getString("type"),
                        row.getBoolean("required"),
                        Optional.ofNullable(row.getString("comment")),
                        row.getDouble("n_distinct"),
                        texts(row, "common_values")));
    }

    private static Of<Reference> reference(ResultSet row) throws SQLException {
        return new Of<>(
                name(row, "schema_name", "table_name"),
                new Reference(
                        texts(row, "columns"),
                        name(row, "target_schema", "target_table"),
                        texts(row, "target_columns")));
    }

    private static String name(ResultSet row, String schema, String table) throws SQLException {
        return ChangeReader.tableName(row.getString(schema), row.getString(table));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        String[] texts = (String[]) row.getArray(column).getArray();
        return Arrays.stream(texts).filter(Objects::nonNull).toList();
    }
}
