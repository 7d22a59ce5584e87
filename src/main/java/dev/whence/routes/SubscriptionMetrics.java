package dev.whence.routes;

import dev.whence.store.EventReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.camel.CamelContext;

/** Measures how many events there are and how far behind each subscription is. */
public final class SubscriptionMetrics {
    private SubscriptionMetrics() {}

    /** Does nothing where the context has no meter registry. */
    public static void register(CamelContext context, Subscriptions subscriptions, EventReader reader, Clock clock) {
        LagAge age = new LagAge(reader, clock);
        for (MeterRegistry registry : context.getRegistry().findByType(MeterRegistry.class)) {
            Gauge.builder("whence.events", reader, EventReader::head)
                    .description("Events in the store")
                    .register(registry);
            for (SubscriptionStatus status : subscriptions.statuses()) {
                String name = status.name();
                Gauge.builder("whence.subscription.lag", () -> reader.head() - position(name, subscriptions))
                        .description("Events that the subscription has not dealt with yet")
                        .tag("subscription", name)
                        .register(registry);
                Gauge.builder("whence.subscription.lag.seconds", () -> age.at(position(name, subscriptions)))
                        .description("Age of the oldest event that the subscription has not dealt with yet")
                        .tag("subscription", name)
                        .register(registry);
            }
        }
    }

    private static long position(String name, Subscriptions subscriptions) {
        return subscriptions.statuses().stream()
                .filter(status -> status.name().equals(name))
                .mapToLong(SubscriptionStatus::position)
                .sum();
    }
}
