package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.testing.Services;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholePathIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String[] PROCESS = {
        "customer.page.viewed",
        "customer.cart.item_added",
        "customer.checkout.completed",
        "revenue.order.placed",
        "revenue.payment.received",
        "inventory.shipment.dispatched",
        "inventory.shipment.delivered",
        "product.review.submitted"
    };

    @TempDir
    private static Path folder;

    private static final SmallShop SHOP = new SmallShop().history(20).order("old");
    private static TestHub hub;
    private static Topics topics;

    @BeforeAll
    static void startHub() {
        String kafka = Services.kafka().bootstrapServers();
        hub = TestHub.start(
                HubHome.in(folder).shop(SHOP.database()), Services.postgres().storeDatabase(), kafka);
        topics = new Topics(kafka);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(hub.connector().path("state").asText()).isEqualTo("STREAMING");
            assertThat(ordersOfToday()).isEqualTo(SHOP.ordersOfToday());
            assertThat(topics.poll()).isNotEmpty();
        });
    }

    @AfterAll
    static void stopHub() {
        topics.close();
        hub.close();
    }

    @Test
    void aRowBecomesAnEventAMessageAndAnAnswer() {
        SHOP.order("live");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(hub.get("/events?subject=order/live")
                            .body()
                            .path("events")
                            .findValuesAsText("type"))
                    .contains("revenue.order.placed", "revenue.order.approved");
            assertThat(topics.poll())
                    .as(hub.get("/projections").text())
                    .extracting(ConsumerRecord::key)
                    .contains("order/live");
            assertThat(ordersOfToday()).isEqualTo(SHOP.ordersOfToday());
        });
    }

    @Test
    void aCancellationShowsInTheAnswer() {
        SHOP.order("unwanted");
        await().atMost(SOON).until(() -> hub.get("/subjects/order/unwanted").status() == 200);
        long before = answer("How many orders were cancelled today?");
        SHOP.status("unwanted", "canceled");
        await().atMost(SOON).untilAsserted(() -> assertThat(answer("How many orders were cancelled today?"))
                .isEqualTo(before + 1));
        assertThat(hub.get("/subjects/order/unwanted")
                        .body()
                        .at("/state/status")
                        .asText())
                .isEqualTo("canceled");
    }

    @Test
    void anEventIsTracedToItsCauseAndItsEffects() {
        SHOP.order("traced");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        hub.get("/events?subject=payment/traced-1").body().path("events"))
                .hasSize(1));
        JsonNode payment = hub.get("/events?subject=payment/traced-1").body().at("/events/0");
        JsonNode cause = hub.get("/events/" + payment.path("id").asText() + "/causes")
                .body()
                .at("/events/0");
        assertThat(cause.path("type").asText()).isEqualTo("revenue.order.placed");
        assertThat(hub.get("/events/" + cause.path("id").asText() + "/effects")
                        .body()
                        .path("events")
                        .findValuesAsText("id"))
                .contains(payment.path("id").asText());
        JsonNode effect = hub.get("/events/" + cause.path("id").asText() + "/effects?depth=1")
                .body()
                .at("/links/0");
        assertThat(effect.path("depth").asInt()).isEqualTo(1);
        assertThat(effect.path("seconds").isNumber()).isTrue();
    }

    @Test
    void theJourneyOfAnOrderShowsItsPaymentAndOrdersLikeItAreFound() {
        SHOP.order("travelled");
        SHOP.order("travelled-too");
        await().atMost(SOON).untilAsserted(() -> assertThat(hub.get("/subjects/order/travelled")
                        .body()
                        .path("journey")
                        .findValuesAsText("type"))
                .contains("revenue.order.placed", "revenue.payment.received"));
        assertThat(hub.get("/events?correlation=order/travelled")
                        .body()
                        .path("events")
                        .findValuesAsText("subject"))
                .contains("order/travelled", "payment/travelled-1");
        theVisitThatNamedItsOrderIsOneProcessWithIt();
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        hub.get("/subjects/order/travelled/similar").body().path("story"))
                .anySatisfy(part -> assertThat(part.asText()).contains("placed")));
        assertThat(hub.get("/subjects/order/nowhere/similar").status()).isEqualTo(404);
    }

    private static void theVisitThatNamedItsOrderIsOneProcessWithIt() {
        visit("customer.page.viewed", "'page': '/'");
        visit("customer.cart.item_added", "'product_id': 'p1'");
        visit("customer.checkout.completed", "'order_id': 'travelled'");
        SHOP.delivered("travelled").reviewed("travelled");
        for (String correlation : List.of("order/travelled", "session/walk")) {
            await().atMost(SOON).untilAsserted(() -> assertThat(types("/events?correlation=" + correlation, "events"))
                    .contains(PROCESS));
        }
        assertThat(types("/subjects/order/travelled", "journey")).contains(PROCESS);
    }

    private static List<String> types(String path, String list) {
        return hub.get(path).body().path(list).findValuesAsText("type");
    }

    private static void visit(String type, String data) {
        String event =
                """
                {"specversion": "1.0", "id": "walk/%1$s", "source": "web", "type": "%1$s", "subject": "session/walk",
                "time": "2018-09-01T10:00:00Z", "data": {"session_id": "walk", "device": "mobile", %2$s}}""";
        assertThat(hub.post("/events", "application/cloudevents+json", event.formatted(type, data.replace('\'', '"')))
                        .body()
                        .path("refused"))
                .isEmpty();
    }

    @Test
    void aFragmentOfSqlIsRefusedAsAQuestion() {
        JsonNode answer = hub.ask("'; drop table event; --").body();
        assertThat(answer.path("kind").asText()).isEqualTo("refuse");
        assertThat(hub.get("/events?limit=1").body().path("events")).hasSize(1);
    }

    @Test
    void whatTheHubSaysIsWhatSqlOnTheSourceSays() {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode report = hub.post("/connectors/shop/reconcile", "application/json", "")
                    .body();
            assertThat(report.path("values").asInt()).isGreaterThan(100);
            assertThat(report.path("checks")).allSatisfy(WholePathIT::isEqual);
        });
    }

    @Test
    void whatTheHubSaysIsWhatTheSourceSaysWhileTheSourceIsWrittenTo() throws Exception {
        AtomicInteger written = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                SHOP.orderOf2020("live" + written.incrementAndGet());
            }
        });
        try {
            await().atMost(SOON).until(() -> written.get() > 3);
            JsonNode report = hub.post("/connectors/shop/reconcile", "application/json", "")
                    .body();
            int before = written.get();
            assertThat(report.path("asOf").asText()).as(report.toPrettyString()).contains("/");
            assertThat(report.path("checks")).allSatisfy(WholePathIT::isEqual);
            await().atMost(SOON).until(() -> written.get() > before);
        } finally {
            enough.set(true);
        }
        assertThat(writer).succeedsWithin(SOON);
    }

    @Test
    void everyQuestionOfTheCatalogIsAnswered() {
        JsonNode questions = hub.get("/catalog").body().path("questions");
        assertThat(questions).isNotEmpty();
        for (JsonNode question : questions) {
            assertThat(hub.ask(question.asText()).body().path("kind").asText())
                    .as(question.asText())
                    .isNotIn("refuse", "clarify", "");
        }
    }

    @Test
    void healthAndMetricsTellHowFarEverythingIs() {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        hub.observe("/health").body().path("status").asText())
                .as(hub.observe("/health").text())
                .isEqualTo("UP"));
        assertThat(hub.observe("/health").text()).contains("whence-cdc-shop", "subscriptions");
        assertThat(hub.observe("/metrics").text())
                .contains("whence_subscription_lag{subscription=\"relay\"}")
                .contains("whence_subscription_lag{subscription=\"projection\"}")
                .contains("whence_connector_up{connector=\"shop\"} 1.0")
                .contains("whence_connector_slot_lag_bytes{connector=\"shop\"} ")
                .contains("whence_connector_slot_lag_seconds{connector=\"shop\"} ")
                .contains("whence_events ");
    }

    @Test
    void theConsoleIsOnePageThatLoadsNothingFromElsewhere() {
        assertThat(hub.get("/").type()).startsWith("text/html");
        assertThat(hub.get("/").text()).contains("<title>Whence</title>").doesNotContainPattern("(src|href)=\"https?:");
    }

    private static void isEqual(JsonNode check) {
        assertThat(check.path("differences"))
                .as(check.path("what") + " by " + check.path("by"))
                .isEmpty();
    }

    private static long ordersOfToday() {
        return answer("How many orders were placed today?");
    }

    private static long answer(String question) {
        return hub.ask(question).body().path("value").asLong(-1);
    }
}
