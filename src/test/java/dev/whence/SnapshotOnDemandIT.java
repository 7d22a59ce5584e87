package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are read beside the stream, compared with what is known, and told once. */
class SnapshotOnDemandIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ALL = "{}";

    @TempDir
    private Path folder;

    private final SmallShop shop = new SmallShop().order("a").order("b").order("c");
    private final Database store = Services.postgres().storeDatabase();
    private TestHub hub;
    private int homes;

    @BeforeEach
    void startHub() {
        hub = start();
        streaming();
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    @Test
    void aSnapshotOfWhatIsKnownTellsNothing() {
        int before = events();
        snapshot(ALL);
        shop.order("later");
        await().atMost(SOON).until(() -> knows("later"));
        assertThat(events()).isEqualTo(before + eventsOf("later"));
    }

    @Test
    void changesThatTheStreamDidNotTellBecomeEventsOnceAndOnlyOfTheTablesThatAreRead() {
        unpublished("update orders set order_status = 'canceled' where order_id = 'a';"
                + "delete from order_payments where order_id = 'b';"
                + "insert into orders values ('d', 'c1', 'created', now(), now())");
        snapshot("{\"tables\": [\"orders\"]}");
        assertThat(hub.types("order/a")).containsOnlyOnce("revenue.order.cancelled");
        assertThat(hub.types("order/d")).containsOnlyOnce("revenue.order.placed");
        assertThat(hub.types("payment/b-1")).doesNotContain("revenue.payment.removed");
        snapshot(ALL);
        assertThat(hub.types("payment/b-1")).containsOnlyOnce("revenue.payment.removed");
        int told = events();
        snapshot(ALL);
        assertThat(events()).isEqualTo(told);
    }

    @Test
    void aFilterReadsSomeRowsAndTakesTheOthersForPresent() {
        unpublished("update orders set order_status = 'canceled' where order_id in ('a', 'b')");
        snapshot("{\"tables\": [\"orders\"], \"filter\": {\"order_id\": \"b\"}}");
        assertThat(hub.types("order/b")).contains("revenue.order.cancelled");
        assertThat(hub.types("order/a")).doesNotContain("revenue.order.cancelled");
        assertThat(hub.types("order/c")).doesNotContain("revenue.order.cancelled");
    }

    @Test
    void whatIsAskedForWronglyIsRefusedWithAReason() {
        assertThat(post("{\"tables\": [\"order\"]}").text()).contains("did you mean 'orders'");
        assertThat(post("{\"filter\": {\"order_id\": \"b\"}}").status()).isEqualTo(400);
        assertThat(post("{\"table\": 1}").status()).isEqualTo(400);
        assertThat(hub.post("/connectors/nope/snapshot", "application/json", ALL)
                        .status())
                .isEqualTo(404);
        post("{\"tables\": [\"orders\"], \"filter\": {\"order\": \"b\"}}");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(hub.connector().path("detail").asText()).contains("given up", "no column 'order'"));
    }

    @Test
    void rowsThatChangeWhileTheyAreReadAreToldOnce() {
        shop.database()
                .execute(
                        """
                insert into orders select 'x' || n, 'c1', 'created', now(), null from generate_series(1, 6000) n;
                """);
        await().atMost(SOON).until(() -> knows("x6000"));
        post("{\"tables\": [\"orders\"]}");
        for (int i = 0; i < 300; i++) {
            shop.status("x" + (i * 20 + 1), "processing");
        }
        done();
        await().atMost(SOON).until(() -> hub.types("order/x5981").contains("inventory.order.processing_started"));
        int told = events();
        snapshot(ALL);
        assertThat(events()).isEqualTo(told);
        assertThat(hub.get("/events?type=inventory.order.processing_started&limit=1000")
                        .body()
                        .path("events"))
                .hasSize(300);
        assertThat(hub.get("/dead-letters").body().path("open").asInt()).isZero();
    }

    @Test
    void aLostSlotIsSaidLoudlyAndRepairedOnDemand() {
        shop.order("seen");
        await().atMost(SOON).until(() -> knows("seen"));
        hub.close();
        Services.postgres().dropSlot(shop.database().name());
        shop.status("a", "canceled").order("unseen");
        shop.database().execute("delete from order_payments where order_id = 'c'");
        hub = start();
        await().atMost(SOON).until(() -> hub.connector().path("state").asText().equals("GAP"));
        assertThat(hub.connector().path("detail").asText())
                .contains("is gone", "may be missing", "{\"repair\": true}")
                .containsPattern("up to [0-9A-F]+/[0-9A-F]+ \\(20");
        assertThat(hub.observe("/health").body().path("status").asText()).isEqualTo("DOWN");
        assertThat(post(ALL).status()).isEqualTo(409);

        assertThat(post("{\"repair\": true}").status()).isEqualTo(202);
        await().atMost(SOON).until(() -> knows("unseen"));
        streaming();
        assertThat(hub.types("order/a")).containsOnlyOnce("revenue.order.cancelled");
        assertThat(hub.types("payment/c-1")).containsOnlyOnce("revenue.payment.removed");
        assertThat(hub.types("order/b")).containsOnlyOnce("revenue.order.placed");
        shop.order("afterwards");
        await().atMost(SOON).until(() -> knows("afterwards"));
    }

    @Test
    void aTableThatComesIntoThePackLaterIsReadBesideTheStream() {
        hub.close();
        Database fresh = Services.postgres().storeDatabase();
        hub = start(
                fresh,
                "slot: " + shop.database().name() + "_new\ntables: [orders, order_items, order_payments,"
                        + " customers, sellers, products]\n");
        streaming();
        shop.database().execute("insert into product_prices values ('p1', 12.50, now())");
        hub.close();
        hub = start(fresh, "slot: " + shop.database().name() + "_new\n");
        streaming();
        done();
        assertThat(hub.types("product/p1")).containsOnlyOnce("product.price.changed");
        assertThat(hub.types("order/a")).containsOnlyOnce("revenue.order.placed");
        shop.database().execute("update product_prices set price = 13");
        await().atMost(SOON).untilAsserted(() -> assertThat(hub.types("product/p1"))
                .filteredOn("product.price.changed"::equals)
                .hasSize(2));
    }

    @Test
    void aRenamedColumnStopsTheConnectorAndIsReadUnderItsOldNameOnceThePackSaysSo() {
        shop.database().execute("alter table orders rename order_status to state");
        shop.database().execute("update orders set state = 'canceled' where order_id = 'a'");
        await().atMost(SOON).until(() -> hub.connector().path("state").asText().equals("FAILED"));
        assertThat(hub.connector().path("detail").asText())
                .containsPattern(
                        "olist.yaml:\\d+:\\d+: orders.order_status is gone and state appeared with the same type")
                .contains("`renamed: {state: order_status}` at olist.yaml:");
        assertThat(hub.observe("/health").body().path("status").asText()).isEqualTo("DOWN");
        assertThat(hub.types("order/a")).doesNotContain("revenue.order.cancelled");
        hub.close();
        hub = start(store, "slot: " + shop.database().name() + "\n", "renamed: {order_status: state}");
        await().atMost(SOON).until(() -> hub.types("order/a").contains("revenue.order.cancelled"));
        shop.database().execute("update orders set state = 'canceled' where order_id = 'b'");
        await().atMost(SOON).until(() -> hub.types("order/b").contains("revenue.order.cancelled"));
        assertThat(hub.types("order/a")).doesNotHaveDuplicates();
        assertThat(hub.get("/dead-letters").body().path("open").asInt()).isZero();
    }

    @Test
    void aTruncatedTableMeansThatRowsWereDeletedOnceButForThosePutInAgain() {
        shop.order("seen");
        await().atMost(SOON).until(() -> knows("seen"));
        shop.database()
                .execute("truncate order_payments;"
                        + "insert into order_payments values ('seen', 1, 'voucher', 1, 12.00)");
        await().atMost(SOON).until(() -> hub.types("payment/b-1").contains("revenue.payment.removed"));
        await().atMost(SOON).until(() -> hub.types("payment/seen-1").size() == 2);
        assertThat(hub.types("payment/a-1")).containsOnlyOnce("revenue.payment.removed");
        assertThat(hub.types("payment/c-1")).containsOnlyOnce("revenue.payment.removed");
        assertThat(hub.types("payment/seen-1"))
                .containsExactlyInAnyOrder("revenue.payment.received", "revenue.payment.changed");
        assertThat(hub.get("/dead-letters").body().path("open").asInt()).isZero();
        int told = events();
        snapshot(ALL);
        assertThat(events()).isEqualTo(told);
    }

    @Test
    void aPackThatDoesNotFitTheSourceStopsItsConnectorAndNotTheHub() {
        hub.close();
        Database fresh = Services.postgres().storeDatabase();
        shop.database().execute("alter table orders rename order_status to order_stat");
        hub = start(fresh, "slot: " + shop.database().name() + "_fresh\n");
        await().atMost(SOON).until(() -> hub.connector().path("state").asText().equals("FAILED"));
        assertThat(hub.connector().path("detail").asText())
                .containsPattern("olist.yaml:\\d+:\\d+: there is no column 'order_status'; did you mean 'order_stat'");
        assertThat(hub.get("/catalog").status()).isEqualTo(200);
    }

    private TestHub start() {
        return start(store, "slot: " + shop.database().name() + "\n");
    }

    private TestHub start(Database on, String settings) {
        return start(on, settings, "");
    }

    /** @param ofOrders what the pack says of the table orders besides */
    private TestHub start(Database on, String settings, String ofOrders) {
        Database source = shop.database();
        HubHome home = HubHome.in(folder.resolve("home" + ++homes)).shop(source);
        String pack = home.read("mappings/commerce/olist.yaml");
        home.write("mappings/commerce/olist.yaml", pack.replace("  orders:\n", "  orders:\n    " + ofOrders + "\n"));
        home.write(
                "connectors/shop.yaml",
                """
                name: shop
                host: %s
                port: %d
                database: %s
                user: %s
                password: ${file:../shop.password}
                mapping: commerce/olist
                """
                                .formatted(source.host(), source.port(), source.name(), source.user())
                        + settings);
        return TestHub.start(home, on, "none");
    }

    /** Changes rows while the table is not published: the stream never tells of it. */
    private void unpublished(String sql) {
        String publication = "whence_shop";
        shop.database().execute("alter publication " + publication + " drop table orders, order_payments");
        shop.database().execute(sql);
        shop.database().execute("alter publication " + publication + " add table orders, order_payments");
    }

    private TestHub.Reply post(String body) {
        return hub.post("/connectors/shop/snapshot", "application/json", body);
    }

    private void snapshot(String body) {
        assertThat(post(body).status()).isEqualTo(202);
        done();
    }

    private void done() {
        await().atMost(SOON).pollDelay(Duration.ofMillis(500)).untilAsserted(() -> assertThat(
                        hub.connector().path("detail").asText())
                .isEqualTo("reading changes"));
    }

    private void streaming() {
        await().atMost(SOON).until(() -> hub.connector().path("state").asText().equals("STREAMING"));
        shop.database().execute("update customers set customer_city = customer_city || '.'");
    }

    private boolean knows(String order) {
        return hub.types("order/" + order).contains("revenue.order.placed");
    }

    private int eventsOf(String order) {
        return hub.types("order/" + order).size()
                + hub.types("payment/" + order + "-1").size();
    }

    private int events() {
        return hub.get("/events?order=newest&limit=1")
                .body()
                .at("/events/0/position")
                .asInt();
    }
}
