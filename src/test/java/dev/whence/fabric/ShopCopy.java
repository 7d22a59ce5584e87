package dev.whence.fabric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.event.Event;
import dev.whence.mapping.MappedEvent;
import dev.whence.sample.CopyBuffer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.copy.CopyManager;

/** Rows of the shop's tables that say what the events of journeys say, on their way into the database. Not thread-safe. */
final class ShopCopy {
    private final CopyBuffer customers = new CopyBuffer(
            "customers", "customer_id, customer_unique_id, customer_zip_code_prefix, customer_city, customer_state");
    private final CopyBuffer orders = new CopyBuffer(
            "orders",
            "order_id, customer_id, order_status, order_purchase_timestamp, order_approved_at,"
                    + " order_delivered_carrier_date, order_delivered_customer_date, order_estimated_delivery_date");
    private final CopyBuffer items =
            new CopyBuffer("order_items", "order_id, order_item_id, product_id, seller_id, price, freight_value");
    private final CopyBuffer payments = new CopyBuffer(
            "order_payments", "order_id, payment_sequential, payment_type, payment_installments, payment_value");
    private final CopyBuffer reviews =
            new CopyBuffer("order_reviews", "review_id, order_id, review_score, review_creation_date");
    private final CopyBuffer categories = new CopyBuffer("category", "product_id, category");
    private final Map<String, String> categoryOf = new LinkedHashMap<>();

    /** One journey. */
    void add(List<MappedEvent> journey) {
        Map<String, JsonNode> said = new LinkedHashMap<>();
        for (MappedEvent each : journey) {
            Event event = each.event();
            said.put(event.type().value(), event.data());
        }
        order(said);
        items(said.get("revenue.order.placed"));
        payment(said.get("revenue.payment.received"));
        Optional.ofNullable(said.get("product.review.submitted")).ifPresent(this::review);
    }

    /** What was added since the last time. */
    void writeTo(CopyManager copy) throws SQLException, IOException {
        for (CopyBuffer table : List.of(customers, orders, items, payments, reviews)) {
            table.writeTo(copy);
        }
    }

    /** A product has the category of its latest line. */
    void writeCategoriesTo(CopyManager copy) throws SQLException, IOException {
        categoryOf.forEach(categories::row);
        categories.writeTo(copy);
    }

    private void order(Map<String, JsonNode> said) {
        JsonNode placed = said.get("revenue.order.placed");
        JsonNode customer = placed.path("customer");
        customers.row(
                text(placed, "order_id"),
                text(customer, "id"),
                text(customer, "zip_prefix"),
                text(customer, "city"),
                text(customer, "state"));
        orders.row(
                text(placed, "order_id"),
                text(placed, "order_id"),
                said.containsKey("revenue.order.cancelled") ? "canceled" : "delivered",
                text(placed, "placed_at"),
                text(said.get("revenue.order.approved"), "approved_at"),
                moment(said, "inventory.shipment.dispatched", "dispatched_at"),
                moment(said, "inventory.shipment.delivered", "delivered_at"),
                text(placed, "estimated_delivery_date"));
    }

    private void items(JsonNode placed) {
        for (JsonNode line : placed.path("lines")) {
            items.row(
                    text(placed, "order_id"),
                    line.path("item").asInt(),
                    text(line, "product_id"),
                    text(line, "seller_id"),
                    line.path("price").decimalValue(),
                    line.path("freight").decimalValue());
            categoryOf.put(text(line, "product_id"), text(line, "category"));
        }
    }

    private void payment(JsonNode payment) {
        payments.row(
                text(payment, "order_id"),
                payment.path("sequential").asInt(),
                text(payment, "type"),
                payment.path("instalments").asInt(),
                payment.path("value").decimalValue());
    }

    private void review(JsonNode review) {
        reviews.row(
                text(review, "review_id"),
                text(review, "order_id"),
                review.path("score").asInt(),
                text(review, "created_at"));
    }

    private static Optional<String> moment(Map<String, JsonNode> said, String type, String field) {
        return Optional.ofNullable(said.get(type)).map(data -> text(data, field));
    }

    private static String text(JsonNode data, String field) {
        return data.path(field).asText();
    }
}
