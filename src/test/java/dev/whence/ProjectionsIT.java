package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.testing.Services;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several projections in one hub: the star, that of answers, and one that somebody declared badly. */
class ProjectionsIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String VIEWED =
            """
            {"specversion":"1.0","id":"%1$s","source":"web","type":"customer.page.viewed","subject":"session/%1$s",
            "time":"2026-05-01T10:00:00Z","data":{"session_id":"%1$s","device":"mobile","page":"%2$s"}}""";

    @TempDir
    private static Path folder;

    private static TestHub hub;

    @BeforeAll
    static void start() {
        HubHome home = HubHome.in(folder)
                .write("projections/pages/schema.sql", "create table page (number integer)")
                .write(
                        "projections/pages/apply/numbers.sql",
                        "-- on: customer.page.*\n"
                                + "insert into page select cast(substr(data ->> 'page', 2) as integer) from batch where"
                                + " type = 'customer.page.viewed'");
        hub = TestHub.start(home, Services.postgres().storeDatabase(), "none");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void oneThatFailsOnAnEventStopsThereAndTheOthersGoOn() {
        view("s1", "/17");
        long fits = head();
        view("s2", "/not-a-number");
        view("s3", "/18");
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(projection("pages").path("position").asLong()).isEqualTo(fits);
            assertThat(projection("pages").path("failure").path("position").asLong())
                    .isEqualTo(fits + 1);
            assertThat(projection("pages").path("failure").path("reason").asText())
                    .contains("numbers.sql");
            assertThat(projection("commerce").path("lag").asLong()).isZero();
            assertThat(projection("answers").path("lag").asLong()).isZero();
        });
        assertThat(hub.observe("/metrics").text())
                .contains("whence_subscription_lag{subscription=\"projection-pages\"}");
    }

    @Test
    void howGoodTheAnswersWereIsShownByTheDay() {
        JsonNode answer = hub.ask("how many orders were there?").body();
        hub.ask("what is the meaning of life?");
        String verdict = "{\"answer\": \"%s\", \"verdict\": \"right\"}"
                .formatted(answer.path("id").asText());
        await().atMost(LONG)
                .until(() -> hub.post("/feedback", "application/json", verdict).status() < 300);
        await().atMost(LONG).untilAsserted(() -> {
            JsonNode shown = hub.get("/projections/answers/rows").body();
            assertThat(sum(shown, "answers")).isEqualTo(2);
            assertThat(sum(shown, "said_right")).isEqualTo(1);
            assertThat(sum(shown, "refused")).isPositive();
        });
        assertThat(hub.get("/projections/commerce/rows").status()).isEqualTo(404);
        assertThat(hub.get("/projections/nothing/rows").text()).contains("answers, pages");
    }

    private static long sum(JsonNode shown, String column) {
        int at = -1;
        for (int i = 0; i < shown.path("columns").size(); i++) {
            at = shown.path("columns").path(i).asText().equals(column) ? i : at;
        }
        long sum = 0;
        for (JsonNode row : shown.path("rows")) {
            sum += row.path(at).asLong();
        }
        return sum;
    }

    private static JsonNode projection(String name) {
        for (JsonNode one : hub.get("/projections").body().path("projections")) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("there is no projection " + name);
    }

    private static long head() {
        return hub.get("/projections").body().path("head").asLong();
    }

    private static void view(String session, String page) {
        assertThat(hub.post("/events", "application/cloudevents+json", VIEWED.formatted(session, page))
                        .status())
                .isLessThan(300);
    }
}
