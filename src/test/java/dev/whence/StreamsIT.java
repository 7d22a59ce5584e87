package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.cli.WhenceCommand;
import dev.whence.sample.Script;
import dev.whence.testing.Database;
import dev.whence.testing.KafkaServer;
import dev.whence.testing.Services;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processors derive goes the whole way: by Kafka out of the store and back into it. */
class StreamsIT {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final Instant DAY = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
    private static final String EVENT =
            """
            {"specversion":"1.0","id":"%1$s/%2$s/%3$d","source":"%4$s","type":"%2$s","subject":"session/%1$s","time":"%5$s",
            "data":{"session_id":"%1$s","device":"mobile","page":"/","product_id":"p"}}""";

    @TempDir
    private static Path folder;

    private static KafkaServer kafka;
    private static Database store;
    private static TestHub hub;

    @BeforeAll
    static void start() {
        kafka = Services.ownKafka();
        store = Services.postgres().storeDatabase();
        hub = TestHub.start(HubHome.in(folder), store, kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        hub.close();
        kafka.close();
    }

    @Test
    void anAbandonedCartIsAnEventThatKnowsItsCauses() {
        send(List.of(
                event("one", "customer.page.viewed", "web", 0),
                event("one", "customer.cart.item_added", "web", 60),
                event("two", "customer.page.viewed", "web", 7200)));
        await().atMost(LONG)
                .until(() -> derived("customer.cart.abandoned", "one").size() == 1);
        JsonNode abandoned = derived("customer.cart.abandoned", "one").get(0);
        assertThat(abandoned.path("source").asText()).isEqualTo("whence-streams");
        assertThat(abandoned.path("correlationId").asText()).isEqualTo("session/one");
        assertThat(hub.get("/events/" + abandoned.path("id").asText() + "/causes")
                        .text())
                .contains("customer.cart.item_added");
        assertThat(hub.types("session/one"))
                .containsExactlyInAnyOrder(
                        "customer.page.viewed",
                        "customer.cart.item_added",
                        "customer.session.started",
                        "customer.session.ended",
                        "customer.cart.abandoned");
    }

    @Test
    void nothingDerivedIsLostOrDoubledWhenTheBrokerIsKilled() {
        List<String> sessions = IntStream.range(0, 300).mapToObj(i -> "k" + i).toList();
        for (int from = 0; from < sessions.size(); from += 50) {
            List<String> batch = new ArrayList<>();
            for (int i = from; i < from + 50; i++) {
                batch.add(event(sessions.get(i), "customer.page.viewed", "kill", i * 30));
                batch.add(event(sessions.get(i), "customer.cart.item_added", "kill", i * 30 + 10));
            }
            send(batch);
            if (from == 100 || from == 200) {
                int known = from;
                await().atMost(LONG).until(() -> !derived("customer.session.started", "k" + (known - 50))
                        .isEmpty());
                kafka.kill();
                kafka.start();
            }
        }
        send(List.of(event("kend", "customer.page.viewed", "kill", 9000 + 7200)));
        await().atMost(LONG)
                .until(() -> derived("customer.cart.abandoned", "k299").size() == 1);
        for (String type : List.of("session.started", "session.ended", "cart.abandoned")) {
            await().atMost(LONG).untilAsserted(() -> assertThat(subjects("customer." + type))
                    .containsAll(sessions.stream().map("session/"::concat).toList())
                    .doesNotHaveDuplicates());
        }
    }

    @Test
    void whatIsDerivedIsWhatWasScriptedNothingMoreAndNothingLess() throws InterruptedException {
        Script script = Script.play(7, LocalDateTime.ofInstant(DAY, ZoneOffset.UTC), 120);
        script.send(hub.address());
        await().atMost(LONG).until(() -> hub.types(script.lastSubject()).contains("customer.session.started"));
        assertThat(DerivedScore.of(script, hub))
                .hasSize(8)
                .allSatisfy(score ->
                        assertThat(score.precision()).as(score.toString()).isEqualTo(1))
                .allSatisfy(
                        score -> assertThat(score.recall()).as(score.toString()).isEqualTo(1));
    }

    @Test
    void historyIsSentAgainToATopicOfItsOwnAndSaysSo() {
        send(List.of(event("again", "customer.page.viewed", "again", 0)));
        assertThat(replay("--type", "customer.page.", "--from", DAY.toString(), "--topic", "audit"))
                .isZero();
        assertThat(replay("--topic", "whence.events.customer")).isEqualTo(2);
        assertThat(replay("--from", "yesterday")).isEqualTo(2);
        try (Topics topics = new Topics(kafka.bootstrapServers(), "audit")) {
            await().atMost(LONG).until(() -> topics.poll().stream()
                    .anyMatch(one -> one.key().equals("session/again")));
            assertThat(topics.poll())
                    .allMatch(one ->
                            one.value().contains("\"replay\":") && one.value().contains("\"customer.page."));
        }
    }

    @Test
    void whatComesByKafkaIsAppendedOnceAndWhatIsNoEventIsADeadLetterThatSaysWhy() throws Exception {
        String good = event("sent", "customer.page.viewed", "by-kafka", 0);
        String unknown = event("sent", "customer.page.viewd", "by-kafka", 1);
        try (KafkaProducer<String, String> sender = new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer());
                Topics letters = new Topics(kafka.bootstrapServers(), "whence\\.dead-letters")) {
            for (String message : List.of(good, unknown, "no JSON", good)) {
                sender.send(new ProducerRecord<>("whence.ingest", "session/sent", message))
                        .get();
            }
            await().atMost(LONG).until(() -> letters.poll().size() == 2);
            assertThat(letters.poll()).extracting(ConsumerRecord::value).containsExactly(unknown, "no JSON");
            assertThat(letters.poll()).extracting(ConsumerRecord::key).containsOnly("session/sent");
            assertThat(letters.poll())
                    .extracting(letter -> Topics.header(letter, "topic"))
                    .containsOnly("whence.ingest");
            assertThat(Topics.header(letters.poll().get(0), "problem")).contains("did you mean 'customer.page.viewed'");
            assertThat(Topics.header(letters.poll().get(1), "problem")).containsIgnoringCase("JSON");
        }
        await().atMost(LONG)
                .until(() -> !derived("customer.page.viewed", "sent").isEmpty());
        assertThat(derived("customer.page.viewed", "sent")).hasSize(1);
    }

    private static int replay(String... options) {
        List<String> words = new ArrayList<>(List.of("replay"));
        words.addAll(List.of(options));
        Map.of(
                        "whence.store.url", store.url(),
                        "whence.store.user", store.user(),
                        "whence.store.password", store.password(),
                        "whence.kafka", kafka.bootstrapServers())
                .forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        return WhenceCommand.line((settings, ready) -> {}).execute(words.toArray(String[]::new));
    }

    private static List<String> subjects(String type) {
        return hub.get("/events?limit=1000&type=" + type).body().path("events").findValuesAsText("subject");
    }

    private static List<JsonNode> derived(String type, String session) {
        List<JsonNode> found = new ArrayList<>();
        hub.get("/events?type=" + type + "&subject=session/" + session)
                .body()
                .path("events")
                .forEach(found::add);
        return found;
    }

    private static String event(String session, String type, String source, int second) {
        return EVENT.formatted(session, type, second, source, DAY.plusSeconds(second));
    }

    private static void send(List<String> events) {
        String batch = events.stream().collect(Collectors.joining(",", "[", "]"));
        JsonNode receipt =
                hub.post("/events", "application/cloudevents-batch+json", batch).body();
        assertThat(receipt.path("refused")).isEmpty();
    }
}
