package dev.whence.streams;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is measured of a domain. A count or a sum has no {@code of}; a rate is the share of what is counted in what
 * {@code of} counts.
 *
 * @param sum the field that is added up; empty where events are counted
 */
record Measure(String domain, String name, List<String> counted, Optional<String> sum, List<String> of) {
    private static final String PLACED = "revenue.order.placed";
    private static final String SESSION = "customer.session.started";

    /** Everything that is measured. */
    static final List<Measure> ALL = List.of(
            count("customer", "sessions", SESSION),
            rate("customer", "conversion", List.of("customer.checkout.completed"), List.of(SESSION)),
            rate("customer", "slow_rate", List.of("customer.page.slow_experienced"), List.of("customer.page.viewed")),
            count("revenue", "orders", PLACED),
            new Measure("revenue", "revenue", List.of(PLACED), Optional.of("total"), List.of()),
            rate(
                    "revenue",
                    "payment_failure_rate",
                    List.of("revenue.payment.failed", "revenue.payment.declined"),
                    List.of(
                            "revenue.payment.failed",
                            "revenue.payment.declined",
                            "revenue.payment.received",
                            "revenue.payment.authorized")),
            count("inventory", "dispatched", "inventory.shipment.dispatched"),
            count("product", "reviews", "product.review.submitted"));

    private static Measure count(String domain, String name, String type) {
        return new Measure(domain, name, List.of(type), Optional.empty(), List.of());
    }

    private static Measure rate(String domain, String name, List<String> counted, List<String> of) {
        return new Measure(domain, name, counted, Optional.empty(), of);
    }

    boolean isRate() {
        return !of.isEmpty();
    }

    boolean takes(BusEvent event) {
        return counted.contains(event.type()) || of.contains(event.type());
    }

    /** Names one series: amounts in several currencies are never added up. */
    String series(BusEvent event) {
        String currency = sum.isPresent() ? event.data().path("currency").asText("") : "";
        return Stream.of(domain, name, currency)
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + "." + b)
                .orElseThrow();
    }

    double counted(BusEvent event) {
        if (!counted.contains(event.type())) {
            return 0;
        }
        return sum.map(field -> event.data().path(field).asDouble()).orElse(1.0);
    }

    double of(BusEvent event) {
        return of.contains(event.type()) ? 1 : 0;
    }
}
