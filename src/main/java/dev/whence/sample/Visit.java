package dev.whence.sample;

import dev.whence.event.EventIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One visit of the web shop, written down step by step, with what may be concluded from it; every step is caused by the
 * one before. Not thread-safe.
 */
final class Visit {
    static final String CHECKOUT = "/checkout";
    private static final int SLOW = 3_000;

    private final String session;
    private final Device device;
    private final Optional<String> customer;
    private final String correlation;
    private final Chance chance;
    private final List<WebEvent> events = new ArrayList<>();
    private final Set<String> slowPages = new HashSet<>();
    private boolean full;
    private boolean hesitated;
    private boolean bought;
    private LocalDateTime time;

    /** @param order the order that the visit leads to, if it does */
    Visit(Chance chance, Device device, Optional<String> customer, Optional<String> order, LocalDateTime start) {
        this.chance = chance;
        this.session = chance.id();
        this.device = device;
        this.customer = customer;
        this.correlation = order.map(id -> "order/" + id).orElse("session/" + session);
        this.time = start;
    }

    List<WebEvent> events() {
        return List.copyOf(events);
    }

    /** The same steps, moved so that the visit ends at that moment. */
    List<WebEvent> endingAt(LocalDateTime end) {
        Duration shift = Duration.between(time, end);
        return events.stream().map(event -> event.movedBy(shift)).toList();
    }

    /** What a watchful shopkeeper would say of it, by the rules of docs/streams.md. */
    List<Conclusion> conclusions() {
        List<Conclusion> all = new ArrayList<>();
        conclude(all, true, "customer.session.started");
        conclude(all, true, "customer.session.ended");
        conclude(all, full && !bought, "customer.cart.abandoned");
        conclude(all, hesitated, "customer.checkout.hesitated");
        slowPages.forEach(page -> conclude(all, true, "customer.page.slow_experienced"));
        return all;
    }

    private void conclude(List<Conclusion> all, boolean held, String type) {
        if (held) {
            all.add(new Conclusion(type, subject()));
        }
    }

    private String subject() {
        return "session/" + session;
    }

    Visit page(String page) {
        step("customer.page.viewed", Map.of("page", page, "duration_ms", (int) chance.around(420, 0.4)));
        return chance.yes(0.008) ? slow(page, 3400) : this;
    }

    Visit look(Ware ware) {
        step("customer.product.viewed", about(ware));
        return this;
    }

    Visit take(Ware ware) {
        step("customer.cart.item_added", about(ware));
        full = true;
        return this;
    }

    Visit checkout() {
        step("customer.checkout.started", Map.of("page", CHECKOUT));
        return this;
    }

    /** Between the checkout and the first try to pay. */
    Visit hesitate() {
        time = time.plusSeconds(chance.between(180, 540));
        hesitated = true;
        return this;
    }

    Visit complete(String order) {
        step("customer.checkout.completed", Map.of("page", CHECKOUT, "order_id", order));
        bought = true;
        return this;
    }

    /** @param milliseconds how long it typically takes */
    Visit slow(String page, int milliseconds) {
        int taken = (int) chance.around(milliseconds, 0.25);
        step("customer.page.slowed", Map.of("page", page, "duration_ms", taken));
        if (taken >= SLOW) {
            slowPages.add(page);
        }
        time = time.plusNanos(milliseconds * 1_000_000L);
        return this;
    }

    Visit declined(String method, String reason) {
        step("revenue.payment.failed", Map.of("method", method, "reason", reason, "page", CHECKOUT));
        return this;
    }

    private static Map<String, Object> about(Ware ware) {
        return Map.of("product_id", ware.id(), "category", ware.label(), "page", "/product/" + ware.id());
    }

    private void step(String type, Map<String, Object> what) {
        Map<String, Object> data = new LinkedHashMap<>(what);
        data.put("session_id", session);
        data.put("device", device.label());
        customer.ifPresent(id -> data.put("customer_id", id));
        Optional<UUID> cause = events.isEmpty()
                ? Optional.empty()
                : Optional.of(EventIds.of(
                        WebEvent.SOURCE, events.get(events.size() - 1).id().toString()));
        UUID id = UUID.nameUUIDFromBytes((session + "/" + events.size()).getBytes(StandardCharsets.UTF_8));
        events.add(new WebEvent(id, type, subject(), time.toInstant(ZoneOffset.UTC), correlation, cause, data));
        time = time.plusSeconds(chance.between(8, 75));
    }
}
