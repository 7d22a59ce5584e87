package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.cli.WhenceCommand;
import dev.whence.testing.Database;
import dev.whence.testing.KafkaServer;
import dev.whence.testing.Services;
import dev.whence.testing.SqlRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A hub with stream processors, a store and a Kafka of its own, and what tests do with them. */
final class StreamsHub implements AutoCloseable {
    private static final String EVENT =
            """
            {"specversion":"1.0","id":"%1$s/%2$s/%3$s","source":"%4$s","type":"%2$s","subject":"session/%1$s","time":"%3$s",
            "data":{"session_id":"%1$s","device":"mobile","page":"/","product_id":"p"}}""";

    final KafkaServer kafka = Services.ownKafka();
    final Database store = Services.postgres().storeDatabase();
    private final HubHome home;
    private TestHub hub;

    StreamsHub(Path folder) {
        home = HubHome.in(folder);
        hub = TestHub.start(home, store, kafka.bootstrapServers());
    }

    TestHub hub() {
        return hub;
    }

    /** @param meanwhile what is done while it does not run */
    void restart(Runnable meanwhile) {
        hub.close();
        meanwhile.run();
        hub = TestHub.start(home, store, kafka.bootstrapServers());
    }

    /** Runs a command of the command line with the hub's settings and returns its exit code. */
    int command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        Map.of(
                        "whence.home", home.folder().toString(),
                        "whence.store.url", store.url(),
                        "whence.store.user", store.user(),
                        "whence.store.password", store.password(),
                        "whence.kafka", kafka.bootstrapServers())
                .forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
        return WhenceCommand.line((settings, ready) -> {}).execute(all.toArray(String[]::new));
    }

    /** A step of a visit; the same for the same arguments. */
    static String step(String session, String type, String source, Object time) {
        return EVENT.formatted(session, type, time, source);
    }

    void send(List<String> events) {
        String batch = events.stream().collect(Collectors.joining(",", "[", "]"));
        JsonNode receipt =
                hub.post("/events", "application/cloudevents-batch+json", batch).body();
        assertThat(receipt.path("refused")).isEmpty();
    }

    List<JsonNode> events(String type, String session) {
        List<JsonNode> found = new ArrayList<>();
        hub.get("/events?type=" + type + "&subject=session/" + session)
                .body()
                .path("events")
                .forEach(found::add);
        return found;
    }

    String metrics() {
        return hub.observe("/metrics").text();
    }

    /** The first column of what a query of the store gives, as text. */
    List<String> query(String sql) {
        try (Connection connection = store.connect()) {
            return SqlRows.of(connection, sql).stream()
                    .map(row -> row.values().iterator().next().toString())
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether some events of the store are not on the bus yet. */
    boolean relaying() {
        return query(
                        "select position > coalesce((select position from subscription where name = 'relay'), 0) from event_head")
                .equals(List.of("true"));
    }

    /** What the processors said something of that type about. */
    List<String> derived(String type) {
        return query("select subject from event where source = 'whence-streams' and type = '" + type + "'");
    }

    /** To the topic that other programs send to. */
    void sendByKafka(List<String> messages) {
        try (KafkaProducer<String, String> sender = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            messages.forEach(message -> sender.send(new ProducerRecord<>("whence.ingest", "session/sent", message)));
            sender.flush();
        }
    }

    @Override
    public void close() {
        hub.close();
        kafka.close();
    }
}
