package dev.whence.sample;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One hour of a web shop, spread evenly. In a usual one about forty people come, half of whom buy; in an odd one nobody
 * who comes buys, all of them meet slow pages, payments are declined and nothing is sent, while orders and reviews from
 * elsewhere come three times as often. Not thread-safe.
 */
public final class WatchedHour {
    private static final String CURRENCY = "BRL";

    private final Chance chance;
    private final Instant begin;
    private final List<WebEvent> events = new ArrayList<>();
    private final Set<String> visits = new TreeSet<>();

    private WatchedHour(Chance chance, Instant begin) {
        this.chance = chance;
        this.begin = begin;
    }

    static WatchedHour play(Chance chance, Instant begin, boolean odd) {
        WatchedHour hour = new WatchedHour(chance, begin);
        int about20 = chance.between(18, 22);
        int buyers = odd ? 0 : about20;
        int slow = odd ? 40 : chance.between(1, 3);
        for (int i = 0; i < 40; i++) {
            hour.visit(i, 40, i < buyers, i < slow);
        }
        hour.orders(odd ? 60 : about20);
        hour.payments("revenue.payment.declined", odd ? 20 : 2);
        hour.payments("revenue.payment.received", 30);
        hour.shipments(odd ? 0 : chance.between(18, 22));
        hour.reviews(odd ? 60 : chance.between(18, 22));
        hour.events.sort(Comparator.comparing(WebEvent::time));
        return hour;
    }

    /** Somebody who looks at the first page. */
    static WebEvent visitor(Instant at) {
        Map<String, Object> data = Map.of("session_id", "last", "device", "desktop", "page", "/");
        return event("customer.page.viewed", "session/last", at, data);
    }

    /** In the order of time. */
    public List<WebEvent> events() {
        return List.copyOf(events);
    }

    /** The subjects of the visits. */
    public Set<String> visits() {
        return Set.copyOf(visits);
    }

    /** Something that is not measured, so many hours after the beginning. */
    public WebEvent later(int hours) {
        Map<String, Object> data = Map.of("product_id", "p", "location", "store room", "quantity", 1);
        return event("inventory.stock.adjusted", "stock/p", begin.plus(Duration.ofHours(hours)), data);
    }

    /** Every other buyer's shop knows the order from the start, the others' name it at the end. */
    private void visit(int number, int of, boolean buys, boolean slow) {
        String session = chance.id();
        String subject = "session/" + session;
        String order = order(number);
        boolean known = buys && number % 2 == 0;
        Instant start = at(number, of);
        visits.add(subject);
        for (String page : List.of("/", "/cart")) {
            int took = slow && page.equals("/") ? 5_000 : 400;
            Map<String, Object> data =
                    Map.of("session_id", session, "device", "mobile", "page", page, "duration_ms", took);
            add(event("customer.page.viewed", subject, start, data), known ? "order/" + order : subject);
        }
        if (buys && !known) {
            Map<String, Object> data = Map.of("session_id", session, "device", "mobile", "order_id", order);
            add(event("customer.checkout.completed", subject, start, data), subject);
        }
    }

    private void orders(int number) {
        for (int i = 0; i < number; i++) {
            Instant at = at(i, number);
            add(
                    "revenue.order.placed",
                    "order/" + order(i),
                    at,
                    Map.of(
                            "order_id", order(i),
                            "status", "created",
                            "customer", Map.of("id", "c"),
                            "currency", CURRENCY,
                            "placed_at", at.toString(),
                            "total", chance.between(80, 120),
                            "freight_total", 10,
                            "lines", List.of(),
                            "payments", List.of()));
        }
    }

    private void payments(String type, int number) {
        for (int i = 0; i < number; i++) {
            String id = chance.id();
            Map<String, Object> data =
                    Map.of("order_id", id, "currency", CURRENCY, "sequential", 1, "type", "credit_card", "value", 100);
            add(type, "payment/" + id + "-1", at(i, number), data);
        }
    }

    private void shipments(int number) {
        for (int i = 0; i < number; i++) {
            String id = chance.id();
            Map<String, Object> data =
                    Map.of("order_id", id, "status", "shipped", "customer", Map.of("id", "c"), "currency", CURRENCY);
            add("inventory.shipment.dispatched", "order/" + id, at(i, number), data);
        }
    }

    private void reviews(int number) {
        for (int i = 0; i < number; i++) {
            String id = chance.id();
            Map<String, Object> data = Map.of("order_id", id, "review_id", id, "score", 5, "categories", List.of());
            add("product.review.submitted", "review/" + id + "-" + id, at(i, number), data);
        }
    }

    private String order(int number) {
        return begin + "-" + number;
    }

    private Instant at(int number, int of) {
        return begin.plus(Duration.ofHours(1).multipliedBy(number).dividedBy(of));
    }

    private void add(String type, String subject, Instant at, Map<String, Object> data) {
        events.add(event(type, subject, at, data));
    }

    private void add(WebEvent event, String correlation) {
        events.add(event.correlated(correlation));
    }

    private static WebEvent event(String type, String subject, Instant at, Map<String, Object> data) {
        UUID id = UUID.nameUUIDFromBytes((type + subject + at + data.get("page")).getBytes(StandardCharsets.UTF_8));
        return new WebEvent(id, type, subject, at, subject, Optional.empty(), data);
    }
}
