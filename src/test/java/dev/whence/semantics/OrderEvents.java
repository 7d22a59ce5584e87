package dev.whence.semantics;

import dev.whence.event.RecordedEvent;
import dev.whence.projection.Events;

/** Events of orders, with little more than tests ask of them. */
final class OrderEvents {
    private OrderEvents() {}

    static String line(int item, String product, String category, String seller, int price) {
        return "{'item': %d, 'product_id': '%s', 'category': '%s', 'seller_id': '%s', 'price': %d, 'freight': 1}"
                .formatted(item, product, category, seller, price);
    }

    static RecordedEvent placed(long position, String order, String customer, String state, String at, String lines) {
        return Events.event(
                position,
                "revenue.order.placed",
                "order/" + order,
                at,
                "{'order_id': '%s', 'status': 'created', 'currency': 'BRL', 'customer': {'id': '%s', 'city': 'x', 'state': '%s'}, 'placed_at': '%s', 'lines': [%s]}"
                        .formatted(order, customer, state, at, lines));
    }

    static RecordedEvent paid(long position, String order, int number, String type, int value) {
        return Events.event(
                position,
                "revenue.payment.received",
                "payment/" + order + "-" + number,
                "2025-01-10T10:00:00Z",
                "{'order_id': '%s', 'sequential': %d, 'type': '%s', 'instalments': 1, 'value': %d}"
                        .formatted(order, number, type, value));
    }

    static RecordedEvent reviewed(long position, String order, int score) {
        return Events.event(
                position,
                "product.review.submitted",
                "review/r-" + order,
                "2025-01-30T10:00:00Z",
                "{'order_id': '%s', 'review_id': 'r', 'score': %d}".formatted(order, score));
    }
}
