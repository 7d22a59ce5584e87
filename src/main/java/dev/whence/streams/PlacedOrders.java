package dev.whence.streams;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The orders that were placed, by what joins them with the visit that led to them: their correlation. Of each correlation
 * the newest is remembered. Used by one thread.
 */
final class PlacedOrders {
    static final String NAME = "placed-orders";
    private static final String TIMER = "placed ";

    private final KeyValueStore<String, Placed> orders;

    /** @param recordedAt tells when it may be forgotten */
    record Placed(String order, Instant at, Instant recordedAt) {}

    PlacedOrders(KeyValueStore<String, Placed> orders) {
        this.orders = orders;
    }

    /** Returns the key under which {@link #forget} wants to look at it again. */
    String add(BusEvent event) {
        String order = event.subject().substring(event.subject().indexOf('/') + 1);
        orders.put(event.correlation(), new Placed(order, event.time(), event.recordedAt()));
        return TIMER + event.correlation();
    }

    /** The id of an order of one of these correlations that was placed then or later. */
    Optional<String> since(Instant time, Collection<String> correlations) {
        return correlations.stream()
                .map(orders::get)
                .filter(placed -> placed != null && !placed.at().isBefore(time))
                .map(Placed::order)
                .findFirst();
    }

    static boolean is(String timer) {
        return timer.startsWith(TIMER);
    }

    /** @param recordedBefore what was recorded later is kept */
    void forget(String timer, Instant recordedBefore) {
        String correlation = timer.substring(TIMER.length());
        Placed placed = orders.get(correlation);
        if (placed != null && !placed.recordedAt().isAfter(recordedBefore)) {
            orders.delete(correlation);
        }
    }
}
