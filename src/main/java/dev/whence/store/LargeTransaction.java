package dev.whence.store;

import dev.whence.capture.RowChange;
import dev.whence.capture.Transaction;
import dev.whence.mapping.NetPiece;
import dev.whence.mapping.NetRow;
import dev.whence.mapping.Outcome;
import dev.whence.mapping.PiecewiseMapper;
import dev.whence.mapping.RowKey;
import dev.whence.store.ConnectorAppender.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores what a transaction means that is too large for memory, in the caller's transaction: its net rows are collected
 * in the database, the images brought to where it leaves them, and then its rows are told page by page. The head is
 * locked from the first page on.
 */
final class LargeTransaction {
    private static final String DELETE_IMAGES = Sql.read("delete-by-net-rows");
    private static final String PUT_IMAGES = Sql.read("put-net-rows");
    private static final String UNSTAGE = Sql.read("unstage-net-rows");
    private static final String PAGE = Sql.read("net-rows-page");
    private static final String ASKED_PAGE = Sql.read("asked-rows-page");
    private static final int PIECE = 10_000;
    private static final int PAGE_ROWS = 2_000;
    private static final int BYTES = 1 << 23;

    private final Connection connection;
    private final Work work;
    private final PiecewiseMapper mapper;
    private final Transaction transaction;
    private final NetRows rows;
    private final PostgresRowImages images;
    private Stored stored = Stored.NOTHING;

    LargeTransaction(Connection connection, Work work, PiecewiseMapper mapper, Transaction transaction)
            throws SQLException {
        this.connection = connection;
        this.work = work;
        this.mapper = mapper;
        this.transaction = transaction;
        this.rows = NetRows.create(connection, work.tables(), work.images(), transaction);
        this.images = new PostgresRowImages(connection, work.tables());
    }

    Stored store(ConnectorState state) throws SQLException {
        collect();
        rows.complete(mapper.askedByParents());
        if (state.phase() == ConnectorState.Phase.READING) {
            work.staged().truncated(connection, List.of(transaction));
            update(UNSTAGE, statement -> {});
        }
        update(DELETE_IMAGES, statement -> {});
        update(PUT_IMAGES, statement -> statement.setInt(1, state.generation()));
        for (String table : work.tables().names()) {
            tellChanged(table);
            tellTouched(table);
        }
        rows.drop();
        return stored;
    }

    private void collect() throws SQLException {
        List<RowChange> piece = new ArrayList<>();
        long bytes = 0;
        int from = 0;
        for (RowChange change : transaction.changes()) {
            piece.add(change);
            bytes += change.bytes();
            if (piece.size() == PIECE || bytes > BYTES) {
                collect(piece, from);
                from += piece.size();
                piece.clear();
                bytes = 0;
            }
        }
        collect(piece, from);
    }

    private void collect(List<RowChange> changes, int from) throws SQLException {
        NetPiece piece = mapper.coalesce(changes, from, rows, images);
        rows.save(piece);
        write(piece.rejected());
    }

    private void tellChanged(String table) throws SQLException {
        List<NetRow> page = new ArrayList<>();
        long after = -1;
        do {
            page.clear();
            long from = after;
            rows.ask(
                    PAGE,
                    statement -> {
                        statement.setInt(1, work.tables().number(table));
                        statement.setLong(2, from);
                        statement.setInt(3, PAGE_ROWS);
                        statement.setLong(4, BYTES);
                    },
                    row -> page.add(rows.read(row)));
            if (!page.isEmpty()) {
                write(mapper.changed(page, rows, images));
                after = page.get(page.size() - 1).order();
            }
        } while (!page.isEmpty());
    }

    private void tellTouched(String table) throws SQLException {
        List<RowKey> page = new ArrayList<>();
        long[] after = {0};
        do {
            page.clear();
            rows.ask(
                    ASKED_PAGE,
                    statement -> {
                        statement.setInt(1, work.tables().number(table));
                        statement.setLong(2, after[0]);
                        statement.setInt(3, PAGE_ROWS / 4);
                    },
                    row -> {
                        page.add(new RowKey(table, row.getString(1)));
                        after[0] = row.getLong(2);
                    });
            if (!page.isEmpty()) {
                write(mapper.touched(page, rows, images));
            }
        } while (!page.isEmpty());
    }

    private void write(List<Outcome> outcomes) throws SQLException {
        stored = stored.plus(work.writer().tell(connection, outcomes, List.of(transaction)));
    }

    private void update(String sql, NetRows.Parameterised parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        }
    }
}
