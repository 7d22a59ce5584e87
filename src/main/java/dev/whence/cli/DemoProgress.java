package dev.whence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.event.WhenceException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Shows what the hub has taken in so far, and waits until it has everything. */
final class DemoProgress {
    private static final Duration LOOK = Duration.ofMillis(250);
    private final HubThread thread;
    private final HubClient hub;
    private final StatusLine line;
    private final Rate rate = new Rate();
    private final long began = System.nanoTime();

    DemoProgress(HubThread thread, HubClient hub, StatusLine line) {
        this.thread = thread;
        this.hub = hub;
        this.line = line;
    }

    /** How far the hub is. The lag is that of the slowest projection, in events. */
    record State(String connector, String detail, long snapshotRows, long events, long lag) {
        boolean streaming() {
            return connector.equals("STREAMING");
        }

        boolean broken() {
            return connector.equals("FAILED") || connector.equals("GAP");
        }
    }

    /** Returns when the shop is read to its end and every event is projected. Fails if the connector has failed. */
    State await() throws InterruptedException {
        long before = -1;
        while (true) {
            State state = look();
            if (state.broken()) {
                throw WhenceException.config("the shop cannot be captured: " + state.detail());
            }
            if (state.streaming() && state.lag() == 0 && state.events() == before) {
                return state;
            }
            before = state.events();
            line.show("Hub: %s, %,d snapshot rows, %,d events (%,.0f a second), %,d behind"
                    .formatted(
                            state.connector().toLowerCase(Locale.ROOT),
                            state.snapshotRows(),
                            state.events(),
                            rate.at(seconds(), state.events()),
                            state.lag()));
            thread.join(LOOK);
        }
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    State look() {
        JsonNode shop = connector(hub.get("connectors"))
                .orElseThrow(() -> WhenceException.config(
                        "the hub has no connector 'shop'; is connectors/shop.yaml in WHENCE_HOME?"));
        JsonNode projections = hub.get("projections");
        long head = projections.path("head").asLong();
        long slowest = StreamSupport.stream(projections.path("subscriptions").spliterator(), false)
                .filter(subscription -> !subscription.path("name").asText().equals("relay"))
                .mapToLong(subscription -> subscription.path("position").asLong())
                .min()
                .orElse(head);
        return new State(
                shop.path("state").asText(),
                shop.path("detail").asText(),
                shop.path("snapshotRows").asLong(),
                head,
                head - slowest);
    }

    private static Optional<JsonNode> connector(JsonNode connectors) {
        return StreamSupport.stream(connectors.path("connectors").spliterator(), false)
                .filter(status -> status.path("connector").asText().equals("shop"))
                .findFirst();
    }
}
