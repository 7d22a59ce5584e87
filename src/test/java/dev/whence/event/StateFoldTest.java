package dev.whence.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFoldTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private StateFold fold;
    private final List<Event> events = new ArrayList<>();

    @BeforeEach
    void readRules() throws IOException {
        type(
                "test.thing.made",
                "merge",
                "\"name\": {}, \"made_at\": {\"x-fold\": \"first\"}, \"paid\": {\"x-fold\": \"sum\"}, \"notes\": {\"x-fold\": \"append\"}");
        type("test.thing.seen", "none", "\"name\": {}");
        type("test.thing.gone", "remove", "\"name\": {}");
        fold = new StateFold(Vocabulary.load(folder));
    }

    @Test
    void eachFieldIsFoldedByItsOwnRule() throws IOException {
        happened("test.thing.made", "{\"name\": \"a\", \"made_at\": 1, \"paid\": 1.10, \"notes\": \"x\"}");
        happened("test.thing.made", "{\"name\": \"b\", \"made_at\": 2, \"paid\": 2.20, \"notes\": [\"y\", \"z\"]}");
        assertThat(state()).isEqualTo("{\"name\":\"b\",\"made_at\":1,\"paid\":3.3,\"notes\":[\"x\",\"y\",\"z\"]}");
    }

    @Test
    void whatSaysNothingOfTheStateChangesNothing() throws IOException {
        happened("test.thing.made", "{\"name\": \"a\"}");
        happened("test.thing.seen", "{\"name\": \"b\"}");
        assertThat(state()).isEqualTo("{\"name\":\"a\"}");
    }

    @Test
    void aThingThatIsGoneLeavesNothingUntilItComesBack() throws IOException {
        happened("test.thing.made", "{\"name\": \"a\", \"paid\": 5}");
        happened("test.thing.gone", "{\"name\": \"a\"}");
        assertThat(state()).isEqualTo("{}");
        happened("test.thing.made", "{\"paid\": 1}");
        assertThat(state()).isEqualTo("{\"paid\":1}");
    }

    @Test
    void eventsAreNotChangedByIt() throws IOException {
        happened("test.thing.made", "{\"notes\": [\"x\"]}");
        happened("test.thing.made", "{\"notes\": [\"y\"]}");
        state();
        assertThat(events.get(0).data()).hasToString("{\"notes\":[\"x\"]}");
    }

    private String state() {
        return fold.fold(events).toString();
    }

    private void happened(String type, String data) throws IOException {
        events.add(new Event(
                UUID.randomUUID(),
                new EventType(type),
                1,
                Subject.parse("thing/1"),
                Instant.EPOCH,
                "test",
                "",
                "thing/1",
                Optional.empty(),
                (ObjectNode) JSON.readTree(data),
                "",
                ""));
    }

    private void type(String name, String state, String properties) throws IOException {
        Files.writeString(
                folder.resolve(name + ".json"),
                """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:whence:vocabulary:%1$s",
                 "title": "t", "description": "d", "x-state": "%2$s", "type": "object", "properties": {%3$s}}"""
                        .formatted(name, state, properties));
    }
}
