package dev.whence.projection;

import dev.whence.event.WhenceException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** A star in a file that nobody writes: for looking at a copy, and for tests. Thread-safe. */
public final class StarFile implements Star, AutoCloseable {
    private final DuckDBConnection main;

    private StarFile(DuckDBConnection main) {
        this.main = main;
    }

    /** Fails with CONFIG if the file is not there or is no DuckDB file. */
    public static StarFile open(Path file) {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        try {
            return new StarFile((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties));
        } catch (SQLException unreadable) {
            throw WhenceException.config("cannot read the star " + file + ": " + unreadable.getMessage());
        }
    }

    @Override
    public <T> T read(Reading<T> reading) {
        try (Connection connection = main.duplicate()) {
            return reading.from(connection, Checkpoint.START);
        } catch (SQLException failed) {
            throw WhenceException.retryable("the star cannot be read now: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        try {
            main.close();
        } catch (SQLException failed) {
            throw WhenceException.bug("the star could not be closed: " + failed.getMessage(), failed);
        }
    }
}
