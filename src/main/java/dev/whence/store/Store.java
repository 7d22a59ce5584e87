package dev.whence.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.whence.event.WhenceException;
import dev.whence.privacy.KeyWrapping;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The event store: its schema brought up to date, its connections, and who works on it. Thread-safe. */
public final class Store implements AutoCloseable {
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final HeadWatcher watcher;
    private final DirectConnections direct;
    private final Clock clock;
    private final EventSealer sealer;
    private final Optional<SubjectKeys> keys;

    private Store(StoreSettings settings, Clock clock, Optional<Sealing> sealing) {
        this.clock = clock;
        this.keys = sealing.map(one -> new SubjectKeys(one.wrapping()));
        this.sealer =
                sealing.map(one -> EventSealer.of(one, keys.orElseThrow())).orElse(EventSealer.none());
        this.writers = pool(settings, settings.writer());
        this.readers = pool(settings, settings.reader());
        this.direct = new DirectConnections(settings);
        this.watcher = new HeadWatcher(direct);
    }

    /** With the wall clock. */
    public static Store open(StoreSettings settings) {
        return open(settings, Clock.systemUTC());
    }

    /**
     * Migrates the database and opens the pools.
     *
     * <p>Fails with RETRYABLE where the database is not to be had (yet), with CONFIG where it cannot be a store.
     *
     * @param clock gives {@code recorded_at}
     */
    public static Store open(StoreSettings settings, Clock clock) {
        migrate(settings);
        return new Store(settings, clock, Optional.empty());
    }

    /** As {@link #open}, and keeps what is personal sealed. Without, it refuses packs that say something is. */
    public static Store open(StoreSettings settings, Clock clock, Sealing sealing) {
        migrate(settings);
        return new Store(settings, clock, Optional.of(sealing));
    }

    /**
     * Opens the pools of a store that a hub has made, and changes nothing in it.
     *
     * <p>Fails with RETRYABLE where the database is not to be had, with CONFIG where there is no store in it.
     */
    public static Store attach(StoreSettings settings) {
        try (Connection connection =
                DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
            StoreCheck.present(connection);
        } catch (SQLException e) {
            throw SqlErrors.translate("open it", e);
        }
        return new Store(settings, Clock.systemUTC(), Optional.empty());
    }

    public PostgresEventStore events() {
        return new PostgresEventStore(new Database(writers), new EventAppender(clock, sealer));
    }

    public EventReader reader() {
        return new EventReader(new Database(readers));
    }

    public CausalChain causality() {
        return new CausalChain(new Database(readers), reader());
    }

    public Gists gists() {
        return new Gists(new Database(writers), new Database(readers));
    }

    public EmbeddingModels embeddingModels() {
        return new EmbeddingModels(new Database(writers), new Database(readers));
    }

    public MeaningSearch meaningSearch() {
        return new MeaningSearch(new Database(readers));
    }

    public Stories stories() {
        return new Stories(new Database(readers), reader());
    }

    public HashChain hashChain() {
        return new HashChain(reader());
    }

    public HeadWatcher watcher() {
        return watcher;
    }

    public Connectors connectors() {
        return new Connectors(new Database(readers));
    }

    public DeadLetters deadLetters() {
        return new DeadLetters(new Database(writers));
    }

    /**
     * What stores the change sets of these connectors. Close it before the store.
     *
     * @param historyPage how many rows of a snapshot are told in one transaction, a thousand or so
     */
    public ChangeSetAppender changeSets(List<SourceMapping> sources, int historyPage) {
        Map<String, ConnectorAppender> connectors = new LinkedHashMap<>();
        for (SourceMapping source : sources) {
            ConnectorFence fence = new ConnectorFence(direct, source.connector());
            ConnectorSession session = new ConnectorSession(source.connector(), new Database(writers), fence);
            connectors.put(
                    source.connector(),
                    new ConnectorAppender(
                            source,
                            session,
                            new Database(readers),
                            new EventAppender(clock, sealer),
                            rows(source),
                            clock,
                            historyPage));
        }
        return new ChangeSetAppender(connectors, deadLetters());
    }

    private RowSealer rows(SourceMapping source) {
        return new RowSealer(source.connector(), source.personal(), subjectKeys());
    }

    /** @param shown false if everything is to stay sealed */
    public PersonalValues personalValues(boolean shown) {
        return new PersonalValues(new Database(readers), subjectKeys(), shown);
    }

    /** Wraps anew the keys that a former master key has wrapped; then that one can go. */
    public void rewrapKeys() {
        subjectKeys().rewrap(new Database(writers));
    }

    /** The people whose data is held here. */
    public DataSubjects dataSubjects() {
        return new DataSubjects(
                new Database(writers), subjectKeys(), new EventAppender(clock, sealer), personalValues(true), clock);
    }

    /** Without a sealing there is nothing that could be sealed or opened. */
    private SubjectKeys subjectKeys() {
        return keys.orElseGet(() -> new SubjectKeys(KeyWrapping.NONE));
    }

    public Checkpoints checkpoints() {
        return new Checkpoints(new Database(writers));
    }

    @Override
    public void close() {
        watcher.close();
        readers.close();
        writers.close();
    }

    private static void migrate(StoreSettings settings) {
        try (Connection connection =
                DriverManager.getConnection(settings.url(), settings.user(), settings.password())) {
            StoreCheck.prepare(connection);
            Flyway.configure()
                    .dataSource(settings.url(), settings.user(), settings.password())
                    .placeholders(Map.of("writer", settings.writer(), "reader", settings.reader()))
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (SQLException e) {
            throw SqlErrors.translate("open it", e);
        } catch (FlywayException e) {
            throw WhenceException.config("the event store at " + settings + " cannot be migrated: " + e.getMessage());
        }
    }

    /** Plans are made for the values at hand, so that the planner leaves out the chunks of other times. */
    private static HikariDataSource pool(StoreSettings settings, String role) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setPoolName(role);
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(
                "set role " + DirectConnections.quoted(role) + "; set plan_cache_mode = force_custom_plan");
        config.addDataSourceProperty("ApplicationName", role);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }
}
