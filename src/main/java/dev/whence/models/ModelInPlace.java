package dev.whence.models;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import dev.whence.models.DataPlace.Placed;
import dev.whence.projection.Checkpoint;
import dev.whence.projection.Star;
import dev.whence.semantics.ModelFitting;
import dev.whence.semantics.ModelFitting.Fitted;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.SemanticModelLoader;
import dev.whence.semantics.SemanticModelLoader.Loaded;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * A model with its data, as it was at one moment, in a database of DuckDB in memory that reads nothing else from then on.
 * Thread-safe.
 */
final class ModelInPlace implements Star, AutoCloseable {
    private static final String MEMORY = "1GB";

    private final DuckDBConnection database;
    private final SemanticModel model;
    private final List<Problem> leftOut;
    private final Checkpoint readAt;

    private ModelInPlace(DuckDBConnection database, SemanticModel model, List<Problem> leftOut) {
        this.database = database;
        this.model = model;
        this.leftOut = List.copyOf(leftOut);
        this.readAt = new Checkpoint(0, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Reads the model and the data.
     *
     * @throws WhenceException CONFIG where the file is no model, the place cannot be read, or no metric is left
     */
    static ModelInPlace open(Path file, DataPlace place) {
        Loaded loaded = SemanticModelLoader.open(file);
        try {
            DuckDBConnection database = open();
            try {
                Placed placed = place.bring(loaded.model(), database);
                lock(database);
                Fitted fitted = ModelFitting.of(loaded.model(), placed.tables(), database);
                List<Problem> leftOut = Stream.of(loaded.leftOut(), placed.missing(), fitted.leftOut())
                        .flatMap(List::stream)
                        .toList();
                if (fitted.model().metrics().isEmpty()) {
                    throw nothing(file, leftOut);
                }
                return new ModelInPlace(database, fitted.model(), leftOut);
            } catch (SQLException | RuntimeException failed) {
                database.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw WhenceException.config(file.getFileName() + ": " + failed.getMessage());
        }
    }

    private static WhenceException nothing(Path file, List<Problem> leftOut) {
        List<Problem> all = new ArrayList<>(leftOut);
        all.add(new Problem(
                file.getFileName().toString(), 0, 0, "no metric of the model can be computed on this data"));
        return WhenceException.config(all);
    }

    private static DuckDBConnection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", MEMORY);
        properties.setProperty("temp_directory", System.getProperty("java.io.tmpdir") + "/whence-models.spill");
        DuckDBConnection database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
        Sql.run(database, "SET TimeZone = 'UTC'");
        return database;
    }

    /** The SQL of a model reads its own data and nothing else on this machine. */
    private static void lock(Connection database) throws SQLException {
        Sql.run(database, "SET enable_external_access = false");
        Sql.run(database, "SET lock_configuration = true");
    }

    SemanticModel model() {
        return model;
    }

    /** What of the model cannot be asked, and why. */
    List<Problem> leftOut() {
        return leftOut;
    }

    /** Fails with BAD_DATA, in a sentence, where the values of the data do not let something be computed. */
    @Override
    public <T> T read(Reading<T> reading) {
        try (Connection connection = database.duplicate()) {
            return reading.from(connection, readAt);
        } catch (SQLException failed) {
            throw WhenceException.badData(
                    "it cannot be computed on this data: "
                            + failed.getMessage().lines().findFirst().orElse(""),
                    failed);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException failed) {
            throw WhenceException.bug("a database could not be closed: " + failed.getMessage(), failed);
        }
    }
}
