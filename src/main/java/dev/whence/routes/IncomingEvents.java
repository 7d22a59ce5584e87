package dev.whence.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.EventIds;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes an event of a CloudEvent that another program sent. Thread-safe. */
final class IncomingEvents {
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private final Vocabulary vocabulary;
    private final ObjectMapper json;
    private final Clock clock;

    IncomingEvents(Vocabulary vocabulary, ObjectMapper json, Clock clock) {
        this.vocabulary = vocabulary;
        this.json = json;
        this.clock = clock;
    }

    /** Fails with BAD_DATA and what the sender has to change. */
    Event translate(CloudEvent cloud) {
        EventType type = new EventType(cloud.getType());
        ObjectNode data = data(cloud);
        List<String> problems = vocabulary.problems(type, data);
        if (!problems.isEmpty()) {
            throw WhenceException.badData(String.join("; ", problems));
        }
        Vocabulary.Description description = vocabulary.find(type).orElseThrow();
        Subject subject = Subject.parse(required(cloud.getSubject(), "subject", "such as session/42"));
        return new Event(
                EventIds.of(cloud.getSource().toString(), cloud.getId()),
                type,
                description.version(),
                subject,
                time(cloud),
                cloud.getSource().toString(),
                cloud.getId(),
                extension(cloud, "correlationid").orElse(subject.toString()),
                extension(cloud, "causationid").map(IncomingEvents::uuid),
                data,
                extension(cloud, "narrative").orElse(Wording.of(description, "x-narrative", data)),
                Wording.of(description, "x-gist", data));
    }

    /** The position that the sender expects of the subject; empty where it does not care. */
    Optional<Long> expected(CloudEvent cloud) {
        return extension(cloud, "expectedposition").map(text -> {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw WhenceException.badData("expectedposition must be the last position of the subject,"
                        + " as GET /subjects gives it, or 0 for a new one; got '" + text + "'");
            }
        });
    }

    private ObjectNode data(CloudEvent cloud) {
        if (cloud.getData() == null) {
            throw WhenceException.badData("the event has no data");
        }
        try {
            JsonNode data = json.readTree(cloud.getData().toBytes());
            if (data instanceof ObjectNode object) {
                return object;
            }
            throw WhenceException.badData("the data must be a JSON object");
        } catch (IOException e) {
            throw WhenceException.badData("the data is not JSON", e);
        }
    }

    private Instant time(CloudEvent cloud) {
        if (cloud.getTime() == null) {
            throw WhenceException.badData("the event has no time; send when it happened as the attribute time");
        }
        Instant time = cloud.getTime().toInstant().truncatedTo(ChronoUnit.MICROS);
        if (time.isBefore(EARLIEST) || time.isAfter(clock.instant().plus(AHEAD))) {
            throw WhenceException.badData(
                    "the time " + time + " is before 1970 or more than a day ahead of the hub's clock");
        }
        return time;
    }

    private static Optional<String> extension(CloudEvent cloud, String name) {
        return Optional.ofNullable(cloud.getExtension(name)).map(Object::toString);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw WhenceException.badData("causationid must be the id of an event, a UUID; got '" + text + "'");
        }
    }

    private static String required(String value, String name, String example) {
        if (value == null || value.isBlank()) {
            throw WhenceException.badData("the event has no " + name + "; send one, " + example);
        }
        return value;
    }
}
