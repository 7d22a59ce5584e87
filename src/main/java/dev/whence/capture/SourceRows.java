package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of a source as they are at one moment, read by ordinary queries and with the values that capture would give them.
 * Nothing is written. It holds a transaction open, so it is for short use or to be moved on. Not thread-safe.
 */
public final class SourceRows implements AutoCloseable {
    private static final int AT_A_TIME = 500;

    private final ConnectorFile connector;
    private final TableShapes shapes;

    private SourceRows(ConnectorFile connector, TableShapes shapes) {
        this.connector = connector;
        this.shapes = shapes;
    }

    /**
     * Looks at the source as it is now.
     *
     * @throws WhenceException CONFIG or RETRYABLE, which says why it cannot be read
     */
    public static SourceRows open(ConnectorFile connector) {
        try (SourceDatabase source = SourceDatabase.open(connector)) {
            SourceCatalog catalog = new SourceCatalog(java.util.Map.of(), source.decimalTypes());
            return new SourceRows(connector, new TableShapes(connector, catalog));
        } catch (SQLException e) {
            throw SourceFailure.of(e, connector).exception(e);
        }
    }

    /** Looks at the source as it is now; tells where its log ends, which holds all that can be seen. */
    String moveOn() throws SQLException {
        shapes.connection().rollback();
        try (PreparedStatement statement = shapes.connection().prepareStatement(SqlFile.read("log-written"));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * The rows that have one of these values in these columns; in no order.
     *
     * @param table as in {@link RowChange#table}
     * @param values texts as the source reads them, one for each column; what the type cannot be is in no row
     */
    public List<Row> with(String table, List<String> columns, List<List<String>> values) {
        List<Row> rows = new ArrayList<>();
        try {
            TableShapes.Shape shape = shapes.shape(table);
            for (int from = 0; from < values.size(); from += AT_A_TIME) {
                List<List<String>> some = values.subList(from, Math.min(values.size(), from + AT_A_TIME));
                rows.addAll(with(shape, columns, some));
            }
            return rows;
        } catch (SQLException e) {
            throw SourceFailure.of(e, connector).exception(e);
        }
    }

    private List<Row> with(TableShapes.Shape shape, List<String> columns, List<List<String>> values)
            throws SQLException {
        Savepoint before = shapes.connection().setSavepoint();
        try {
            return query(shape, columns, values, "");
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith("22")) {
                throw e;
            }
            shapes.connection().rollback(before);
            return query(shape, columns, values, "::text");
        }
    }

    private List<Row> query(TableShapes.Shape shape, List<String> columns, List<List<String>> values, String cast)
            throws SQLException {
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            names.add(SourceDatabase.quoted(column) + cast);
        }
        String one = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        String query = "select * from " + name(shape) + " where (" + String.join(", ", names) + ") in ("
                + String.join(", ", Collections.nCopies(values.size(), one)) + ")";
        try (PreparedStatement statement = shapes.connection().prepareStatement(query)) {
            int at = 0;
            for (List<String> row : values) {
                for (String value : row) {
                    statement.setObject(++at, value, Types.OTHER);
                }
            }
            return read(shape, statement);
        }
    }

    /** The first rows of a table in the order of its primary key; in any order if it has none. */
    public List<Row> first(String table, int limit) {
        try {
            TableShapes.Shape shape = shapes.shape(table);
            List<String> key = new ArrayList<>();
            for (String column : shape.table().primaryKeyColumnNames()) {
                key.add(SourceDatabase.quoted(column));
            }
            String order = key.isEmpty() ? "" : " order by " + String.join(", ", key);
            String query = "select * from " + name(shape) + order + " limit " + limit;
            try (PreparedStatement statement = shapes.connection().prepareStatement(query)) {
                return read(shape, statement);
            }
        } catch (SQLException e) {
            throw SourceFailure.of(e, connector).exception(e);
        }
    }

    /**
     * Rows of texts as the log has them.
     *
     * @param types the columns' types as the source writes them
     */
    List<Row> ofTexts(String table, List<String> columns, List<String> types, List<List<String>> texts)
            throws SQLException {
        TableShapes.Shape shape = shapes.shapeWith(table, columns);
        List<Row> rows = new ArrayList<>();
        String one = "(" + types.stream().map(type -> "?::" + type).collect(Collectors.joining(", ")) + ")";
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            names.add(SourceDatabase.quoted(column));
        }
        StringBuilder others = new StringBuilder();
        for (String column : shape.table().retrieveColumnNames()) {
            if (!columns.contains(column)) {
                others.append(", null as ").append(SourceDatabase.quoted(column));
            }
        }
        for (int from = 0; from < texts.size(); from += AT_A_TIME) {
            List<List<String>> some = texts.subList(from, Math.min(texts.size(), from + AT_A_TIME));
            String query = "select rows.*" + others + " from (values "
                    + String.join(", ", Collections.nCopies(some.size(), one)) + ") as rows ("
                    + String.join(", ", names) + ")";
            try (PreparedStatement statement = shapes.connection().prepareStatement(query)) {
                int at = 0;
                for (List<String> row : some) {
                    for (String text : row) {
                        statement.setObject(++at, text, Types.OTHER);
                    }
                }
                rows.addAll(read(shape, statement));
            }
        }
        return rows;
    }

    private List<Row> read(TableShapes.Shape shape, PreparedStatement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        shapes.read(shape, statement, (row, result) -> rows.add(row));
        return rows;
    }

    private static String name(TableShapes.Shape shape) throws SQLException {
        return SourceDatabase.quoted(shape.table().id().schema()) + "."
                + SourceDatabase.quoted(shape.table().id().table());
    }

    @Override
    public void close() {
        shapes.close();
    }
}
