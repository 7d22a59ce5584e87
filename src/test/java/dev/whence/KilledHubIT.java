package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledHubIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** All but what tells when and where it was stored. */
    private static final String EVENTS =
            """
            select concat_ws(' ', id, type, schema_version, subject, occurred_at, source, source_position, correlation_id,
                causation_id, data, narrative)
            from event order by id
            """;

    @TempDir
    private Path undisturbedFolder;

    @TempDir
    private Path killedFolder;

    private final SmallShop shop = new SmallShop().history(3000);
    private final Database undisturbedStore = Services.postgres().storeDatabase();
    private final Database killedStore = Services.postgres().storeDatabase();

    @Test
    void aHubThatIsKilledAgainAndAgainHasTheSameEventsAsOneThatIsNot() throws SQLException {
        HubHome home =
                HubHome.in(killedFolder).shop(shop.database(), shop.database().name() + "_killed");
        killedWhen(home, hub -> head(hub) > 0 && !streaming(hub));
        killedWhen(home, hub -> head(hub) > 6000 && !streaming(hub));
        try (TestHub undisturbed =
                TestHub.start(HubHome.in(undisturbedFolder).shop(shop.database()), undisturbedStore, "none")) {
            await().atMost(LONG).until(() -> streaming(undisturbed));
            killedDuringTraffic(home, 1);
            killedDuringTraffic(home, 2);
            try (TestHub again = TestHub.process(home, killedStore)) {
                shop.order("last");
                await().atMost(LONG).until(() -> knows(undisturbed, "last") && knows(again, "last"));
            }
        }
        assertThat(events(killedStore)).isEqualTo(events(undisturbedStore)).hasSizeGreaterThan(18_000);
    }

    private interface Condition {
        boolean of(TestHub hub);
    }

    private void killedWhen(HubHome home, Condition condition) {
        TestHub hub = TestHub.process(home, killedStore);
        eventually(() -> condition.of(hub));
        hub.kill();
    }

    private void killedDuringTraffic(HubHome home, int round) {
        TestHub hub = TestHub.process(home, killedStore);
        await().atMost(LONG).until(() -> streaming(hub));
        for (int number = 1; number <= 60; number++) {
            String order = "round" + round + "-" + number;
            shop.order(order).status(order, "shipped").status(order, number % 3 == 0 ? "canceled" : "delivered");
            if (number == 40) {
                hub.kill();
            }
        }
    }

    private static void eventually(BooleanSupplier condition) {
        await().pollInterval(Duration.ofMillis(20)).atMost(LONG).until(condition::getAsBoolean);
    }

    private static boolean streaming(TestHub hub) {
        return hub.get("/connectors").body().at("/connectors/0/state").asText().equals("STREAMING");
    }

    private static long head(TestHub hub) {
        return hub.get("/projections").body().path("head").asLong();
    }

    private static boolean knows(TestHub hub, String order) {
        JsonNode events = hub.get("/events?subject=order/" + order).body().path("events");
        return events.size() > 1;
    }

    private static List<String> events(Database store) throws SQLException {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(EVENTS)) {
            List<String> events = new ArrayList<>();
            while (rows.next()) {
                events.add(rows.getString(1));
            }
            return events;
        }
    }
}
