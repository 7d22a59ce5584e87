package dev.whence.fabric;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.EventIds;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.mapping.MappedEvent;
import dev.whence.mapping.MappedEvent.Cause;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * The events of a shop's customers, the same for the same number: journey {@code n} is ten events, from looking at products
 * to the review or the cancellation. What is common in a shop is common here (categories, states and amounts are skewed),
 * so that distinct gists become rarer as events become more.
 */
final class Journeys {
    /** So many events are a journey. */
    static final int EVENTS = 10;

    static final int PRODUCTS = 30_000;
    static final int SELLERS = 3_000;

    private static final Instant OPENED = Instant.parse("2023-01-01T00:00:00Z");
    private static final List<String> PAYMENTS = List.of("credit card", "boleto", "voucher", "debit card");
    private static final List<String> DEVICES = List.of("mobile", "desktop", "tablet");

    private final long number;
    private final Random random;
    private final Instant begin;
    private final String customer;
    private final String state;
    private final String category;
    private final BigDecimal total;
    private final String device;
    private final List<MappedEvent> events = new ArrayList<>(EVENTS);

    private Journeys(long number) {
        this.number = number;
        this.random = new Random(number * 0x9E3779B97F4A7C15L);
        this.begin = OPENED.plusSeconds(number * 95 + random.nextInt(90));
        this.customer = "c" + random.nextInt((int) Math.max(10, number));
        this.state = pick(Words.STATES);
        this.category = pick(Words.CATEGORIES);
        this.total = BigDecimal.valueOf((long) Math.exp(6 + 1.2 * random.nextGaussian()) * 10 + 990, 2);
        this.device = pick(DEVICES);
    }

    /** Those of the journeys that make up the events from one position to another. */
    static List<MappedEvent> between(long from, long to) {
        return LongStream.range(from / EVENTS, to / EVENTS)
                .boxed()
                .flatMap(number -> events(number).stream())
                .toList();
    }

    /** The ten events of a journey, causes before effects. */
    static List<MappedEvent> events(long number) {
        Journeys journey = new Journeys(number);
        journey.web();
        journey.order();
        return journey.events;
    }

    private void web() {
        String shelf = " on " + device;
        web("customer.page.viewed", "customer.page.viewed", 0, "The page of " + category + " was viewed" + shelf);
        web("customer.product.viewed", "customer.page.viewed", 2, "A product in " + category + " was viewed" + shelf);
        web(
                "customer.cart.item_added",
                "customer.product.viewed",
                4,
                "A product in " + category + " was put in the cart");
        web("customer.checkout.started", "customer.cart.item_added", 7, "A checkout was started" + shelf);
    }

