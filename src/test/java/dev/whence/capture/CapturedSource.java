package dev.whence.capture;

import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;

/** A source database of its own, and a hub that reads it with a real route into a {@link RecordingStore}. */
final class CapturedSource implements AutoCloseable {
    private static final String ORDERS = "create table orders (id bigint primary key, state text, total numeric(12,2));"
            + "create table lines (id bigint primary key, order_id bigint, product text);"
            + "create table unmapped (id bigint generated always as identity primary key, filler text);";

    static final Path SPILL = Path.of("target", "spill");

    final Database database;
    final RecordingStore store = new RecordingStore();
    private final boolean shared;
    private ConnectorFile connector;
    private SourceUse use = SourceUse.any();
    private CamelContext context;
    private CdcComponent component;

    private CapturedSource(Database database, boolean shared, String... tables) {
        this.database = database;
        this.shared = shared;
        this.connector = new ConnectorFile(
                "source",
                database.host(),
                database.port(),
                database.name(),
                database.user(),
                new Secret(database.password()),
                "disable",
                List.of(tables),
                "any",
                database.name(),
                "whence_source",
                ZoneOffset.UTC,
                Duration.ofMillis(200),
                SlotAlarm.DEFAULT,
                500,
                1000,
                1000);
    }

    /** A table of orders and one of their lines, and one that is not captured. */
    static CapturedSource orders() {
        return of(ORDERS, "orders", "lines");
    }

    static CapturedSource of(String schema, String... tables) {
        Database database = Services.postgres().sourceDatabase();
        database.execute(schema);
        return new CapturedSource(database, true, tables);
    }

    static CapturedSource on(Database database, String schema, String... tables) {
        database.execute(schema);
        return new CapturedSource(database, false, tables);
    }

    ConnectorFile connector() {
        return connector;
    }

    void connector(ConnectorFile changed) {
        connector = changed;
    }

    CapturedSource use(SourceUse changed) {
        use = changed;
        return this;
    }

    CapturedSource start() throws Exception {
        context = new DefaultCamelContext();
        component = new CdcComponent(store, SPILL, Clock.systemUTC()).add(connector, use);
        context.addComponent(CdcComponent.SCHEME, component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("whence-cdc:source")
                        .process(exchange -> store.handle(exchange.getMessage().getBody(ChangeSet.class)));
            }
        });
        context.start();
        return this;
    }

    void stop() {
        if (context != null) {
            context.stop();
            context = null;
        }
    }

    CaptureStatus status() {
        return component.statuses().get(0);
    }

    /** Asks for a snapshot on demand of all tables. */
    Optional<String> readAgain() {
        return component.snapshot("source", new SnapshotRequest(connector.tables(), Map.of()));
    }

    HealthCheck.Result health() {
        return HealthCheckHelper.invoke(context).stream()
                .filter(result -> result.getCheck().getId().equals("whence-cdc-source"))
                .findFirst()
                .orElseThrow();
    }

    /** Where the source believes that we are. */
    long confirmed() throws SQLException {
        try (SourceDatabase source = SourceDatabase.open(connector)) {
            return source.slot(connector.slot()).orElseThrow().confirmed();
        }
    }

    /** What the changes that were stored leave in a table, by the value of its key column. */
    Map<Object, Map<String, Object>> folded(String table, String key) {
        Map<Object, Map<String, Object>> rows = store.snapshot().stream()
                .filter(change -> change.table().equals(table))
                .map(change -> change.after().orElseThrow().values())
                .collect(Collectors.toMap(row -> row.get(key), row -> row, (a, b) -> b));
        for (RowChange change : store.changes()) {
            if (change.table().equals(table)) {
                apply(change, key, rows);
            }
        }
        return rows;
    }

    private static void apply(RowChange change, String key, Map<Object, Map<String, Object>> rows) {
        if (change.kind() == RowChange.Kind.TRUNCATE) {
            rows.clear();
        }
        change.before().flatMap(row -> row.get(key)).ifPresent(rows::remove);
        change.after().ifPresent(row -> rows.put(row.get(key).orElseThrow(), row.values()));
    }

    @Override
    public void close() {
        stop();
        if (shared) {
            Services.postgres().drop(database);
        }
    }
}
