package dev.whence.sample;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Fills an empty shop from CSV files by COPY, in one transaction: all of them or nothing. */
public final class CsvLoader {
    private static final Pattern LINE = Pattern.compile("line (\\d+)(?:, column (\\w+))?");

    private final ShopServer server;
    private final LongConsumer progress;

    /** @param progress is told how many per cent of the bytes are read */
    public CsvLoader(ShopServer server, LongConsumer progress) {
        this.server = server;
        this.progress = progress;
    }

    /** Loads all files and remembers them as the shop's origin. Returns the number of rows. */
    public long load(CsvFolder folder) {
        try (Connection shop = server.asOwner()) {
            shop.setAutoCommit(false);
            CopyManager copy = shop.unwrap(PGConnection.class).getCopyAPI();
            Meter meter = new Meter(folder.bytes());
            long rows = 0;
            for (CsvTable table : CsvTable.ALL) {
                rows += load(folder.file(table), table, copy, meter);
            }
            ShopDatabase.remember(shop, folder.origin(), lastBusyDay(shop));
            shop.commit();
            HistoryLoader.analyze(shop);
            return rows;
        } catch (SQLException | IOException e) {
            throw WhenceException.retryable("the shop could not be filled: " + e.getMessage(), e);
        }
    }

    private long load(CsvFile file, CsvTable table, CopyManager copy, Meter meter) throws IOException, SQLException {
        List<String> columns = file.header();
        try (InputStream in = meter.around(file.open())) {
            return copy.copyIn(statement(table, columns), in, 1 << 16);
        } catch (PSQLException e) {
            throw WhenceException.config(List.of(problem(file, e)));
        }
    }

    /** The names were found in the header and are the table's own. An empty field is NULL, quoted or not. */
    private static String statement(CsvTable table, List<String> columns) {
        String names = String.join(", ", columns);
        return "copy " + table.table() + " (" + names + ") from stdin with (format csv, header, force_null (" + names
                + "))";
    }

    private static Problem problem(CsvFile file, PSQLException failure) {
        ServerErrorMessage error = failure.getServerErrorMessage();
        if (error == null) {
            return new Problem(file.path().toString(), 0, 0, failure.getMessage());
        }
        Matcher where = LINE.matcher(String.valueOf(error.getWhere()));
        boolean known = where.find();
        String column = known && where.group(2) != null ? where.group(2) + ": " : "";
        String detail = error.getDetail() == null ? "" : " (" + error.getDetail() + ")";
        return new Problem(
                file.path().toString(),
                known ? Integer.parseInt(where.group(1)) : 0,
                1,
                column + error.getMessage() + detail);
    }

    /** The end of the last day with ten orders or more: what comes after is the tail of the sample. */
    private static LocalDateTime lastBusyDay(Connection shop) throws SQLException {
        try (Statement statement = shop.createStatement();
                ResultSet day = statement.executeQuery(Sheet.text("last-busy-day.sql"))) {
            day.next();
            LocalDateTime end = day.getObject(1, LocalDateTime.class);
            if (end == null) {
                throw WhenceException.config("the files hold no orders");
            }
            return end;
        }
    }

    private final class Meter {
        private final long total;
        private long seen;
        private long told = -1;

        Meter(long total) {
            this.total = Math.max(1, total);
        }

        InputStream around(InputStream in) {
            return new FilterInputStream(in) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int count = super.read(bytes, offset, length);
                    seen += Math.max(0, count);
                    long percent = Math.min(100, 100 * seen / total);
                    if (percent != told) {
                        told = percent;
                        progress.accept(percent);
                    }
                    return count;
                }
            };
        }
    }
}
