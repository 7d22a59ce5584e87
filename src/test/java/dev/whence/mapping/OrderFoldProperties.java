package dev.whence.mapping;

import static dev.whence.mapping.Shop.events;
import static dev.whence.mapping.Shop.rejections;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.Row;
import dev.whence.event.Event;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an order's row looks like and however it changes, its events add up to exactly that row. */
class OrderFoldProperties {
    private static final LocalDateTime START = LocalDateTime.parse("2018-01-01T00:00:00");
    private static final Map<String, String> FIELDS = Map.of(
            "placed_at", "order_purchase_timestamp",
            "approved_at", "order_approved_at",
            "dispatched_at", "order_delivered_carrier_date",
            "delivered_at", "order_delivered_customer_date",
            "estimated_delivery_date", "order_estimated_delivery_date");

    @Provide
    Arbitrary<Row> orders() {
        Arbitrary<LocalDateTime> time = Arbitraries.integers().between(0, 5).map(START::plusDays);
        Arbitrary<LocalDateTime> maybe = time.injectNull(0.4);
        return Combinators.combine(
                        Arbitraries.of(
                                "created",
                                "approved",
                                "invoiced",
                                "processing",
                                "shipped",
                                "delivered",
                                "unavailable",
                                "canceled"),
                        time,
                        maybe,
                        maybe,
                        maybe,
                        maybe)
                .as((status, placed, approved, carrier, delivered, estimated) -> Shop.row(
                        "order_id", "o1",
                        "customer_id", "c1",
                        "order_status", status,
                        "order_purchase_timestamp", placed,
                        "order_approved_at", approved,
                        "order_delivered_carrier_date", carrier,
                        "order_delivered_customer_date", delivered,
                        "order_estimated_delivery_date", estimated));
    }

    private static Map<String, String> folded(List<Event> events) {
        Map<String, String> order = new HashMap<>();
        for (Event event : events) {
            order.put("status", event.data().get("status").asText());
            String type = event.type().value();
            if (type.equals("revenue.order.corrected")) {
                List.of("placed_at", "approved_at", "dispatched_at", "delivered_at")
                        .forEach(order::remove);
            }
            if (type.equals("inventory.delivery.rescheduled")) {
                order.remove("estimated_delivery_date");
            }
            FIELDS.keySet().stream()
                    .filter(event.data()::has)
                    .forEach(field -> order.put(field, event.data().get(field).asText()));
        }
        return order;
    }

    private static Map<String, String> expected(Row row) {
        Map<String, String> order = new HashMap<>();
        order.put("status", (String) row.values().get("order_status"));
        FIELDS.forEach((field, column) -> row.get(column)
                .ifPresent(time -> order.put(
                        field, ((LocalDateTime) time).toInstant(ZoneOffset.UTC).toString())));
        return order;
    }

    @Property(tries = 1500)
    void historyAddsUpToTheRow(@ForAll("orders") Row row) {
        List<Outcome> outcomes = new Shop().snapshot(Map.of("orders", List.of(row)));
        assertThat(rejections(outcomes)).isEmpty();
        assertThat(folded(events(outcomes))).isEqualTo(expected(row));
    }

    @Property(tries = 1500)
    void changesAddUpToTheRow(@ForAll("orders") Row first, @ForAll("orders") Row second, @ForAll("orders") Row third) {
        Shop shop = new Shop();
        List<Event> events = new ArrayList<>(events(shop.commit(Shop.insert("orders", first))));
        events.addAll(events(shop.commit(Shop.update("orders", second))));
        assertThat(folded(events)).isEqualTo(expected(second));
        events.addAll(events(shop.commit(Shop.update("orders", third))));
        assertThat(folded(events)).isEqualTo(expected(third));
        assertThat(events.stream().map(Event::id)).doesNotHaveDuplicates();
    }
}
