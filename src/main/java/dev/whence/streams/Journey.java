package dev.whence.streams;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is remembered of the way from a cart to an order: all that has one correlation. */
final class Journey {
    private static final int PRODUCTS = 50;

    String source = "";
    String subject = "";
    String customer = "";
    String device = "";
    int items;
    Set<String> products = new TreeSet<>();
    String itemId = "";
    String checkoutId = "";
    Optional<Instant> checkoutAt = Optional.empty();
    String paidId = "";
    Optional<Instant> paidAt = Optional.empty();
    Optional<Instant> orderedAt = Optional.empty();
    Instant lastAt = Instant.MIN;
    Instant lastRecorded;
    Optional<Instant> pending = Optional.empty();
    boolean abandoned;
    boolean hesitationDecided;

    /** Somebody did something in the shop. */
    void active(BusEvent event) {
        source = event.source();
        subject = event.subject();
        customer = event.data().path("customer_id").asText(customer);
        device = event.data().path("device").asText(device);
        lastAt = event.time().isAfter(lastAt) ? event.time() : lastAt;
    }

    void item(BusEvent event) {
        items++;
        itemId = event.id();
        abandoned = false;
        String product = event.data().path("product_id").asText();
        if (!product.isEmpty() && products.size() < PRODUCTS) {
            products.add(product);
        }
    }

    void checkout(BusEvent event) {
        if (checkoutAt.isEmpty() || event.time().isBefore(checkoutAt.get())) {
            checkoutAt = Optional.of(event.time());
            checkoutId = event.id();
        }
    }

    /** The first time that somebody paid or tried to counts. */
    void pays(BusEvent event) {
        if (paidAt.isEmpty() || event.time().isBefore(paidAt.get())) {
            paidAt = Optional.of(event.time());
            paidId = event.id();
        }
    }

    void ordered(BusEvent event) {
        orderedAt = Optional.of(event.time());
    }

    boolean openCart() {
        return items > 0 && orderedAt.isEmpty() && !abandoned;
    }

    boolean undecided() {
        return checkoutAt.isPresent() && paidAt.isPresent() && !hesitationDecided;
    }
}
