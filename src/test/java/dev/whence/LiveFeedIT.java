package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedHub.class)
class LiveFeedIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestHub hub;

    LiveFeedIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void whoFollowsGetsWhatIsAppendedFromNowOnAndOnlyWhatWasAskedFor() {
        send("before", 0, 1, "");
        try (FeedReader all = FeedReader.open(hub, "?domain=customer");
                FeedReader one = FeedReader.open(hub, "?subject=session/live-1")) {
            send("live", 0, 3, "");
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(all.subjects()).contains("session/live-0", "session/live-1", "session/live-2");
                assertThat(one.subjects()).containsExactly("session/live-1");
            });
            assertThat(all.subjects()).doesNotContain("session/before-0");
            assertThat(all.positions()).isSorted();
        }
    }

    @Test
    void whoComesBackWithTheLastPositionMissesNothing() {
        long last;
        try (FeedReader reader = FeedReader.open(hub, "?domain=customer")) {
            send("first", 0, 5, "");
            await().atMost(SOON).until(() -> reader.subjects().contains("session/first-4"));
            last = reader.positions().get(reader.positions().size() - 3);
        }
        send("second", 0, 500, "");
        try (FeedReader reader = FeedReader.open(hub, "?domain=customer", "Last-Event-ID", String.valueOf(last))) {
            await().atMost(SOON).until(() -> reader.subjects().contains("session/second-499"));
            List<Long> positions = reader.positions();
            assertThat(positions.get(0)).isEqualTo(last + 1);
            assertThat(positions).doesNotHaveDuplicates().isSorted();
            assertThat(positions.get(positions.size() - 1) - last).isEqualTo(positions.size());
        }
    }

    @Test
    void aReaderThatTakesNothingKeepsNobodyWaiting() throws Exception {
        try (Socket deaf = new Socket("127.0.0.1", hub.address("/").getPort());
                FeedReader reader = FeedReader.open(hub, "?domain=customer")) {
            deaf.getOutputStream()
                    .write("GET /events/stream?after=0 HTTP/1.1\r\nHost: hub\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            for (int part = 0; part < 20; part++) {
                send("big", part * 100, part * 100 + 100, "x".repeat(2_000));
            }
            await().atMost(SOON).until(() -> reader.subjects().contains("session/big-1999"));
        }
    }

    @Test
    void aFeedThatCannotBeIsRefusedWithASentence() {
        assertThat(hub.get("/events/stream?after=soon").status()).isEqualTo(400);
        assertThat(hub.get("/events/stream?after=soon").body().path("detail").asText())
                .contains("'soon' is not a position");
        assertThat(hub.get("/events/stream?subject=nonsense").status()).isEqualTo(400);
    }

    private void send(String name, int from, int to, String page) {
        String batch = IntStream.range(from, to)
                .mapToObj(number ->
                        """
                        {"specversion":"1.0","id":"%1$s-%2$d","source":"web","type":"customer.page.viewed",
                         "subject":"session/%1$s-%2$d","time":"2026-05-01T10:00:00Z","datacontenttype":"application/json",
                         "data":{"session_id":"%1$s-%2$d","device":"mobile","page":"/%3$s"}}"""
                                .formatted(name, number, page))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(hub.post("/events", "application/cloudevents-batch+json", batch)
                        .body()
                        .path("appended"))
                .hasSize(to - from);
    }
}
