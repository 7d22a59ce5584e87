package dev.whence.streams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** What is remembered of a visit. */
final class Session {
    String source;
    String correlation;
    /** All that its steps had; mostly one. */
    Set<String> correlations = new TreeSet<>();

    String device;
    String customer = "";
    String order = "";
    String lastId;
    Instant startedAt;
    Instant lastAt;
    Instant lastRecorded;
    int pages;
    int products;
    int items;
    boolean checkout;
    boolean ended;
    Set<String> slowPages = new TreeSet<>();

    static Session begin(BusEvent event) {
        Session session = new Session();
        session.source = event.source();
        session.correlation = event.correlation();
        session.device = event.data().path("device").asText("unknown");
        session.startedAt = event.time();
        session.lastAt = Instant.MIN;
        return session;
    }

    /** Takes in one step of the visit. */
    void add(BusEvent event) {
        if (event.time().isBefore(startedAt)) {
            startedAt = event.time();
        }
        if (!event.time().isBefore(lastAt)) {
            lastAt = event.time();
            lastId = event.id();
        }
        lastRecorded = event.recordedAt();
        correlations.add(event.correlation());
        customer = event.data().path("customer_id").asText(customer);
        order = event.data().path("order_id").asText(order);
        switch (event.type()) {
            case "customer.page.viewed" -> pages++;
            case "customer.product.viewed" -> products++;
            case "customer.cart.item_added" -> items++;
            case "customer.checkout.started" -> checkout = true;
            default -> {}
        }
    }

    /** An order came of it; what the visit itself named is kept. */
    void ordered(String id) {
        order = order.isEmpty() ? id : order;
    }

    String outcome() {
        return !order.isEmpty() ? "ordered" : checkout ? "checkout" : items > 0 ? "cart" : "looked";
    }

    ObjectNode data(String subject) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("session_id", subject.substring(subject.indexOf('/') + 1))
                .put("device", device);
        if (!customer.isEmpty()) {
            data.put("customer_id", customer);
        }
        return data;
    }

    ObjectNode summary(String subject) {
        ObjectNode data = data(subject)
                .put("started_at", startedAt.toString())
                .put("ended_at", lastAt.toString())
                .put("seconds", Duration.between(startedAt, lastAt).toSeconds())
                .put("pages", pages)
                .put("products", products)
                .put("items", items)
                .put("slow_pages", slowPages.size())
                .put("outcome", outcome());
        if (!order.isEmpty()) {
            data.put("order_id", order);
        }
        return data;
    }
}
