package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.whence.capture.CaptureStatus.State;
import dev.whence.testing.Database;
import dev.whence.testing.PostgresServer;
import dev.whence.testing.Services;
import java.time.Duration;
import java.util.List;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

/** What a person must mend is said in one sentence with its remedy; what time mends is waited for. */
class RefusedSourceIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ORDERS = "create table orders (id bigint primary key, state text);";

    @Test
    void tellsThatThePasswordIsWrong() throws Exception {
        try (CapturedSource source = CapturedSource.of(ORDERS, "orders")) {
            source.connector(with(source.connector(), source.connector().user(), "wrong", List.of("orders")));
            assertThat(refusal(source)).contains("does not let the user", "'password' of the connector");
            assertThat(source.health().getState()).isEqualTo(HealthCheck.State.DOWN);
        }
    }

    @Test
    void tellsEveryTableThatCannotBeCaptured() throws Exception {
        try (CapturedSource source =
                CapturedSource.of(ORDERS + "create table keyless (n int);", "orders", "order", "keyless")) {
            assertThat(refusal(source))
                    .contains(
                            "there is no table order ",
                            "did you mean 'orders'?",
                            "keyless has no primary key",
                            "would make its updates");
        }
    }

    @Test
    void refusesAPublicationOfAllTables() throws Exception {
        try (CapturedSource source = CapturedSource.of(ORDERS, "orders")) {
            new DatabaseAdmin(source.database).execute("create publication whence_source for all tables");
            assertThat(refusal(source)).contains("is FOR ALL TABLES", "DROP PUBLICATION whence_source");
        }
    }

    @Test
    void printsWhatAnOwnerMustRunWhereItMayNotPublish() throws Exception {
        try (CapturedSource source = CapturedSource.of(ORDERS, "orders")) {
            String reader = source.database.name() + "_reader";
            new DatabaseAdmin(source.database)
                    .execute("create role " + reader + " login replication password 'whence';"
                            + "grant select on orders to " + reader);
            source.connector(with(source.connector(), reader, "whence", List.of("orders")));
            assertThat(refusal(source)).contains("CREATE PUBLICATION whence_source FOR TABLE \"public\".\"orders\"");
            source.stop();
            source.database.execute("create publication whence_source for table orders");
            source.start();
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
        }
    }

    @Test
    void addsTablesToThePublicationAndTakesNoneAway() throws Exception {
        try (CapturedSource source = CapturedSource.of(
                ORDERS + "create table other (id int primary key); create publication whence_source for table other",
                "orders")) {
            source.start();
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            try (SourceDatabase database = SourceDatabase.open(source.connector())) {
                assertThat(database.publication("whence_source").orElseThrow().tables())
                        .containsExactlyInAnyOrder("public.orders", "public.other");
            }
        }
    }

    @Test
    void comesBackByItselfWhenTheSourceDoes() throws Exception {
        try (PostgresServer server = Services.ownPostgres();
                CapturedSource source = CapturedSource.on(server.sourceDatabase(), ORDERS, "orders")) {
            source.start();
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.database.execute("insert into orders values (1, 'open')");
            server.kill();
            await().atMost(SOON).until(() -> source.status().state() == State.RETRYING);
            assertThat(source.status().detail()).contains("no connection to 127.0.0.1");
            assertThat(source.health().getState()).isEqualTo(HealthCheck.State.DOWN);
            server.start();
            source.database.execute("insert into orders values (2, 'open')");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> source.store.transactions().size() == 2);
            assertThat(source.store.snapshotsDone()).isEqualTo(1);
            assertThat(source.health().getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void theSlotIsMeasuredAndAlarmsWhileTheConnectorHasFailedToo() throws Exception {
        try (CapturedSource source = CapturedSource.of(ORDERS, "orders")) {
            ConnectorFile good =
                    with(source.connector(), new SlotAlarm(2 << 20, SlotAlarm.DEFAULT.age()), List.of("orders"));
            source.connector(good);
            source.start();
            await().atMost(SOON).until(() -> source.status().slot().seconds() == 0);
            assertThat(source.health().getState()).isEqualTo(HealthCheck.State.UP);
            source.stop();

            source.connector(with(good, good.alarm(), List.of("orders", "nowhere")));
            assertThat(refusal(source)).contains("no table nowhere");
            source.database.execute("insert into orders select n, repeat('wide', 25) from generate_series(1, 30000) n");
            await().atMost(SOON).until(() -> source.status().slot().seconds() > 0);
            assertThat(source.status().slot().bytes()).isGreaterThan(2 << 20);
            assertThat(source.status().slot().retained()).isGreaterThan(2 << 20);
            assertThat(source.health().getMessage().orElseThrow())
                    .contains("no table nowhere", "holds back", "alarm at 2.0 MB");
            source.stop();

            source.connector(good);
            source.start();
            await().atMost(SOON).untilAsserted(() -> assertThat(source.folded("orders", "id"))
                    .hasSize(30_000));
            // PostgreSQL lets the log go only with a note that it writes itself, every fifteen seconds at the most
            await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
                assertThat(source.status().slot().bytes()).isBetween(0L, 1L << 20);
                assertThat(source.health().getState()).isEqualTo(HealthCheck.State.UP);
            });
        }
    }

    @Test
    void anInspectionTellsEverythingAtOnceAndChangesNothing() throws Exception {
        try (CapturedSource source = CapturedSource.of(
                ORDERS + "create table keyless (n int primary key, m int)", "orders", "order", "keyless")) {
            OrdersUse use = OrdersUse.of("state");
            assertThat(SourceInspection.inspect(source.connector(), use))
                    .anyMatch(finding -> finding.level() == Finding.Level.OK
                            && finding.subject().equals("connection"))
                    .anyMatch(finding -> finding.level() == Finding.Level.FAIL
                            && finding.subject().equals("order")
                            && finding.found().contains("did you mean 'orders'?"))
                    .anyMatch(finding -> finding.level() == Finding.Level.FAIL
                            && finding.subject().equals("orders")
                            && finding.remedy().contains("key: [id]"))
                    .anyMatch(finding -> finding.subject().equals("publication")
                            && finding.found().contains("CREATE PUBLICATION whence_source FOR TABLE"))
                    .anyMatch(finding ->
                            finding.subject().equals("slot") && finding.found().contains("will make the slot"));
            try (SourceDatabase database = SourceDatabase.open(source.connector())) {
                assertThat(database.publication("whence_source")).isEmpty();
            }
        }
    }

    private static String refusal(CapturedSource source) throws Exception {
        source.start();
        await().atMost(SOON).until(() -> source.status().state() == State.FAILED);
        return source.status().detail();
    }

    private static ConnectorFile with(ConnectorFile file, String user, String password, List<String> tables) {
        return with(file, user, password, file.alarm(), tables);
    }

    private static ConnectorFile with(ConnectorFile file, SlotAlarm alarm, List<String> tables) {
        return with(file, file.user(), file.password().reveal(), alarm, tables);
    }

    private static ConnectorFile with(
            ConnectorFile file, String user, String password, SlotAlarm alarm, List<String> tables) {
        return new ConnectorFile(
                file.name(),
                file.host(),
                file.port(),
                file.database(),
                user,
                new Secret(password),
                file.sslMode(),
                tables,
                file.mapping(),
                file.slot(),
                file.publication(),
                file.timezone(),
                file.heartbeat(),
                alarm,
                file.batch(),
                file.memory(),
                file.snapshotFetch());
    }

    /** The superuser in a source's database. */
    private record DatabaseAdmin(Database database) {
        void execute(String sql) throws Exception {
            Database admin = Services.postgres().admin();
            String url = admin.url().replaceAll("/[^/]*$", "/" + database.name());
            try (var connection = java.sql.DriverManager.getConnection(url, admin.user(), admin.password());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
