package dev.whence.sample;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes a generated history into an empty shop by COPY, in one transaction: all of it or nothing. */
public final class HistoryLoader {
    private static final long ORDERS_AT_ONCE = 1000;

    private final ShopServer server;
    private final LongConsumer progress;

    /** @param progress is told the number of rows written so far */
    public HistoryLoader(ShopServer server, LongConsumer progress) {
        this.server = server;
        this.progress = progress;
    }

    /** Loads the history and remembers it as the shop's origin. Returns the number of rows. */
    public long load(ShopHistory history) {
        try (Connection shop = server.asOwner()) {
            shop.setAutoCommit(false);
            CopyManager copy = shop.unwrap(PGConnection.class).getCopyAPI();
            ShopRows rows = new ShopRows();
            rows.furnish(history);
            history.tell(purchase -> take(purchase, rows, copy));
            rows.close();
            write(rows, copy);
            ShopDatabase.remember(shop, origin(history.seed()), history.story().until());
            shop.commit();
            analyze(shop);
            return rows.rows();
        } catch (SQLException e) {
            throw WhenceException.retryable("the shop could not be filled: " + e.getMessage(), e);
        }
    }

    /** What a shop of this seed is called. */
    public static String origin(long seed) {
        return "generated from seed " + seed;
    }

    static void analyze(Connection shop) throws SQLException {
        shop.setAutoCommit(true);
        try (var statement = shop.createStatement()) {
            statement.execute("analyze");
        }
    }

    private void take(Purchase purchase, ShopRows rows, CopyManager copy) {
        if (purchase.lost()) {
            return;
        }
        rows.order(purchase.order());
        if (rows.orders() % ORDERS_AT_ONCE == 0) {
            write(rows, copy);
        }
    }

    private void write(ShopRows rows, CopyManager copy) {
        try {
            for (CopyBuffer buffer : rows.buffers()) {
                buffer.writeTo(copy);
            }
            progress.accept(rows.rows());
        } catch (SQLException | IOException e) {
            throw WhenceException.retryable("the shop could not be filled: " + e.getMessage(), e);
        }
    }
}
