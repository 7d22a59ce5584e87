package dev.whence.routes;

import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.ZoneOffset;

/** A recorded event as others read it on the bus: a CloudEvent 1.0 in structured mode. */
public final class PublishedEvent {
    private static final JsonFormat FORMAT = new JsonFormat();

    private PublishedEvent() {}

    static byte[] of(RecordedEvent recorded) {
        return FORMAT.serialize(builder(recorded).build());
    }

    /** As {@link #of}, marked by the extension {@code replay}, which names the run that sends it again. */
    public static byte[] again(RecordedEvent recorded, String run) {
        return FORMAT.serialize(builder(recorded).withExtension("replay", run).build());
    }

    /** {@code position} lets a consumer leave out what a restarted relay sends again. */
    private static CloudEventBuilder builder(RecordedEvent recorded) {
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
        return builder;
    }
}
