package dev.whence.routes;

import java.time.Clock;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether what comes by Kafka gets into the store: down while a topic is held back. */
public final class IncomingHealth extends AbstractHealthCheck {
    private final IncomingTopics topics;
    private final Clock clock;

    public IncomingHealth(IncomingTopics topics, Clock clock) {
        super("whence", "incoming");
        this.topics = topics;
        this.clock = clock;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        for (String name : topics.names()) {
            IncomingTopic topic = topics.topic(name);
            topic.lag().ifPresent(lag -> builder.detail(name + ".lag", lag));
            builder.detail(name + ".lag.seconds", topic.seconds(clock.instant()));
            topic.failure().ifPresent(reason -> builder.detail(name + ".held_back", reason)
                    .message(name + " is held back: " + reason)
                    .down());
        }
    }
}
