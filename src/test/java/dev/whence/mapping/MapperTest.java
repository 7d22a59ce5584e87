package dev.whence.mapping;

import static dev.whence.mapping.Shop.delete;
import static dev.whence.mapping.Shop.events;
import static dev.whence.mapping.Shop.insert;
import static dev.whence.mapping.Shop.rejections;
import static dev.whence.mapping.Shop.reload;
import static dev.whence.mapping.Shop.row;
import static dev.whence.mapping.Shop.types;
import static dev.whence.mapping.Shop.update;
import static dev.whence.mapping.ShopRows.item;
import static dev.whence.mapping.ShopRows.order;
import static dev.whence.mapping.ShopRows.review;
import static dev.whence.mapping.ShopRows.seller;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MapperTest {
    private final Shop shop = new Shop();

    @Test
    void severalUpdatesInOneTransactionAreOneChange() {
        shop.commit(insert("orders", order("o1", "created")));
        List<Outcome> outcomes = shop.commit(
                update("orders", order("o1", "processing")),
                update("orders", order("o1", "shipped")),
                update("orders", order("o1", "canceled")));
        assertThat(types(outcomes)).containsExactly("revenue.order.cancelled");
    }

    @Test
    void insertedAndDeletedInOneTransactionIsNothing() {
        assertThat(shop.commit(insert("orders", order("o1", "created")), delete("orders", row("order_id", "o1"))))
                .isEmpty();
        assertThat(shop.images.all()).isEmpty();
    }

    @Test
    void anUpdateThatChangesNothingIsIgnoredAndLeavesTheImageAlone() {
        shop.commit(insert("orders", order("o1", "created")));
        List<Outcome> outcomes = shop.commit(update("orders", order("o1", "created")));
        assertThat(outcomes)
                .containsExactly(new Outcome.Ignored(new RowKey("orders", "o1"), "nothing changed that the pack uses"));
    }

    @Test
    void linesInsertedAfterTheirOrderInTheSameTransactionAreInTheEvent() {
        List<Event> events = events(shop.commit(
                insert("orders", order("o1", "created")),
                insert("order_items", item("o1", 10, "0.20")),
                insert("order_items", item("o1", 2, "0.10"))));
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.data().get("lines").findValuesAsText("item")).containsExactly("2", "10");
            assertThat(event.data().get("total").decimalValue()).isEqualTo(new BigDecimal("0.30"));
        });
    }

    @Test
    void linesChangedLaterAmendTheirOrderOnce() {
        shop.commit(insert("orders", order("o1", "created")), insert("order_items", item("o1", 1, "5.00")));
        List<Outcome> outcomes =
                shop.commit(insert("order_items", item("o1", 2, "6.00")), insert("order_items", item("o1", 3, "7.00")));
        assertThat(types(outcomes)).containsExactly("revenue.order.amended");
        assertThat(events(outcomes).get(0).data().get("total").asText()).isEqualTo("18.00");
        outcomes = shop.commit(delete("order_items", row("order_id", "o1", "order_item_id", 2L)));
        assertThat(events(outcomes).get(0).data().get("total").asText()).isEqualTo("12.00");
    }

    @Test
    void theCauseIsNamedByTypeAndSubject() {
        List<Outcome> outcomes = shop.commit(
                insert("orders", order("o1", "created")),
                insert(
                        "order_payments",
                        row(
                                "order_id",
                                "o1",
                                "payment_sequential",
                                1L,
                                "payment_type",
                                "boleto",
                                "payment_installments",
                                1L,
                                "payment_value",
                                new BigDecimal("9.00"))));
        assertThat(types(outcomes)).containsExactly("revenue.order.placed", "revenue.payment.received");
        assertThat(((Outcome.Mapped) outcomes.get(1)).event().cause())
                .contains(new MappedEvent.Cause(new EventType("revenue.order.placed"), new Subject("order", "o1")));
        assertThat(events(outcomes).get(1).correlationId()).isEqualTo("order/o1");
    }

    @Test
    void aRowThatWasNeverSeenYieldsItsHistoryWhenItChanges() {
        List<Outcome> outcomes = shop.commit(update("orders", order("o1", "processing")));
        assertThat(types(outcomes)).containsExactly("revenue.order.placed", "inventory.order.processing_started");
        assertThat(events(outcomes).get(1).occurredAt()).isEqualTo(Instant.parse("2018-03-01T10:00:00Z"));
    }

    @Test
    void aRowThatASnapshotFindsOtherThanKnownIsAnUpdate() {
        Row known = seller("s1", "santos");
        Row found = seller("s1", "campinas");
        Instant at = Instant.parse("2020-01-01T00:00:00Z");
        RowKey key = new RowKey("sellers", "s1");
        List<Outcome> changed = shop.compare(new PendingRow(key, found, Optional.of(known)), at);
        assertThat(types(changed)).containsExactly("product.seller.changed");
        assertThat(events(changed).get(0).occurredAt()).isEqualTo(at);
        assertThat(types(shop.compare(new PendingRow(key, known, Optional.of(known)), at)))
                .isEmpty();
    }

    @Test
    void valuesThatTheSourceLeftOutComeFromTheImage() {
        Row review = review(3, "long and unchanged");
        shop.commit(insert("orders", order("o1", "created")), insert("order_reviews", review));
        Row sent = review(5, Row.UNAVAILABLE);
        List<Event> events = events(shop.commit(update("order_reviews", sent)));
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.data().get("message").asText()).isEqualTo("long and unchanged");
            assertThat(event.data().get("previous_score").asInt()).isEqualTo(3);
        });
    }

    @Test
    void anEventThatDoesNotFitItsSchemaIsRejected() {
        List<Outcome> outcomes = shop.commit(insert("order_reviews", review(9, null)));
        assertThat(rejections(outcomes)).singleElement().asString().contains("score");
    }

    @Test
    void aRejectedUpdateCarriesTheRowBeforeItSoThatItCanBeRetried() {
        Row good = review(3, null);
        Row bad = review(9, null);
        shop.commit(insert("order_reviews", good));
        List<Outcome> outcomes = shop.commit(update("order_reviews", bad));
        assertThat(outcomes).singleElement().isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(
                        rejected.changes().get(0).before())
                .contains(good));
    }

    @Test
    void aRowThatIsPutIntoATruncatedTableAgainIsComparedWithWhatItWas() {
        Row santos = seller("s1", "santos");
        RowChange again = reload("sellers", santos);
        RowChange moved = reload("sellers", seller("s1", "campinas"));
        shop.commit(insert("sellers", santos));
        assertThat(shop.commit(again)).singleElement().isInstanceOf(Outcome.Ignored.class);
        assertThat(types(shop.commit(moved))).containsExactly("product.seller.changed");
        assertThat(shop.commit(moved, delete("sellers", santos))).hasSize(1);
        assertThat(shop.images.rows(Set.of(new RowKey("sellers", "s1")))).isEmpty();
        assertThat(types(shop.commit(again))).containsExactly("product.seller.registered");
    }

    @Test
    void aTruncatedTableIsRejectedLoudly() {
        assertThat(rejections(shop.commit(new RowChange("orders", Kind.TRUNCATE, Optional.empty(), Optional.empty()))))
                .singleElement()
                .asString()
                .contains("truncated");
    }
}
