package dev.whence.capture;

import dev.whence.event.NearestName;
import dev.whence.event.WhenceException;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads rows of a table with an ordinary query, in the order of its key. Never holds a transaction open between two
 * chunks. Not thread-safe.
 */
final class TableRows implements AutoCloseable {
    private final TableShapes tables;

    /** @param seen what the source could see when the rows were read */
    record Read(Chunk chunk, Visibility seen) {}

    TableRows(ConnectorFile connector, SourceCatalog catalog) throws SQLException {
        this.tables = new TableShapes(connector, catalog);
    }

    /** The next rows, at most so many. */
    Read read(SnapshotProgress progress, int limit) throws SQLException {
        try {
            Visibility seen = Visibility.of(tables.connection());
            TableShapes.Shape shape = tables.shape(progress.tableName());
            checkKey(shape.table());
            return new Read(rows(shape, progress, limit), seen);
        } finally {
            tables.connection().rollback();
        }
    }

    private Chunk rows(TableShapes.Shape shape, SnapshotProgress progress, int limit) throws SQLException {
        List<String> key = shape.table().primaryKeyColumnNames();
        List<Row> rows = new ArrayList<>();
        List<String> last = new ArrayList<>();
        try (PreparedStatement statement =
                tables.connection().prepareStatement(query(shape.table(), progress, limit))) {
            int at = 0;
            for (String value : progress.request().filter().values()) {
                statement.setObject(++at, value, Types.OTHER);
            }
            for (String value : progress.after()) {
                statement.setObject(++at, value, Types.OTHER);
            }
            tables.read(shape, statement, (row, result) -> {
                rows.add(row);
                last.clear();
                for (String column : key) {
                    last.add(result.getString(column));
                }
            });
        }
        return new Chunk(progress.tableName(), key, rows, rows.size() < limit ? List.of() : last);
    }

    /** Names are quoted, values are parameters whose type the source takes from the column. */
    private static String query(Table table, SnapshotProgress progress, int limit) throws SQLException {
        List<String> conditions = new ArrayList<>();
        for (String column : progress.request().filter().keySet()) {
            conditions.add(quoted(column(table, column).name()) + " = ?");
        }
        List<String> key = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (Column column : table.primaryKeyColumns()) {
            key.add(quoted(column.name()));
            after.add("?");
        }
        String order = String.join(", ", key);
        if (!progress.after().isEmpty()) {
            conditions.add("(" + order + ") > (" + String.join(", ", after) + ")");
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select * from " + quoted(table.id().schema()) + "."
                + quoted(table.id().table()) + where + " order by " + order + " limit " + limit;
    }

    private static Column column(Table table, String name) {
        return Optional.ofNullable(table.columnWithName(name))
                .orElseThrow(
                        () -> WhenceException.config("the table " + table.id().table() + " has no column '" + name + "'"
                                + NearestName.hint(name, table.retrieveColumnNames())));
    }

    private static String quoted(String name) throws SQLException {
        return SourceDatabase.quoted(name);
    }

    private static void checkKey(Table table) {
        if (table.primaryKeyColumnNames().isEmpty()) {
            throw WhenceException.config(
                    "the table " + table.id().table() + " has no primary key, so it cannot be read piece by piece");
        }
    }

    /** What transactions a query could see: all below {@code from} had ended, those of {@code open} had not. */
    record Visibility(long from, long upTo, List<Long> open) {
        static Visibility of(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(SqlFile.read("visibility"));
                    ResultSet row = statement.executeQuery()) {
                row.next();
                String[] parts = row.getString(1).split(":", -1);
                List<Long> open = new ArrayList<>();
                for (String id : parts[2].split(",")) {
                    if (!id.isEmpty()) {
                        open.add(Long.parseLong(id));
                    }
                }
                return new Visibility(Long.parseLong(parts[0]), Long.parseLong(parts[1]), open);
            }
        }

        /** The numbers of the open transactions as the log has them: without their epoch. */
        List<String> openInLog() {
            return open.stream().map(id -> Long.toString(id & 0xffffffffL)).collect(Collectors.toList());
        }
    }

    @Override
    public void close() {
        tables.close();
    }
}
