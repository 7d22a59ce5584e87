package dev.whence.streams;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is measured of a domain. A count or a sum has no {@code of}; a rate is the share of what is counted in what
 * {@code of} counts.
 *
 * @param where what must hold of an event that is counted; empty where its type is enough
 * @param sum the field that is added up; empty where events are counted
 */
record Measure(
        String domain,
        String name,
        List<String> counted,
        Optional<Field> where,
        Optional<String> sum,
        List<String> of) {
    private static final String PLACED = "revenue.order.placed";
    private static final String ENDED = "customer.session.ended";

    /** A field of the data that has a value. */
    record Field(String name, String value) {
        private boolean holds(BusEvent event) {
            return event.data().path(name).asText().equals(value);
        }
    }

    /** Everything that is measured. */
    static final List<Measure> ALL = List.of(
            count("customer", "sessions", "customer.session.started"),
            share("customer", "conversion", ENDED, new Field("outcome", "ordered")),
            rate("customer", "slow_rate", List.of("customer.page.slow_experienced"), List.of("customer.page.viewed")),
            count("revenue", "orders", PLACED),
            sum("revenue", "revenue", PLACED, "total"),
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
        return new Measure(domain, name, List.of(type), Optional.empty(), Optional.empty(), List.of());
    }

    private static Measure sum(String domain, String name, String type, String field) {
        return new Measure(domain, name, List.of(type), Optional.empty(), Optional.of(field), List.of());
    }

    private static Measure rate(String domain, String name, List<String> counted, List<String> of) {
        return new Measure(domain, name, counted, Optional.empty(), Optional.empty(), of);
    }

    /** Of the events of a type, those of which something holds. */
    private static Measure share(String domain, String name, String type, Field where) {
        return new Measure(domain, name, List.of(type), Optional.of(where), Optional.empty(), List.of(type));
    }

    /** The measure of a series. */
    static Measure of(String series) {
        return ALL.stream()
                .filter(any -> series.startsWith(any.domain + "." + any.name))
                .findFirst()
                .orElseThrow();
    }

    boolean isRate() {
        return !of.isEmpty();
    }

    boolean isSum() {
        return sum.isPresent();
    }

    /**
     * How much later than it happened an event may be recorded and still count. The end of a visit is known only when it
     * is over, and where nothing else comes, the hub's clock has to strike first.
     */
    Duration patience(Rules rules) {
        return of.contains(ENDED)
                ? rules.visitOver().plus(rules.idle()).plus(Deriver.BETWEEN).plus(rules.grace())
                : rules.grace();
    }

    boolean takes(BusEvent event) {
        return counted.contains(event.type()) || of.contains(event.type());
    }

    /** Names one series: amounts in several currencies are never added up. */
    String series(BusEvent event) {
        String currency = isSum() ? event.data().path("currency").asText("") : "";
        return Stream.of(domain, name, currency)
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + "." + b)
                .orElseThrow();
    }

    double counted(BusEvent event) {
        if (!counted.contains(event.type())
                || !where.map(field -> field.holds(event)).orElse(true)) {
            return 0;
        }
        return sum.map(field -> event.data().path(field).asDouble()).orElse(1.0);
    }

    double of(BusEvent event) {
        return of.contains(event.type()) ? 1 : 0;
    }
}
