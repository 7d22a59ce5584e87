package dev.whence.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * {@code inventory.stock.low} and {@code inventory.stock.out} when what is available of a product at a place falls to the
 * threshold, or to nothing. Said once each time that it falls; a source that never says how much is there is not followed.
 */
final class Stock extends Deriver {
    static final String NAME = "stock";

    private enum State {
        ENOUGH,
        LOW,
        OUT
    }

    /** What is remembered of a product at a place. */
    static final class Level {
        double available;
        Instant at = Instant.EPOCH;
        String state = State.ENOUGH.name();
    }

    private KeyValueStore<String, Level> levels;

    Stock(Rules rules) {
        super(NAME, rules);
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        levels = store();
    }

    @Override
    void due(String key, BusEvent event) {}

    @Override
    void on(BusEvent event) {
        JsonNode data = event.data();
        if (event.is("inventory.stock.adjusted", "inventory.stock.moved")) {
            Optional<Double> available = data.has("on_hand")
                    ? Optional.of(data.path("on_hand").asDouble()
                            - data.path("allocated").asDouble())
                    : Optional.empty();
            take(event, data, data.path("location").asText(), available);
        } else if (event.is("inventory.stock.counted")) {
            for (JsonNode line : data.path("lines")) {
                if (line.has("quantity")) {
                    take(
                            event,
                            line,
                            data.path("location").asText(),
                            Optional.of(line.path("quantity").asDouble()));
                }
            }
        }
    }

    private void take(BusEvent event, JsonNode what, String location, Optional<Double> available) {
        String product = what.path("product_id").asText();
        String key = event.source() + "\u0001" + product + "\u0001" + location;
        Level known = levels.get(key);
        if (known == null && available.isEmpty()
                || known != null && event.time().isBefore(known.at)) {
            return;
        }
        Level level = known == null ? new Level() : known;
        level.available = available.orElseGet(
                () -> level.available + what.path("quantity").asDouble());
        level.at = event.time();
        State now = state(level.available);
        if (now.compareTo(State.valueOf(level.state)) > 0) {
            say(event, product, location, level.available, now);
        }
        level.state = now.name();
        levels.put(key, level);
    }

    private State state(double available) {
        return available <= 0 ? State.OUT : available <= rules().stockLow() ? State.LOW : State.ENOUGH;
    }

    private void say(BusEvent event, String product, String location, double available, State now) {
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put("product_id", product).put("available", available);
        if (!location.isEmpty()) {
            data.put("location", location);
        }
        if (now == State.LOW) {
            data.put("threshold", rules().stockLow());
        }
        String type = now == State.OUT ? "inventory.stock.out" : "inventory.stock.low";
        say(Derived.of(type, "stock/" + product, event.time(), event.correlation(), event.id(), data));
    }
}
