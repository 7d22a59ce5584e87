package dev.whence.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.EventIds;
import dev.whence.event.EventType;
import dev.whence.event.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;

/** The processors without a broker: takes events as the relay would publish them and has what they say. */
final class Rig implements AutoCloseable {
    static final Vocabulary VOCABULARY = Vocabulary.load(Path.of("vocabulary"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DOMAINS = List.of("customer", "hub", "inventory", "product", "revenue");

    private final TopologyTestDriver driver;
    private final List<JsonNode> said = new ArrayList<>();
    private long position;
    private int takenBack;

    Rig() {
        this(Rules.DEFAULT);
    }

    Rig(Rules rules) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "rig");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder());
        List<String> topics =
                DOMAINS.stream().map(domain -> "whence.events." + domain).toList();
        driver = new TopologyTestDriver(
                DerivedEvents.topology(topics, rules, 0, Stores::inMemoryKeyValueStore), settings, Instant.EPOCH);
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("rig").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An event as a sender would send it: recorded as soon as it happened. */
    record Sent(String source, String type, String subject, String correlation, Instant time, String data) {
        static Sent of(String type, String subject, String time, String data) {
            return new Sent("web", type, subject, subject, Instant.parse(time), data.replace('\'', '"'));
        }

        /** What processors said. */
        private static Sent of(JsonNode said) {
            return new Sent(
                    said.path("source").asText(),
                    said.path("type").asText(),
                    said.path("subject").asText(),
                    said.path("correlationid").asText(),
                    Instant.parse(said.path("time").asText()),
                    said.path("data").toString());
        }

        Sent correlated(String with) {
            return new Sent(source, type, subject, with, time, data);
        }

        String id() {
            return EventIds.of("web", type + subject + time + data).toString();
        }
    }

    /** The next positions. */
    Rig take(Sent... events) {
        for (Sent event : events) {
            position++;
            put(position, event, event.time());
        }
        return this;
    }

    /** The next position, recorded later than it happened. */
    Rig take(Sent event, String recorded) {
        position++;
        put(position, event, Instant.parse(recorded));
        return this;
    }

    /** What they have said since it was last taken back gets the next positions, as it does by way of the store. */
    Rig takeBack(Instant recorded) {
        List<JsonNode> all = said();
        all.subList(takenBack, all.size()).forEach(one -> take(Sent.of(one), recorded.toString()));
        takenBack = all.size();
        return this;
    }

    void put(long at, Sent event, Instant recorded) {
        String domain = event.type().substring(0, event.type().indexOf('.'));
        driver.createInputTopic("whence.events." + domain, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(event.subject(), message(at, event, recorded), Instant.EPOCH));
    }

    private static byte[] message(long at, Sent event, Instant recorded) {
        try {
            ObjectNode json = JSON.createObjectNode()
                    .put("position", String.valueOf(at))
                    .put("recordedtime", recorded.toString())
                    .put("id", event.id())
                    .put("type", event.type())
                    .put("subject", event.subject())
                    .put("source", event.source())
                    .put("time", event.time().toString())
                    .put("correlationid", event.correlation());
            json.set("data", JSON.readTree(event.data()));
            return json.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Time passes and nothing comes. */
    Rig idle(Duration time) {
        driver.advanceWallClockTime(time);
        return this;
    }

    /** What they have said so far; fails where the vocabulary has no such event. */
    List<JsonNode> said() {
        drain(Bus.DERIVED).forEach(one -> {
            EventType type = new EventType(one.path("type").asText());
            List<String> problems = VOCABULARY.problems(type, one.path("data"));
            if (!problems.isEmpty()) {
                throw new AssertionError(type + " does not fit the vocabulary: " + problems);
            }
            said.add(one);
        });
        return List.copyOf(said);
    }

    List<JsonNode> said(String type) {
        return said().stream()
                .filter(one -> one.path("type").asText().equals(type))
                .toList();
    }

    List<JsonNode> measures() {
        return drain(Bus.MEASURES);
    }

    private List<JsonNode> drain(String topic) {
        return driver
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(Rig::tree)
                .toList();
    }

    private static JsonNode tree(byte[] message) {
        try {
            return JSON.readTree(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
