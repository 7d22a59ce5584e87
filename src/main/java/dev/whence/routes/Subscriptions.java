package dev.whence.routes;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** The subscriptions that routes consume from. Thread-safe. */
public final class Subscriptions {
    private final CamelContext context;

    public Subscriptions(CamelContext context) {
        this.context = context;
    }

    /** How each of them is doing, in no particular order. */
    public List<SubscriptionStatus> statuses() {
        return context.getRoutes().stream()
                .map(Route::getConsumer)
                .filter(EventsConsumer.class::isInstance)
                .map(consumer -> ((EventsConsumer) consumer).status())
                .toList();
    }
}
