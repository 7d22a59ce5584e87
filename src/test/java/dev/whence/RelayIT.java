package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.testing.Database;
import dev.whence.testing.KafkaServer;
import dev.whence.testing.Services;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENT =
            """
            {"specversion":"1.0","id":"%1$d","source":"web","type":"customer.page.viewed","subject":"session/%2$d",
            "time":"2026-05-01T10:00:00Z","data":{"session_id":"1","device":"mobile","page":"/%1$d"}}""";
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDisorderedWhenKafkaAndTheHubEndAndComeBack() {
        try (KafkaServer kafka = Services.ownKafka()) {
            // What is derived would have positions of its own.
            HubHome home = HubHome.in(folder).write("application.properties", "whence.streams = off");
            Database store = Services.postgres().storeDatabase();
            try (TestHub hub = TestHub.start(home, store, kafka.bootstrapServers())) {
                send(hub, 0, 200);
                await().atMost(LONG).until(() -> relayed(hub) == 200);
                kafka.kill();
                send(hub, 200, 300);
                await().atMost(LONG).untilAsserted(() -> {
                    assertThat(hub.observe("/health?data=true").text())
                            .contains("relay is held back")
                            .containsPattern("\"relay\\.lag\": ?\"?100\\b")
                            .containsPattern("\"relay\\.lag\\.seconds\": ?\"?[1-9]");
                    assertThat(hub.observe("/metrics").text())
                            .contains("whence_subscription_lag{subscription=\"relay\"} 100.0")
                            .doesNotContain("whence_subscription_lag_seconds{subscription=\"relay\"} 0.0");
                });
                kafka.start();
                await().atMost(LONG).until(() -> relayed(hub) == 300);
                await().atMost(LONG).until(() -> !hub.observe("/health").text().contains("relay is held back"));
                kafka.kill();
                send(hub, 300, 400);
                assertThat(hub.get("/events?after=399").body().path("events")).hasSize(1);
            }
            kafka.start();
            try (TestHub hub = TestHub.start(home, store, kafka.bootstrapServers());
                    Topics topics = new Topics(kafka.bootstrapServers())) {
                send(hub, 400, 500);
                await().atMost(LONG).until(() -> relayed(hub) == 500);
                await().atMost(LONG).until(() -> positions(topics.poll()).size() >= 500);
                assertThat(positions(topics.poll()).keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                LongStream.rangeClosed(1, 500).boxed().toList());
                assertInOrder(topics.poll());
                assertThat(topics.poll()).allSatisfy(message -> {
                    assertThat(Topics.header(message, "position")).isEqualTo(String.valueOf(position(message)));
                    assertThat(Topics.header(message, "content-type")).startsWith("application/cloudevents+json");
                });
            }
        }
    }

    private static void send(TestHub hub, int from, int to) {
        String batch = IntStream.range(from, to)
                .mapToObj(number -> EVENT.formatted(number, number % 7))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(hub.post("/events", "application/cloudevents-batch+json", batch)
                        .status())
                .isEqualTo(200);
    }

    private static long relayed(TestHub hub) {
        for (JsonNode subscription : hub.get("/projections").body().path("subscriptions")) {
            if (subscription.path("name").asText().equals("relay")) {
                return subscription.path("position").asLong();
            }
        }
        return -1;
    }

    private static Map<Long, String> positions(List<ConsumerRecord<String, String>> messages) {
        return messages.stream().collect(Collectors.toMap(RelayIT::position, ConsumerRecord::key, (a, b) -> a));
    }

    /** What comes a second time after a restart does not count. */
    private static void assertInOrder(List<ConsumerRecord<String, String>> messages) {
        Map<String, Long> last = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        for (ConsumerRecord<String, String> message : messages) {
            long position = position(message);
            if (seen.add(position)) {
                assertThat(position).as(message.key()).isGreaterThan(last.getOrDefault(message.key(), 0L));
                last.put(message.key(), position);
            }
        }
    }

    private static long position(ConsumerRecord<String, String> message) {
        try {
            return JSON.readTree(message.value()).path("position").asLong();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
