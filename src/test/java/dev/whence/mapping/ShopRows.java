package dev.whence.mapping;

import static dev.whence.mapping.Shop.row;

import dev.whence.capture.Row;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** Rows of the invented shop. */
final class ShopRows {
    static final LocalDateTime PLACED = LocalDateTime.parse("2018-03-01T10:00:00");

    private ShopRows() {}

    static Row order(String id, String status) {
        return row(
                "order_id",
                id,
                "customer_id",
                "c1",
                "order_status",
                status,
                "order_purchase_timestamp",
                PLACED,
                "order_approved_at",
                null,
                "order_delivered_carrier_date",
                null,
                "order_delivered_customer_date",
                null,
                "order_estimated_delivery_date",
                PLACED.plusDays(9));
    }

    static Row item(String order, long number, String price) {
        return row(
                "order_id",
                order,
                "order_item_id",
                number,
                "product_id",
                "p1",
                "seller_id",
                "s1",
                "price",
                new BigDecimal(price),
                "freight_value",
                new BigDecimal("1.00"));
    }

    static Row seller(String id, String city) {
        return row("seller_id", id, "seller_city", city, "seller_state", "SP", "seller_zip_code_prefix", "01000");
    }

    static Row review(long score, Object message) {
        return row(
                "review_id",
                "r1",
                "order_id",
                "o1",
                "review_score",
                score,
                "review_comment_title",
                null,
                "review_comment_message",
                message,
                "review_creation_date",
                PLACED,
                "review_answer_timestamp",
                null);
    }
}
