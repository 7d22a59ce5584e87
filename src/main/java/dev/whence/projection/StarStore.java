package dev.whence.projection;

import dev.whence.event.WhenceException;
import dev.whence.store.EventText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * One DuckDB file with the tables of a projection and its checkpoint. One thread writes, any number read. Reading and
 * writing do not wait for each other.
 */
final class StarStore implements AutoCloseable {
    private static final String TABLES =
            """
            create table if not exists whence_checkpoint (position bigint, recorded_at timestamp, version varchar);
            """;
    private final ProjectionFiles files;
    private final Path file;
    private final DuckDBConnection writer;
    private final ProjectionSteps steps;
    private final EventBatch batch;
    private final String version;
    private final TableChanges changes;
    private volatile Checkpoint checkpoint;

    private StarStore(ProjectionFiles files, Path file, DuckDBConnection writer) throws SQLException {
        this.files = files;
        this.file = file;
        this.writer = writer;
        this.steps = new ProjectionSteps(files.steps());
        this.batch = new EventBatch(writer);
        try (Statement statement = writer.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            statement.execute("set preserve_insertion_order = false");
            statement.execute(TABLES);
            if (count(statement) == 0) {
                statement.execute(files.schema());
                statement.execute(
                        "insert into whence_checkpoint values (0, timestamp '1970-01-01', '" + files.version() + "')");
            }
            this.version = version(statement);
        }
        this.checkpoint = checkpoint(writer);
        this.changes = new TableChanges(files.steps(), checkpoint);
        writer.setAutoCommit(false);
    }

    static StarStore open(ProjectionFiles files, Path file, ProjectionSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", settings.memoryMegabytes() + "MB");
        properties.setProperty("threads", String.valueOf(settings.threads()));
        properties.setProperty("temp_directory", file + ".spill");
        try {
            Files.createDirectories(settings.folder());
            Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties);
            return new StarStore(files, file, (DuckDBConnection) connection);
        } catch (SQLException failed) {
            throw DuckDbErrors.opening("the projection " + file.getFileName(), failed);
        } catch (IOException failed) {
            throw WhenceException.retryable("cannot make the folder " + settings.folder(), failed);
        }
    }

    Path file() {
        return file;
    }

    /** Built by other files than those of today. */
    boolean outdated() {
        return !version.equals(files.version());
    }

    TableChanges changes() {
        return changes;
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Puts the next events with those that wait to be applied; returns how many these are. After a failure none are. */
    int stage(List<EventText> events) throws SQLException {
        try {
            batch.add(events);
            return batch.size();
        } catch (SQLException | RuntimeException failed) {
            undo();
            throw failed;
        }
    }

    /** Applies what waits, all or nothing, with the checkpoint. */
    void applyStaged() throws SQLException {
        if (batch.size() == 0) {
            return;
        }
        try (Statement statement = writer.createStatement()) {
            steps.run(statement, batch.types());
            Checkpoint end = batch.end();
            try (var update = writer.prepareStatement("update whence_checkpoint set position = ?, recorded_at = ?")) {
                update.setLong(1, end.position());
                update.setObject(2, LocalDateTime.ofInstant(end.recordedAt(), ZoneOffset.UTC));
                update.executeUpdate();
            }
            changes.changing(batch.types(), end);
            writer.commit();
            checkpoint = end;
            changes.reached(end);
            batch.done();
        } catch (SQLException | RuntimeException failed) {
            undo();
            throw failed;
        }
    }

    private void undo() throws SQLException {
        steps.forget();
        batch.done();
        writer.rollback();
    }

    <T> T read(Star.Reading<T> reading) throws SQLException {
        try (Connection connection = writer.duplicate()) {
            connection.setAutoCommit(false);
            try {
                return reading.from(connection, checkpoint(connection));
            } finally {
                connection.rollback();
            }
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (SQLException failed) {
            throw WhenceException.bug("the file " + file + " could not be closed", failed);
        }
    }

    /** Removes a file that is not open, with what DuckDB keeps beside it. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(Path.of(file + ".wal"));
        } catch (IOException failed) {
            throw WhenceException.retryable("cannot remove " + file, failed);
        }
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from whence_checkpoint")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select version from whence_checkpoint")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Checkpoint checkpoint(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position, recorded_at from whence_checkpoint")) {
            row.next();
            return new Checkpoint(
                    row.getLong(1), row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC));
        }
    }
}
