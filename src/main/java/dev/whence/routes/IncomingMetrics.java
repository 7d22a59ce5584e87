package dev.whence.routes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.OptionalLong;
import org.apache.camel.CamelContext;

/** Measures how far behind the hub is with each topic that it takes events from. */
public final class IncomingMetrics {
    private IncomingMetrics() {}

    /** Does nothing where the context has no meter registry. */
    public static void register(CamelContext context, IncomingTopics topics, Clock clock) {
        for (MeterRegistry registry : context.getRegistry().findByType(MeterRegistry.class)) {
            for (String name : topics.names()) {
                Gauge.builder(
                                "whence.incoming.lag",
                                () -> number(topics.topic(name).lag()))
                        .description("Messages of the topic that are not in the store yet; NaN while it is not known")
                        .tag("topic", name)
                        .register(registry);
                Gauge.builder("whence.incoming.lag.seconds", () -> topics.topic(name)
                                .seconds(clock.instant()))
                        .description("How long the oldest message waits that the hub has in hand")
                        .tag("topic", name)
                        .register(registry);
            }
        }
    }

    private static double number(OptionalLong lag) {
        return lag.isPresent() ? lag.getAsLong() : Double.NaN;
    }
}
