package dev.whence.models;

import dev.whence.event.WhenceException;
import dev.whence.semantics.Dataset;
import dev.whence.semantics.ModelFitting.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Copies tables of PostgreSQL by COPY, through a file that nobody else may read and that is deleted at once. */
final class PostgresCopy {
    private final Connection source;
    private final Connection database;
    private final UsedColumns used;
    private final long most;
    private int copied;

    /** @param most how many rows a table may have */
    PostgresCopy(Connection source, Connection database, UsedColumns used, long most) {
        this.source = source;
        this.database = database;
        this.used = used;
        this.most = most;
    }

    /** Fails with CONFIG if the table has too many rows. */
    Table table(Dataset dataset, PostgresTables.Found table) throws SQLException {
        String from = Sql.name(table.schema()) + "." + Sql.name(table.name());
        return copy(dataset, table.columns(), from, table.schema() + "." + table.name());
    }

    /** The rows of a query of the model. Fails with CONFIG if there are too many. */
    Table query(Dataset dataset) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (PreparedStatement query = source.prepareStatement(dataset.source())) {
            ResultSetMetaData given = query.getMetaData();
            for (int i = 1; i <= given.getColumnCount(); i++) {
                columns.put(
                        given.getColumnLabel(i),
                        PostgresTypes.duckdb(given.getColumnTypeName(i), given.getPrecision(i), given.getScale(i)));
            }
        }
        return copy(dataset, columns, "(" + dataset.source() + ") AS source", "the query of " + dataset.name());
    }

    private Table copy(Dataset dataset, Map<String, String> columns, String from, String origin) throws SQLException {
        Map<String, String> wanted = new LinkedHashMap<>();
        columns.forEach((name, type) -> {
            if (used.uses(dataset.source(), name)) {
                wanted.put(name, type);
            }
        });
        if (wanted.isEmpty()) {
            wanted.put(
                    columns.keySet().iterator().next(),
                    columns.values().iterator().next());
        }
        String table = Sql.name("t" + copied++ + "_" + dataset.name());
        String selected = wanted.keySet().stream().map(Sql::name).collect(Collectors.joining(", "));
        try {
            Path file = Files.createTempFile("whence-", ".csv");
            try {
                long rows = write(
                        "COPY (SELECT " + selected + " FROM " + from + " LIMIT " + (most + 1)
                                + ") TO STDOUT (FORMAT csv)",
                        file);
                if (rows > most) {
                    throw WhenceException.config(origin + " has more than " + most
                            + " rows; a part of them would give wrong numbers. Allow more with --rows, or ask a view");
                }
                Sql.run(
                        database,
                        "CREATE TABLE " + table + " AS SELECT * FROM read_csv(" + Sql.text(file.toString())
                                + ", auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"',"
                                + " nullstr = '', allow_quoted_nulls = false, columns = " + Sql.struct(wanted) + ")");
            } finally {
                Files.delete(file);
            }
        } catch (IOException full) {
            throw WhenceException.config("cannot copy " + origin + ": " + full.getMessage());
        }
        return new Table(table, origin, List.copyOf(columns.keySet()));
    }

    private long write(String statement, Path file) throws SQLException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return source.unwrap(PGConnection.class).getCopyAPI().copyOut(statement, out);
        }
    }
}
