package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.sample.Script;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processors derive goes the whole way: by Kafka out of the store and back into it. */
class StreamsIT {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final Instant DAY = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);

    @TempDir
    private static Path folder;

    private static StreamsHub hub;

    @BeforeAll
    static void start() {
        hub = new StreamsHub(folder);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void anAbandonedCartIsAnEventThatKnowsItsCauses() {
        hub.send(List.of(
                event("one", "customer.page.viewed", "web", 0),
                event("one", "customer.cart.item_added", "web", 60),
                event("two", "customer.page.viewed", "web", 7200)));
        await().atMost(LONG)
                .until(() -> hub.events("customer.cart.abandoned", "one").size() == 1);
        JsonNode abandoned = hub.events("customer.cart.abandoned", "one").get(0);
        assertThat(abandoned.path("source").asText()).isEqualTo("whence-streams");
        assertThat(abandoned.path("correlationId").asText()).isEqualTo("session/one");
        assertThat(hub.hub()
                        .get("/events/" + abandoned.path("id").asText() + "/causes")
                        .text())
                .contains("customer.cart.item_added");
        assertThat(hub.hub().types("session/one"))
                .containsExactlyInAnyOrder(
                        "customer.page.viewed",
                        "customer.cart.item_added",
                        "customer.session.started",
                        "customer.session.ended",
                        "customer.cart.abandoned");
    }

    @Test
    void whoseClockIsAheadDoesNotStopTheProcessors() {
        int ahead = (int) Duration.between(DAY, Instant.now()).plusHours(5).toSeconds();
        begin("ahead", ahead);
    }

    @Test
    void nothingDerivedIsLostOrDoubledWhenTheBrokerIsKilledInTheMidstOfRelayAndProcessing() {
        AtomicInteger visits = new AtomicInteger();
        for (int kill = 0; kill < 3; kill++) {
            await().atMost(LONG).pollDelay(Duration.ZERO).until(() -> {
                visit(visits, 100);
                return hub.relaying() && processing(visits.get());
            });
            hub.kafka.kill();
            visit(visits, 10);
            hub.kafka.start();
        }
        int last = visits.get();
        hub.send(List.of(event("kend", "customer.page.viewed", "kill", last * 3 + 7200)));
        List<String> sessions =
                IntStream.range(0, last).mapToObj(i -> "session/k" + i).toList();
        for (String type : List.of("session.started", "session.ended", "cart.abandoned")) {
            await().atMost(LONG).untilAsserted(() -> assertThat(hub.derived("customer." + type))
                    .containsAll(sessions));
            assertThat(hub.derived("customer." + type)).doesNotHaveDuplicates();
        }
    }

    private static void visit(AtomicInteger visits, int more) {
        List<String> batch = new ArrayList<>();
        for (int end = visits.get() + more; visits.get() < end; visits.incrementAndGet()) {
            String session = "k" + visits;
            batch.add(event(session, "customer.page.viewed", "kill", visits.get() * 3));
            batch.add(event(session, "customer.cart.item_added", "kill", visits.get() * 3 + 1));
        }
        hub.send(batch);
    }

    private static boolean processing(int visits) {
        return hub.derived("customer.session.started").stream()
                        .filter(subject -> subject.startsWith("session/k"))
                        .count()
                < visits;
    }

    @Test
    void historyThatIsReadAgainGivesTheSameEventsAndNoOthers() {
        hub.send(List.of(
                event("history", "customer.page.viewed", "history", 0),
                event("history", "customer.cart.item_added", "history", 10)));
        begin("later", 7200);
        List<String> before = allDerived();
        assertThat(before).anySatisfy(line -> assertThat(line).contains("customer.cart.abandoned session/history"));
        try (Topics said = new Topics(hub.kafka.bootstrapServers(), "whence\\.derived");
                Topics letters = new Topics(hub.kafka.bootstrapServers(), "whence\\.dead-letters")) {
            await().atMost(LONG).until(() -> times(said, "later") == 1);
            long refused = letters.sent();
            hub.restart(() -> assertThat(hub.command("rederive")).isZero());
            await().atMost(LONG).until(() -> times(said, "later") == 2);
            begin("after", 7300);
            assertThat(allDerived()).isEqualTo(before);
            assertThat(letters.sent()).isEqualTo(refused);
        }
    }

    /** A visit begins, and so all that was to be derived before is in the store. */
    private static void begin(String session, int second) {
        hub.send(List.of(event(session, "customer.page.viewed", "history", second)));
        await().atMost(LONG)
                .until(() -> !hub.events("customer.session.started", session).isEmpty());
    }

    private static long times(Topics said, String session) {
        return said.poll().stream()
                .filter(one -> one.key().equals("session/" + session))
                .filter(one -> one.value().contains("customer.session.started"))
                .count();
    }

    private static List<String> allDerived() {
        return hub.query(
                """
                select concat_ws(' ', position, id, type, subject, encode(hash, 'hex')) from event
                where source = 'whence-streams' and subject <> 'session/after' order by position""");
    }

    @Test
    void whatIsDerivedIsWhatWasScriptedNothingMoreAndNothingLess() throws InterruptedException {
        Script script = Script.play(7, LocalDateTime.ofInstant(DAY, ZoneOffset.UTC), 120);
        script.send(hub.hub().address());
        await().atMost(LONG).until(() -> hub.hub().types(script.lastSubject()).contains("customer.session.started"));
        assertThat(DerivedScore.of(script, hub.hub()))
                .hasSize(8)
                .allSatisfy(score ->
                        assertThat(score.precision()).as(score.toString()).isEqualTo(1))
                .allSatisfy(
                        score -> assertThat(score.recall()).as(score.toString()).isEqualTo(1));
    }

    @Test
    void historyIsSentAgainToATopicOfItsOwnAndSaysSo() {
        hub.send(List.of(event("again", "customer.page.viewed", "again", 0)));
        assertThat(hub.command("replay", "--type", "customer.page.", "--from", DAY.toString(), "--topic", "audit"))
                .isZero();
        assertThat(hub.command("replay", "--topic", "whence.events.customer")).isEqualTo(2);
        assertThat(hub.command("replay", "--from", "yesterday")).isEqualTo(2);
        try (Topics topics = new Topics(hub.kafka.bootstrapServers(), "audit")) {
            await().atMost(LONG).until(() -> topics.poll().stream()
                    .anyMatch(one -> one.key().equals("session/again")));
            assertThat(topics.poll())
                    .allMatch(one ->
                            one.value().contains("\"replay\":") && one.value().contains("\"customer.page."));
        }
    }

    @Test
    void whatComesByKafkaIsAppendedOnceAndWhatIsNoEventIsADeadLetterThatSaysWhy() {
        String good = event("sent", "customer.page.viewed", "by-kafka", 0);
        String unknown = event("sent", "customer.page.viewd", "by-kafka", 1);
        try (Topics letters = new Topics(hub.kafka.bootstrapServers(), "whence\\.dead-letters")) {
            hub.sendByKafka(List.of(good, unknown, "no JSON", good));
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
                .until(() -> !hub.events("customer.page.viewed", "sent").isEmpty());
        assertThat(hub.events("customer.page.viewed", "sent")).hasSize(1);
    }

    @Test
    void howFarBehindTheHubIsWithATopicIsMeasured() throws Exception {
        try (Connection other = hub.store.connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select position from event_head for update");
            hub.sendByKafka(List.of(event("waits", "customer.page.viewed", "by-kafka", 0)));
            await().atMost(LONG).untilAsserted(() -> assertThat(hub.metrics())
                    .containsPattern("whence_incoming_lag\\{topic=\"whence.ingest\"\\} [1-9]")
                    .contains("whence_incoming_lag_seconds{topic=\"whence.ingest\"} ")
                    .doesNotContain("whence_incoming_lag_seconds{topic=\"whence.ingest\"} 0.0"));
            other.rollback();
        }
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(hub.metrics())
                    .contains("whence_incoming_lag{topic=\"whence.ingest\"} 0.0")
                    .contains("whence_incoming_lag_seconds{topic=\"whence.ingest\"} 0.0")
                    .contains("whence_incoming_lag{topic=\"whence.derived\"} 0.0");
            assertThat(hub.hub().observe("/health?data=true").text())
                    .containsPattern("\"whence\\.ingest\\.lag\": ?\"?0\\b")
                    .containsPattern("\"whence\\.derived\\.lag\": ?\"?0\\b");
        });
    }

    private static String event(String session, String type, String source, int second) {
        return StreamsHub.step(session, type, source, DAY.plusSeconds(second));
    }
}
