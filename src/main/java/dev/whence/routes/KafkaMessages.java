package dev.whence.routes;

import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/** Makes Kafka messages of recorded events: a topic a domain, the subject as key, CloudEvents in JSON. Thread-safe. */
public final class KafkaMessages {
    private static final String TOPICS = "whence.events.";
    /** The header that tells processors the order without reading the event. */
    private static final String POSITION = "position";

    private final JsonFormat format = new JsonFormat();

    /** One message an event, in the same order. */
    public List<Message> of(@Body List<RecordedEvent> events, CamelContext context) {
        return events.stream().map(event -> message(event, context)).toList();
    }

    private Message message(RecordedEvent recorded, CamelContext context) {
        Event event = recorded.event();
        Message message = new DefaultMessage(context);
        message.setHeader(KafkaConstants.OVERRIDE_TOPIC, TOPICS + event.type().domain());
        message.setHeader(KafkaConstants.KEY, event.subject().toString());
        message.setHeader(POSITION, String.valueOf(recorded.position()).getBytes(StandardCharsets.US_ASCII));
        message.setHeader("content-type", "application/cloudevents+json; charset=UTF-8");
        message.setBody(format.serialize(cloudEvent(recorded)));
        return message;
    }

    /** {@code position} lets a consumer leave out what a restarted relay sends again. */
    private static CloudEvent cloudEvent(RecordedEvent recorded) {
        Event event = recorded.event();
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(event.id().toString())
                .withSource(URI.create(event.source()))
                .withType(event.type().value())
                .withSubject(event.subject().toString())
                .withTime(event.occurredAt().atOffset(ZoneOffset.UTC))
                .withDataSchema(
                        URI.create("urn:whence:vocabulary:" + event.type().value()))
                .withData("application/json", JsonCloudEventData.wrap(event.data()))
                .withExtension("position", Long.toString(recorded.position()))
                .withExtension("recordedtime", recorded.recordedAt().atOffset(ZoneOffset.UTC))
                .withExtension("schemaversion", event.schemaVersion())
                .withExtension("correlationid", event.correlationId())
                .withExtension("narrative", event.narrative());
        event.causationId().ifPresent(cause -> builder.withExtension("causationid", cause.toString()));
        return builder.build();
    }
}
