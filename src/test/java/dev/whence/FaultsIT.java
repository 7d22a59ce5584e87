package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.testing.BackedUpPostgres;
import dev.whence.testing.Database;
import dev.whence.testing.PostgresServer;
import dev.whence.testing.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user sees when something breaks, and that nothing is lost or doubled by it. */
class FaultsIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static BackedUpPostgres source;
    private static PostgresServer storeServer;
    private static SmallShop shop;
    private static Database store;
    private static int homes;
    private static TestHub hub;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void startServers() {
        source = Services.backedUpPostgres();
        storeServer = Services.ownPostgres();
        shop = new SmallShop(source.server().sourceDatabase());
        store = storeServer.storeDatabase();
        hub = TestHub.start(home(), store, "none");
    }

    @AfterAll
    static void closeServers() {
        hub.close();
        source.close();
        storeServer.close();
    }

    @BeforeEach
    void allIsWell() {
        inState("STREAMING");
    }

    @Test
    void aStoreThatIsDownIsWaitedForAndTheSourceKeepsWhatIsNotStored() {
        storeServer.kill();
        try {
            shop.order("down").status("down", "processing");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(hub.connector().path("state").asText()).isEqualTo("RETRYING");
                assertThat(hub.connector().path("detail").asText()).contains("the event store is not to be had");
            });
            assertThat(hub.observe("/health").body().path("status").asText()).isEqualTo("DOWN");
            assertThat(hub.get("/events?subject=order/down").status()).isEqualTo(503);
        } finally {
            storeServer.start();
        }
        await().atMost(SOON).until(() -> hub.types("order/down").size() == 3);
        assertThat(hub.types("order/down"))
                .containsExactly(
                        "revenue.order.placed", "revenue.order.approved", "inventory.order.processing_started");
        inState("STREAMING");
    }

    @Test
    void aFullDiskOfTheStoreIsCalledSoAndHeldOutUntilThereIsRoom() throws SQLException {
        Database admin = admin(store);
        admin.execute(
                """
                create function no_room() returns trigger language plpgsql as $$ begin
                    raise exception 'could not extend file "base/16384/16385": No space left on device'
                    using errcode = 'disk_full', hint = 'Check free disk space.'; end $$;
                create trigger no_room before insert on row_image for each statement execute function no_room();
                """);
        long confirmed = confirmed();
        shop.order("full");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(hub.connector().path("state").asText()).isEqualTo("RETRYING");
            assertThat(hub.connector().path("detail").asText())
                    .contains("the disk of the event store is full, make room there", "No space left on device")
                    .doesNotContain("\n");
        });
        assertThat(hub.observe("/health").body().path("status").asText()).isEqualTo("DOWN");
        assertThat(confirmed()).isEqualTo(confirmed);
        admin.execute("drop trigger no_room on row_image; drop function no_room");
        await().atMost(SOON).until(() -> hub.types("order/full").size() == 2);
        inState("STREAMING");
    }

    @Test
    void aSecondHubWaitsAndTakesOverWhenTheFirstStops() {
        TestHub first = hub;
        hub = TestHub.start(home(), store, "none");
        try (first) {
            inState("WAITING");
            assertThat(hub.connector().path("detail").asText()).contains("another hub reads the slot");
            shop.order("fenced");
            await().atMost(SOON).until(() -> hub.types("order/fenced").size() == 2);
            assertThat(state(first)).isEqualTo("STREAMING");
        }
        shop.status("fenced", "processing");
        await().atMost(SOON).until(() -> hub.types("order/fenced").size() == 3);
        inState("STREAMING");
    }

    @Test
    void aRowThatCannotBeTranslatedIsKeptAndToldAtItsPlaceWhenThePackIsMended() throws IOException {
        shop.order("odd");
        shop.database().execute("insert into order_reviews values ('r1', 'odd', 11, 'much', null, '2026-05-01', null)");
        shop.order("even");
        await().atMost(SOON).until(() -> hub.types("order/even").size() == 2);
        shop.status("odd", "processing");
        await().atMost(SOON).until(() -> hub.types("order/odd").size() == 3);
        JsonNode letter = deadLetter("r1|odd");
        assertThat(letter.path("problem").asText()).contains("score", "5");
        assertThat(letter.at("/changes/0/after/review_score").asInt()).isEqualTo(11);
        assertThat(hub.types("review/r1-odd")).isEmpty();
        String retry = "/dead-letters/" + letter.path("id").asText() + "/retry";
        assertThat(hub.method("POST", retry).body().path("state").asText()).isEqualTo("open");
        assertThat(hub.method("POST", "/dead-letters/999999/retry").status()).isEqualTo(404);
        hub.close();

        HubHome home = home();
        mendScores(home);
        hub = TestHub.start(home, store, "none");
        inState("STREAMING");
        assertThat(hub.method("POST", retry).body().path("state").asText()).isEqualTo("resolved");
        JsonNode review = hub.get("/events?subject=review/r1-odd").body().path("events");
        assertThat(review).hasSize(1);
        assertThat(review.at("/0/data/score").asInt()).isEqualTo(5);
        assertThat(review.at("/0/occurredAt").asText()).startsWith("2026-05-01T00:00:00");
        assertThat(review.at("/0/causationId").asText())
                .isEqualTo(hub.get("/events?subject=order/odd&type=revenue.order.placed")
                        .body()
                        .at("/events/0/id")
                        .asText());
    }

    @Test
    void aSourceThatWasPutBackToAnEarlierStateIsSaidLoudlyAndRepaired() {
        shop.order("kept").order("undone");
        await().atMost(SOON).until(() -> hub.types("order/undone").size() == 2);
        source.backUp();
        shop.order("lost").status("undone", "canceled");
        await().atMost(SOON).until(() -> hub.types("order/undone").contains("revenue.order.cancelled"));
        source.restore();
        shop.order("since");
        inState("GAP");
        assertThat(hub.connector().path("detail").asText())
                .contains("the source has gone back to an earlier state", "may be missing", "{\"repair\": true}");
        // even when its log has become longer than it was
        source.server().admin().execute("select pg_switch_wal()");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(hub.connector().path("detail").asText()).contains("left timeline 1 for 2"));
        assertThat(hub.observe("/health").body().path("status").asText()).isEqualTo("DOWN");

        assertThat(hub.post("/connectors/shop/snapshot", "application/json", "{\"repair\": true}")
                        .status())
                .isEqualTo(202);
        await().atMost(SOON).until(() -> hub.types("order/since").size() == 2);
        assertThat(hub.types("order/lost")).endsWith("revenue.order.removed");
        assertThat(hub.types("order/undone")).endsWith("revenue.order.status_changed");
        assertThat(hub.types("order/kept")).hasSize(2);
        inState("STREAMING");
        shop.status("since", "processing");
        await().atMost(SOON).until(() -> hub.types("order/since").size() == 3);
    }

    private static HubHome home() {
        return HubHome.in(folder.resolve("home" + ++homes)).shop(shop.database());
    }

    private static void mendScores(HubHome home) throws IOException {
        Path pack = home.folder().resolve("mappings/commerce/olist.yaml");
        String text = Files.readString(pack);
        String score = "score: row.review_score";
        assertThat(text).contains(score);
        Files.writeString(pack, text.replace(score, "score: \"row.review_score > 5 ? 5 : row.review_score\""));
    }

    private JsonNode deadLetter(String key) {
        List<JsonNode> letters = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            hub.get("/dead-letters").body().path("deadLetters").forEach(letters::add);
            letters.removeIf(letter -> !letter.path("key").asText().equals(key));
            return !letters.isEmpty();
        });
        return letters.get(0);
    }

    /** Where the source believes that the hub is. */
    private static long confirmed() throws SQLException {
        try (var connection = shop.database().connect();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select confirmed_flush_lsn - '0/0' from pg_replication_slots where slot_name = '"
                                + shop.database().name() + "'")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static Database admin(Database database) {
        Database admin = storeServer.admin();
        return new Database(admin.host(), admin.port(), database.name(), admin.user(), admin.password());
    }

    private void inState(String state) {
        await().atMost(SOON).until(() -> state(hub).equals(state));
    }

    private static String state(TestHub of) {
        return of.connector().path("state").asText();
    }
}
