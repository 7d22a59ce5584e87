package dev.whence.projection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.RecordedEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A stream of events in which everything that the vocabulary allows happens to few things, often and in odd orders:
 * orders that are removed and placed again, payments that change, sellers that register late.
 */
final class RandomShop {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> STATUSES =
            List.of("created", "approved", "shipped", "delivered", "canceled", "unavailable");

    private final Random random;
    private final List<RecordedEvent> events = new ArrayList<>();

    private RandomShop(long seed) {
        random = new Random(seed);
    }

    static List<RecordedEvent> events(long seed, int count) {
        RandomShop shop = new RandomShop(seed);
        while (shop.events.size() < count) {
            shop.happen();
        }
        return shop.events;
    }

    private void happen() {
        String order = "o" + random.nextInt(6);
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> order("revenue.order.placed", order, lines(moment(data(order), "placed_at", true)));
            case 3 -> order("revenue.order.amended", order, lines(data(order)));
            case 4 -> order("revenue.order.approved", order, moment(data(order), "approved_at", false));
            case 5 ->
                order("inventory.shipment.dispatched", order, estimate(moment(data(order), "dispatched_at", false)));
            case 6 ->
                order("inventory.shipment.delivered", order, estimate(moment(data(order), "delivered_at", false)));
            case 7 -> order("revenue.order.cancelled", order, moment(data(order), "cancelled_at", false));
            case 8 ->
                order(
                        "revenue.order.corrected",
                        order,
                        moment(moment(data(order), "placed_at", true), "delivered_at", false));
            case 9 -> order("inventory.delivery.rescheduled", order, estimate(data(order)));
            case 10 -> order("revenue.order.removed", order, data(order));
            case 11 -> payment(order);
            case 12 -> review(order);
            case 13 -> product();
            case 14 -> seller();
            default -> web();
        }
    }

    private void order(String type, String order, ObjectNode data) {
        add(type, "order/" + order, data);
    }

    private ObjectNode data(String order) {
        ObjectNode data = JSON.objectNode().put("order_id", order).put("currency", "BRL");
        data.put("status", pick(STATUSES));
        ObjectNode customer = data.putObject("customer").put("id", "c" + random.nextInt(3));
        if (random.nextBoolean()) {
            customer.put("city", "city" + random.nextInt(2)).put("state", pick(List.of("SP", "BA", "XX")));
        }
        return data;
    }

    private ObjectNode lines(ObjectNode data) {
        ArrayNode lines = data.putArray("lines");
        int count = random.nextInt(4);
        for (int item = 1; item <= count; item++) {
            ObjectNode line = lines.addObject().put("item", item).put("product_id", "p" + random.nextInt(4));
            line.put("category", "category" + random.nextInt(3))
                    .put("price", money())
                    .put("freight", money());
            if (random.nextInt(4) > 0) {
                line.put("seller_id", "s" + random.nextInt(3)).put("seller_state", pick(List.of("SP", "RJ")));
            }
        }
        return data;
    }

    private ObjectNode moment(ObjectNode data, String field, boolean always) {
        if (always || random.nextInt(4) > 0) {
            data.put(field, time().toString());
        }
        return data;
    }

    private ObjectNode estimate(ObjectNode data) {
        return moment(data, "estimated_delivery_date", false);
    }

    private void payment(String order) {
        int sequential = 1 + random.nextInt(2);
        ObjectNode data = JSON.objectNode().put("order_id", order).put("sequential", sequential);
        data.put("type", pick(List.of("voucher", "boleto", "credit_card"))).put("value", money());
        String type = pick(List.of("received", "received", "changed", "removed"));
        add("revenue.payment." + type, "payment/" + order + "-" + sequential, data);
    }

    private void review(String order) {
        String review = "r" + random.nextInt(2);
        ObjectNode data = JSON.objectNode().put("order_id", order).put("review_id", review);
        data.put("score", 1 + random.nextInt(5));
        String type = pick(List.of("submitted", "submitted", "changed", "removed"));
        add("product.review." + type, "review/" + review + "-" + order, moment(data, "created_at", false));
    }

    private void product() {
        String product = "p" + random.nextInt(5);
        ObjectNode data = JSON.objectNode().put("product_id", product).put("category", "listed" + random.nextInt(3));
        if (random.nextBoolean()) {
            data.put("weight_g", random.nextInt(1000));
        }
        add("product.item." + pick(List.of("listed", "changed", "delisted")), "product/" + product, data);
    }

    private void seller() {
        String seller = "s" + random.nextInt(4);
        ObjectNode data = JSON.objectNode().put("seller_id", seller).put("state", pick(List.of("MG", "RS")));
        add("product.seller." + pick(List.of("registered", "changed")), "seller/" + seller, data);
    }

    private void web() {
        ObjectNode data =
                JSON.objectNode().put("session_id", "w" + random.nextInt(9)).put("device", "mobile");
        if (random.nextBoolean()) {
            data.put("customer_id", "c" + random.nextInt(5)).put("product_id", "p" + random.nextInt(7));
        }
        String subject = "session/" + data.get("session_id").asText();
        add("customer.product.viewed", subject, data);
        if (random.nextInt(4) == 0) {
            add("customer.checkout.completed", subject, data.deepCopy().put("order_id", "o" + random.nextInt(9)));
        }
    }

    private void add(String type, String subject, ObjectNode data) {
        events.add(Events.event(events.size() + 1, type, subject, time(), data));
    }

    private Instant time() {
        return Instant.parse("2025-01-01T00:00:00Z").plus(random.nextInt(40), ChronoUnit.HOURS);
    }

    private BigDecimal money() {
        return BigDecimal.valueOf(random.nextInt(5), 1);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
