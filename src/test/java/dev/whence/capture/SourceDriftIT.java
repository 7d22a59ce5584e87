package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.whence.capture.CaptureStatus.State;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

/** A table that changes while it is read: what nobody uses does not matter, what is used stops the connector in time. */
class SourceDriftIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String ORDERS =
            "create table orders (id int primary key, state varchar(20), total numeric(12,2), remark text);"
                    + "create table lines (id bigint primary key, order_id bigint)";
    private static final OrdersUse USE = OrdersUse.of("id", "state", "total");

    @Test
    void whatNobodyUsesMayComeAndGoAndWhatIsUsedMayWiden() throws Exception {
        try (CapturedSource source = reading(USE)) {
            insert(source, "(1, 'open', 1)");
            source.database.execute("alter table orders add note text default 'x'");
            insert(source, "(2, 'open', 2)");
            source.database.execute("alter table orders drop remark, alter state type text,"
                    + " alter total type numeric(20,4), alter id type bigint");
            insert(source, "(3, 'open', 3)");
            source.database.execute("alter table orders rename note to remark");
            insert(source, "(4, 'open', 4)");
            ids(source, 1L, 2L, 3L, 4L);
            assertThat(source.health().getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void aRenamedColumnStopsTheConnectorWhichGoesOnRightThereWhenThePackKnows() throws Exception {
        try (CapturedSource source = reading(USE)) {
            insert(source, "(1, 'open', 1)");
            source.database.execute("alter table orders rename state to status");
            insert(source, "(2, 'open', 2)");
            insert(source, "(3, 'open', 3)");
            assertThat(failure(source))
                    .contains(
                            "shop.yaml:2:5: orders.state is gone and status appeared with the same type",
                            "write status here and `renamed: {status: state}` at shop.yaml:1:1");
            assertThat(source.health().getState()).isEqualTo(HealthCheck.State.DOWN);
            ids(source, 1L);

            source.stop();
            source.use(USE.renamed("state", "status")).start();
            ids(source, 1L, 2L, 3L);
            source.database.execute("alter table orders rename status to state");
            insert(source, "(4, 'open', 4)");
            ids(source, 1L, 2L, 3L, 4L);
        }
    }

    @Test
    void aNewNameInThePackAloneIsNotTakenForTheSameColumn() throws Exception {
        try (CapturedSource source = reading(USE)) {
            insert(source, "(1, 'open', 1)");
            ids(source, 1L);
            source.stop();
            source.database.execute("alter table orders rename state to status");
            insert(source, "(2, 'open', 2)");
            source.use(OrdersUse.of("id", "status", "total")).start();
            assertThat(failure(source)).contains("orders.status is new and state, which the pack used before, is gone");
            ids(source, 1L);
            source.stop();
            source.use(OrdersUse.of("id", "status", "total").renamed("status", "state"))
                    .start();
            ids(source, 1L, 2L);
        }
    }

    @Test
    void aDroppedColumnStopsTheConnectorUntilThePackDoesWithoutIt() throws Exception {
        try (CapturedSource source = reading(USE)) {
            insert(source, "(1, 'open', 1)");
            source.database.execute("alter table orders drop total");
            source.database.execute("insert into orders values (2, 'open')");
            assertThat(failure(source)).contains("shop.yaml:3:5: orders.total is gone and no column appeared");
            ids(source, 1L);
            source.stop();
            source.use(OrdersUse.of("id", "state")).start();
            ids(source, 1L, 2L);
        }
    }

    @Test
    void anotherTypeStopsTheConnectorUntilThePackIsSaidToBeRightForIt() throws Exception {
        try (CapturedSource source = reading(USE)) {
            insert(source, "(1, 'open', 1)");
            source.database.execute("alter table orders alter total type text");
            insert(source, "(2, 'open', 2)");
            assertThat(failure(source))
                    .contains(
                            "shop.yaml:3:5: orders.total was decimal and is text from here on",
                            "`types: {total: text}`");
            ids(source, 1L);
            source.stop();
            source.use(USE.type("total", ColumnType.TEXT)).start();
            ids(source, 1L, 2L);
            assertThat(source.store.changes().get(1).after().orElseThrow().get("total"))
                    .contains("2");
        }
    }

    @Test
    void aDroppedTableStopsTheConnectorAndIsReadAnewWhenItIsBack() throws Exception {
        try (CapturedSource source = reading(USE)) {
            insert(source, "(1, 'open', 1)");
            ids(source, 1L);
            source.database.execute("drop table orders");
            assertThat(failure(source)).contains("shop.yaml:1:1: there is no table orders");
            assertThat(source.store.position().tables()).contains(Set.of("lines"));
            source.stop();
            source.database.execute("create table orders (id int primary key, state text, total numeric)");
            source.start();
            await().atMost(SOON).until(() -> source.status().state() == State.STREAMING);
            insert(source, "(2, 'open', 2)");
            ids(source, 1L, 2L);
            await().atMost(SOON)
                    .until(() -> source.store.position().tables().orElseThrow().contains("orders"));
        }
    }

    @Test
    void anotherKeyStopsTheConnectorBeforeRowsCannotBeToldApart() throws Exception {
        try (CapturedSource source = reading(USE)) {
            insert(source, "(1, 'first', 1)");
            ids(source, 1L);
            source.database.execute("alter table orders drop constraint orders_pkey, alter state set not null,"
                    + " add primary key (state)");
            insert(source, "(2, 'closed', 2)");
            assertThat(failure(source))
                    .contains(
                            "names the rows of orders by id, but the log names deleted ones by state", "key: [state]");
            ids(source, 1L);
        }
    }

    @Test
    void anOptionalTableIsNotDemandedAndReadWhenItIsThere() throws Exception {
        try (CapturedSource source =
                CapturedSource.of(ORDERS, "extras", "orders").use(USE)) {
            assertThat(SourceInspection.inspect(source.connector(), USE)).noneMatch(Finding::fails);
            source.start();
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            insert(source, "(1, 'open', 1)");
            ids(source, 1L);
            source.stop();
            source.start();
            insert(source, "(2, 'open', 2)");
            ids(source, 1L, 2L);
            assertThat(source.status().tables()).isEqualTo(1);
            assertThat(source.readAgain()).isEmpty();
            await().atMost(SOON).until(() -> source.store.found().size() == 2);
            assertThat(source.health().getState()).isEqualTo(HealthCheck.State.UP);
            source.stop();

            source.database.execute("create table extras (id int primary key); insert into extras values (7)");
            source.start();
            await().atMost(SOON).untilAsserted(() -> assertThat(source.store.found())
                    .extracting(RowChange::table)
                    .containsExactly("orders", "orders", "extras"));
            source.database.execute("insert into extras values (8)");
            await().atMost(SOON).until(() -> source.store.changes().stream()
                    .anyMatch(change -> change.table().equals("extras")));
            source.database.execute("drop table extras");
            insert(source, "(3, 'open', 3)");
            ids(source, 1L, 2L, 3L);
        }
    }

    @Test
    void aSourceWithNoneOfItsTablesIsRefused() throws Exception {
        try (CapturedSource source = CapturedSource.of("", "extras").use(USE)) {
            source.start();
            assertThat(failure(source)).contains("none of the tables", "correct 'database' or 'tables'");
        }
    }

    private static CapturedSource reading(OrdersUse use) throws Exception {
        CapturedSource source = CapturedSource.of(ORDERS, "orders", "lines").use(use);
        source.database.execute("insert into orders values (0, 'open', 0)");
        source.start();
        await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
        await().atMost(SOON).until(() -> source.status().state() == State.STREAMING);
        return source;
    }

    private static void insert(CapturedSource source, String values) {
        source.database.execute("insert into orders values " + values);
    }

    private static void ids(CapturedSource source, Object... ids) {
        await().atMost(SOON).untilAsserted(() -> assertThat(source.store.changes())
                .filteredOn(change -> change.table().equals("orders"))
                .extracting(change ->
                        change.after().map(Row::values).orElse(Map.of()).get("id"))
                .containsExactly(ids));
    }

    private static String failure(CapturedSource source) {
        await().atMost(SOON).until(() -> source.status().state() == State.FAILED);
        return source.status().detail();
    }
}
