package dev.whence.routes;

import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import dev.whence.streams.Bus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/** Makes Kafka messages of recorded events: a topic a domain, the subject as key, CloudEvents in JSON. Thread-safe. */
public final class KafkaMessages {
    /** One message an event, in the same order. */
    public List<Message> of(@Body List<RecordedEvent> events, CamelContext context) {
        return events.stream().map(event -> message(event, context)).toList();
    }

    private Message message(RecordedEvent recorded, CamelContext context) {
        Event event = recorded.event();
        Message message = new DefaultMessage(context);
        message.setHeader(
                KafkaConstants.OVERRIDE_TOPIC, Bus.EVENTS + event.type().domain());
        message.setHeader(KafkaConstants.KEY, event.subject().toString());
        message.setHeader(Bus.POSITION, String.valueOf(recorded.position()).getBytes(StandardCharsets.US_ASCII));
        message.setHeader("content-type", "application/cloudevents+json; charset=UTF-8");
        message.setBody(PublishedEvent.of(recorded));
        return message;
    }
}
