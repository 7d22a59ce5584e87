package dev.whence.models;

import dev.whence.event.NearestName;
import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import dev.whence.semantics.Dataset;
import dev.whence.semantics.ModelFitting.Table;
import dev.whence.semantics.SemanticModel;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A schema of a PostgreSQL, read in one read-only transaction: what a question is answered from is of one moment. Only
 * the columns that the model uses are copied; see docs/decisions/models-in-place.md for why they are copied at all.
 */
public final class PostgresSchema implements DataPlace {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final String CONNECT_SECONDS = "10";

    private final Access access;
    private final Clock clock;

    /** Tells how old a copy may become. */
    private record Clock(Duration fresh) {}

    /**
     * How the schema is reached.
     *
     * @param schema for all tables; where empty, what the sources of the model say, else public
     * @param rows how many rows a table may have at most
     * @param patience how long one statement may take
     */
    public record Access(
            String url, Optional<String> schema, String user, String password, long rows, Duration patience) {
        public Access {
            if (!url.startsWith(PREFIX)) {
                throw WhenceException.config("the address of a database begins with " + PREFIX + "//HOST/DATABASE");
            }
        }

        /** The address without what may be secret. */
        String shown() {
            return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
        }

        @Override
        public String toString() {
            return shown();
        }
    }

    /** @param fresh how old what was read may become */
    public PostgresSchema(Access access, Duration fresh) {
        this.access = access;
        this.clock = new Clock(fresh);
    }

    @Override
    public Placed bring(SemanticModel model, Connection database) throws SQLException {
        try (Connection source = connect()) {
            Map<String, Table> tables = new LinkedHashMap<>();
            List<Problem> missing = new ArrayList<>();
            PostgresTables there = PostgresTables.read(source);
            PostgresCopy copy = new PostgresCopy(source, database, new UsedColumns(model), access.rows());
            for (Dataset dataset : model.datasets().values()) {
                try {
                    tables.put(dataset.name(), placed(dataset, there, copy));
                } catch (WhenceException left) {
                    missing.add(model.lines()
                            .problem(
                                    "dataset " + dataset.name(),
                                    "dataset '" + dataset.name() + "' is left out: " + left.getMessage()));
                }
            }
            return new Placed(tables, missing);
        } catch (SQLException unreadable) {
            throw WhenceException.config("cannot read " + access.shown() + ": "
                    + unreadable.getMessage().lines().findFirst().orElse(""));
        }
    }

    private Table placed(Dataset dataset, PostgresTables there, PostgresCopy copy) throws SQLException {
        if (SourceName.isQuery(dataset.source())) {
            return copy.query(dataset);
        }
        SourceName name = SourceName.of(dataset.source());
        String schema = access.schema().orElseGet(() -> name.schema("public"));
        return copy.table(
                dataset,
                there.find(schema, name.table())
                        .orElseThrow(() -> WhenceException.config(access.shown() + " has no table "
                                + schema + "." + name.table() + " that this user may read"
                                + NearestName.hint(name.table(), there.names(schema)))));
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", access.user());
        if (!access.password().isEmpty()) {
            properties.setProperty("password", access.password());
        }
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("ApplicationName", "whence");
        Connection connection = DriverManager.getConnection(access.url(), properties);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET LOCAL statement_timeout = " + access.patience().toMillis());
            statement.execute("SET LOCAL timezone = 'UTC'");
        }
        return connection;
    }

    /** Nothing tells that rows have changed: what was read is read again when it has become too old. */
    @Override
    public String version() {
        return String.valueOf(Instant.now().toEpochMilli() / clock.fresh().toMillis());
    }
}
