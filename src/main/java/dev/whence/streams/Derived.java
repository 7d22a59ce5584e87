package dev.whence.streams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.EventIds;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * What processors say happened.
 *
 * @param cause the event without which it would not have been said
 * @param key tells it from others of its type, subject and time: the same facts always have the same key
 */
record Derived(
        EventType type,
        Subject subject,
        Instant occurredAt,
        String correlation,
        Optional<String> cause,
        String key,
        ObjectNode data) {
    /** The source of all events that processors say. */
    static final String SOURCE = "whence-streams";

    private static final JsonFormat FORMAT = new JsonFormat();

    static Derived of(String type, String subject, Instant at, String correlation, String cause, ObjectNode data) {
        return new Derived(
                new EventType(type), Subject.parse(subject), at, correlation, Optional.of(cause), cause, data);
    }

    /** Unique and always the same for the same fact. */
    UUID id() {
        return EventIds.of(SOURCE, type, subject, key, occurredAt);
    }

    /** As a CloudEvent 1.0 in structured mode. */
    byte[] message() {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(id().toString())
                .withSource(URI.create(SOURCE))
                .withType(type.value())
                .withSubject(subject.toString())
                .withTime(occurredAt.atOffset(ZoneOffset.UTC))
                .withData("application/json", JsonCloudEventData.wrap(data))
                .withExtension("correlationid", correlation);
        cause.ifPresent(id -> builder.withExtension("causationid", id));
        return FORMAT.serialize(builder.build());
    }
}