    private void web(String type, String cause, int minutes, String gist) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("session_id", "s" + number)
                .put("device", device)
                .put("customer_id", customer)
                .put("page", "/" + category.replace(' ', '-'))
                .put("product_id", product())
                .put("category", category);
        add(type, "session/s" + number, minutes * 60L + random.nextInt(60), data, gist, cause, "session/s" + number);
    }

    private void order() {
        boolean cancelled = random.nextInt(40) == 0;
        int days = 2 + (int) Math.abs(8 * random.nextGaussian());
        boolean late = days > 18;
        String order = "order/o" + number;
        String checkout = "customer.checkout.started";
        String placed = "revenue.order.placed";
        String goods = "order of " + category + (random.nextInt(25) == 0 ? ", " + pick(Words.CATEGORIES) : "");
        add(
                placed,
                order,
                600,
                lines(data("created")),
                "An " + goods + " was placed, " + bucket(total) + " BRL",
                checkout,
                "session/s" + number);
        String method = pick(PAYMENTS);
        add(
                "revenue.payment.received",
                "payment/o" + number + "-1",
                640,
                payment(method),
                "Payment by " + method + ", " + bucket(total) + " BRL",
                placed,
                order);
        add(
                "revenue.order.approved",
                order,
                1_800,
                data("approved").put("approved_at", at(1_800)),
                "Order approved, " + bucket(total) + " BRL",
                placed,
                order);
        if (cancelled) {
            String gist = "An " + goods + " was cancelled, " + bucket(total) + " BRL";
            add(
                    "inventory.order.processing_started",
                    order,
                    4_000,
                    data("processing"),
                    "Work on an " + goods + " began",
                    placed,
                    order);
            ObjectNode data = data("canceled").put("cancelled_at", at(90_000));
            add("revenue.order.cancelled", order, 90_000, data, gist, placed, order);
            add(
                    "customer.page.viewed",
                    "session/s" + number,
                    90_600,
                    data("canceled"),
                    "The page of refunds was viewed",
                    "revenue.order.cancelled",
                    order);
        } else {
            add(
                    "inventory.shipment.dispatched",
                    order,
                    90_000,
                    data("shipped").put("dispatched_at", at(90_000)).put("estimated_delivery_date", estimate()),
                    "An " + goods + " was dispatched to " + state,
                    "revenue.order.approved",
                    order);
            String gist = "Shipment delivered to %s, %s, %s days"
                    .formatted(state, late ? "late" : "on time", bucket(BigDecimal.valueOf(days)));
            add(
                    "inventory.shipment.delivered",
                    order,
                    days * 86_400L,
                    data("delivered")
                            .put("late", late)
                            .put("days", days)
                            .put("delivered_at", at(days * 86_400L))
                            .put("estimated_delivery_date", estimate()),
                    gist,
                    "inventory.shipment.dispatched",
                    order);
            review(late, days, order);
        }
    }

    private void review(boolean late, int days, String order) {
        int score = late ? 1 + random.nextInt(3) : 5 - random.nextInt(1 + random.nextInt(4));
        ObjectNode data = data("delivered").put("review_id", "r" + number).put("score", score);
        data.put("created_at", at((days + 2) * 86_400L));
        data.put("title", "")
                .put("message", "x".repeat(random.nextInt(80)))
                .putArray("categories")
                .add(category);
        String gist = "Review with " + score + " of 5 for " + category;
        add(
                "product.review.submitted",
                "review/r" + number,
                (days + 2) * 86_400L,
                data,
                gist,
                "inventory.shipment.delivered",
                order);
    }

    private ObjectNode data(String status) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("order_id", "o" + number).put("status", status).put("currency", "BRL");
        data.putObject("customer")
                .put("id", customer)
                .put("city", "the city of " + state.toLowerCase(java.util.Locale.ROOT))
                .put("state", state)
                .put("zip_prefix", "01310");
        return data;
    }

    private ObjectNode lines(ObjectNode data) {
        data.put("placed_at", at(600)).put("estimated_delivery_date", estimate());
        data.put("total", total).put("freight_total", BigDecimal.valueOf(1_590, 2));
        ArrayNode lines = data.putArray("lines");
        for (int line = 1; line <= 1 + random.nextInt(2); line++) {
            lines.addObject()
                    .put("item", line)
                    .put("product_id", product())
                    .put("category", category)
                    .put("seller_id", "seller-" + random.nextInt(SELLERS))
                    .put("seller_city", "campinas")
                    .put("seller_state", "SP")
                    .put("price", total)
                    .put("freight", BigDecimal.valueOf(1_590, 2));
        }
        return data;
    }

    private ObjectNode payment(String method) {
        return data("created")
                .put("sequential", 1)
                .put("type", method.replace(' ', '_'))
                .put("instalments", 1)
                .put("value", total);
    }

    private String at(long seconds) {
        return begin.plusSeconds(seconds).toString();
    }

    private String estimate() {
        return begin.plus(Duration.ofDays(18)).toString();
    }

    private void add(
            String type,
            String subject,
            long seconds,
            ObjectNode data,
            String gist,
            String cause,
            String causeSubject) {
        EventType named = new EventType(type);
        Subject about = Subject.parse(subject);
        Instant at = begin.plusSeconds(seconds);
        Event event = new Event(
                EventIds.of("bench", named, about, type, at),
                named,
                1,
                about,
                at,
                "bench",
                Long.toString(number),
                "order/o" + number,
                Optional.empty(),
                data,
                gist + ", " + customer + " for " + total + " BRL",
                gist);
        boolean first = events.isEmpty();
        events.add(new MappedEvent(
                event,
                first ? Optional.empty() : Optional.of(new Cause(new EventType(cause), Subject.parse(causeSubject)))));
    }

    private String product() {
        return "product-" + random.nextInt(1 + random.nextInt(PRODUCTS));
    }

    /** The first are common, the last are rare. */
    private <T> T pick(List<T> all) {
        double at = random.nextDouble();
        return all.get((int) (at * at * all.size()));
    }

    private static String bucket(BigDecimal amount) {
        int[] bounds = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000};
        for (int i = 1; i < bounds.length; i++) {
            if (amount.doubleValue() < bounds[i]) {
                return bounds[i - 1] + " to " + bounds[i];
            }
        }
        return "over 10000";
    }
}
