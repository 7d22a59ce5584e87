package dev.whence.capture;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.core.Utils;

/**
 * A connection to a source, for everything but its changes: to check it, to make publication and slot, to watch the
 * slot. It runs short statements only and is never in a transaction. Thread-safe.
 */
final class SourceDatabase implements AutoCloseable {
    private final Connection connection;

    private SourceDatabase(Connection connection) {
        this.connection = connection;
    }

    static SourceDatabase open(ConnectorFile connector) throws SQLException {
        return new SourceDatabase(SourceConnections.open(connector));
    }

    /**
     * What a server is and what we may do on it.
     *
     * @param slotKeeps how much of its log a slot holds back at most, as the server writes it; -1 for no limit
     * @param timeline of its log; 0 on a standby, which follows another's
     * @param logEnd where its log ends now
     */
    record Server(
            int version,
            String walLevel,
            boolean standby,
            boolean mayReplicate,
            boolean mayCreate,
            int freeSlots,
            int freeSenders,
            String slotKeeps,
            int timeline,
            long logEnd) {}

    /**
     * @param identity the columns that the log holds of a row before its change; empty if it holds all
     */
    record Table(String name, boolean readable, boolean owned, Optional<Set<String>> identity) {}

    record Publication(boolean allTables, boolean allOperations, Set<String> tables) {}

    record Slot(boolean active, String plugin, String database, long confirmed, boolean lost) {}

    /** Whether nobody else reads this slot, from now until this connection closes. */
    boolean fence(String slot) throws SQLException {
        return one("fence", row -> row.getBoolean(1), slot).orElseThrow();
    }

    Server server() throws SQLException {
        return one(
                        "server",
                        row -> new Server(
                                row.getInt("version"),
                                row.getString("wal_level"),
                                row.getBoolean("standby"),
                                row.getBoolean("may_replicate"),
                                row.getBoolean("may_create"),
                                row.getInt("free_slots"),
                                row.getInt("free_senders"),
                                row.getString("slot_keeps"),
                                row.getInt("timeline"),
                                row.getLong("log_end")))
                .orElseThrow();
    }

    List<Table> tables() throws SQLException {
        return query(
                "tables",
                row -> new Table(
                        ChangeReader.tableName(row.getString("schema_name"), row.getString("table_name")),
                        row.getBoolean("readable"),
                        row.getBoolean("owned"),
                        row.getBoolean("full_identity")
                                ? Optional.empty()
                                : Optional.of(texts(row, "identity_columns"))));
    }

    /** The columns of each table, in their order. */
    Map<String, Map<String, ColumnType>> columns() throws SQLException {
        Map<String, Map<String, ColumnType>> tables = new LinkedHashMap<>();
        query("columns", row -> {
            String table = ChangeReader.tableName(row.getString("schema_name"), row.getString("table_name"));
            return tables.computeIfAbsent(table, name -> new LinkedHashMap<>())
                    .put(row.getString("column_name"), ColumnType.ofPostgres(row.getString("type")));
        });
        return tables;
    }

    /** A text that changes when the log begins or ceases to tell of one of the tables, or tells otherwise of it. */
    String told(String publication, List<String> tables) throws SQLException {
        String names = String.join(
                ",",
                tables.stream()
                        .map(table -> table.contains(".") ? table : "public." + table)
                        .toList());
        return one("told", row -> row.getString(1), names, publication).orElseThrow();
    }

    /** Upper-case names of the types that are exact decimals. */
    Set<String> decimalTypes() throws SQLException {
        return Set.copyOf(query("decimal-types", row -> row.getString("name")));
    }

    Optional<Publication> publication(String name) throws SQLException {
        return one(
                "publication",
                row -> new Publication(
                        row.getBoolean("all_tables"), row.getBoolean("all_operations"), texts(row, "tables")),
                name);
    }

    Optional<Slot> slot(String name) throws SQLException {
        return one(
                "slot",
                row -> new Slot(
                        row.getBoolean("active"),
                        row.getString("plugin"),
                        row.getString("database"),
                        row.getLong("confirmed"),
                        row.getBoolean("lost")),
                name);
    }

    void dropSlot(String name) throws SQLException {
        one("drop-slot", row -> "", name);
    }

    /** Bytes of log that the slot keeps; empty if there is no such slot. */
    OptionalLong lag(String slot) throws SQLException {
        return one("lag", row -> OptionalLong.of(row.getLong("bytes")), slot).orElse(OptionalLong.empty());
    }

    void moveOn(String prefix) throws SQLException {
        one("move-on", row -> "", prefix);
    }

    /** Writes a mark into the log that comes back with its content, after all that was committed before. */
    void mark(String prefix, String content) throws SQLException {
        one("mark", row -> "", prefix, content);
    }

    /** A slot that is gone with this connection. Waits for the transactions that write now. */
    void makeTemporarySlot(String name) throws SQLException {
        one("temporary-slot", row -> "", name);
    }

    /** The messages of the transactions that were committed up to a place in the log, since this was last called. */
    List<byte[]> changes(String slot, String upTo, String publication) throws SQLException {
        return query("changes", row -> row.getBytes("data"), slot, upTo, publication);
    }

    /** Whether the log has been flushed up to here, so that it can be read. */
    boolean isFlushed(String position) throws SQLException {
        return one("is-flushed", row -> row.getBoolean(1), position).orElseThrow();
    }

    /** The types of columns as they are written in SQL. */
    List<String> typeNames(List<Integer> types, List<Integer> sizes) throws SQLException {
        return query("type-names", row -> row.getString("name"), array(types), array(sizes));
    }

    private static String array(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    synchronized void execute(String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    static String quoted(String identifier) throws SQLException {
        return Utils.escapeIdentifier(null, identifier).toString();
    }

    private <T> Optional<T> one(String name, Reader<T> reader, String... parameters) throws SQLException {
        return query(name, reader, parameters).stream().findFirst();
    }

    /** What a statement of this room gives, row by row. */
    synchronized <T> List<T> query(String name, Reader<T> reader, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlFile.read(name))) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Set.of((String[]) array.getArray());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Takes what it wants of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
