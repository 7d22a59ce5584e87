package dev.whence.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The running shop's application side: ordinary transactions on one connection, opened anew after a failure. Not thread-safe. */
final class LiveShop implements AutoCloseable {
    private final ShopServer server;
    private Optional<Connection> connection = Optional.empty();

    LiveShop(ShopServer server) {
        this.server = server;
    }

    /** What is done in one transaction. */
    interface Work {
        void in(LiveShop shop) throws SQLException;
    }

    /** All of it or nothing. After a failure the next call connects again. */
    void transaction(Work work) throws SQLException {
        Connection current = connected();
        try {
            work.in(this);
            current.commit();
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** Runs the statement of a file; returns the number of rows that it changed. */
    int change(String file, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(file, values)) {
            return statement.executeUpdate();
        }
    }

    /** The first row that the query of a file finds, its columns in order. */
    Optional<List<Object>> first(String file, Object... values) throws SQLException {
        return rows(file, values).stream().findFirst();
    }

    List<List<Object>> rows(String file, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(file, values);
                ResultSet found = statement.executeQuery()) {
            List<List<Object>> rows = new ArrayList<>();
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private PreparedStatement prepared(String file, Object... values) throws SQLException {
        PreparedStatement statement = connected().prepareStatement(Sheet.text("live/" + file));
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private Connection connected() throws SQLException {
        if (connection.isEmpty()) {
            Connection opened = server.asOwner();
            opened.setAutoCommit(false);
            connection = Optional.of(opened);
        }
        return connection.get();
    }

    /** An open transaction is undone. */
    @Override
    public void close() {
        Optional<Connection> open = connection;
        connection = Optional.empty();
        open.ifPresent(LiveShop::abandon);
    }

    private static void abandon(Connection broken) {
        try {
            broken.close();
        } catch (SQLException e) {
            // the server has ended it already, which is all that closing is for
        }
    }
}
