package dev.whence.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.Transaction;
import dev.whence.mapping.Outcome.Ignored;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private final InMemoryRowImages images = new InMemoryRowImages();
    private final Rehearsal rehearsal = new Rehearsal("shop", Shop.PACK, Shop.VOCABULARY, ZoneOffset.UTC, images);

    private static Row order(String status, String deliveredAt) {
        return Shop.row(
                "order_id",
                "1",
                "customer_id",
                "c",
                "order_status",
                status,
                "order_purchase_timestamp",
                Instant.parse("2026-01-01T00:00:00Z"),
                "order_approved_at",
                null,
                "order_delivered_carrier_date",
                null,
                "order_delivered_customer_date",
                deliveredAt == null ? null : Instant.parse(deliveredAt),
                "order_estimated_delivery_date",
                null,
                "remark",
                "r" + status);
    }

    private Rehearsal.Rehearsed update(Row before, Row after) {
        return rehearsal.rehearse(new Transaction(
                "7",
                7,
                Instant.parse("2026-01-02T00:00:00Z"),
                List.of(
                        new RowChange("orders", Kind.UPDATE, Optional.of(before), Optional.of(after)),
                        new RowChange("audit", Kind.INSERT, Optional.empty(), Optional.of(Shop.row("id", 1L))))));
    }

    @Test
    void tellsWhatATransactionDidAndWhatComesOfIt() {
        Rehearsal.Rehearsed rehearsed = update(order("shipped", null), order("canceled", null));
        assertThat(Shop.types(rehearsed.outcomes())).containsExactly("revenue.order.cancelled");
        assertThat(rehearsed.rows()).singleElement().satisfies(row -> {
            assertThat(row.done()).isEqualTo("updated");
            assertThat(row.differences().words())
                    .isEqualTo("order_status: 'shipped' -> 'canceled', remark: 'rshipped' -> 'rcanceled'");
        });
        assertThat(rehearsed.unmapped()).isEqualTo(Map.of("audit", 1));
    }

    @Test
    void aColumnThatThePackDoesNotUseIsNoReasonForAnEvent() {
        Row before = order("delivered", null);
        Map<String, Object> after = new LinkedHashMap<>(before.values());
        after.put("remark", "another");
        Ignored nothing = nothing(update(before, new Row(after)));
        assertThat(nothing.reason()).isEqualTo("nothing changed that the pack uses");
    }

    @Test
    void namesTheRuleThatCameClosestAndWhatOfItIsFalse() {
        Ignored nothing = nothing(rehearsal.rehearse(new Transaction(
                "8",
                8,
                Instant.parse("2026-01-02T00:00:00Z"),
                List.of(new RowChange(
                        "product_prices",
                        Kind.UPDATE,
                        Optional.of(Shop.row("product_id", "p", "price", null, "changed_at", Instant.EPOCH)),
                        Optional.of(Shop.row(
                                "product_id", "p", "price", null, "changed_at", Instant.EPOCH.plusSeconds(1))))))));
        assertThat(nothing.reason()).isEqualTo("no event of the pack fits the change");
        assertThat(nothing.details())
                .anyMatch(line -> line.startsWith("closest was product.price.changed (olist.yaml:"))
                .anyMatch(line -> line.contains("`filled(price)` is false: price: null"))
                .anyMatch(line -> line.contains("`changed(price)` is false"))
                .contains("no rule of product_prices asks whether changed_at changed");
    }

    @Test
    void whatATransactionLeftIsSeenByTheNextEvenIfTheImagesAreOlder() {
        update(order("shipped", null), order("invoiced", null));
        rehearsal.movedOn();
        Rehearsal.Rehearsed next = rehearsal.rehearse(new Transaction(
                "9",
                9,
                Instant.parse("2026-01-03T00:00:00Z"),
                List.of(Shop.update("orders", order("canceled", null)))));
        assertThat(Shop.types(next.outcomes())).containsExactly("revenue.order.cancelled");
    }

    private static Ignored nothing(Rehearsal.Rehearsed rehearsed) {
        return rehearsed.outcomes().stream()
                .filter(Ignored.class::isInstance)
                .map(Ignored.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
