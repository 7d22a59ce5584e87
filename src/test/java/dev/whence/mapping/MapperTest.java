package dev.whence.mapping;

import static dev.whence.mapping.Shop.delete;
import static dev.whence.mapping.Shop.events;
import static dev.whence.mapping.Shop.insert;
import static dev.whence.mapping.Shop.rejections;
import static dev.whence.mapping.Shop.row;
import static dev.whence.mapping.Shop.types;
import static dev.whence.mapping.Shop.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.Row;
import dev.whence.capture.Transaction;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapperTest {
    private static final LocalDateTime PLACED = LocalDateTime.parse("2018-03-01T10:00:00");

    private final Shop shop = new Shop();

    private static Row order(String id, String status) {
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

    private static Row item(String order, long number, String price) {
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

    private static Row seller(String id, String city) {
        return row("seller_id", id, "seller_city", city, "seller_state", "SP", "seller_zip_code_prefix", "01000");
    }

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
    void laterTransactionsOfABatchSeeWhatEarlierOnesDid() {
        List<Transaction> batch = List.of(
                shop.transaction(insert("orders", order("o1", "created"))),
                shop.transaction(insert("order_items", item("o1", 1, "5.00"))),
                shop.transaction(update("orders", order("o1", "processing"))),
                shop.transaction(delete("orders", row("order_id", "o1"))));
        assertThat(types(shop.commit(batch)))
                .containsExactly(
                        "revenue.order.placed",
                        "revenue.order.amended",
                        "inventory.order.processing_started",
                        "revenue.order.removed");
    }

    @Test
    void aBatchGivesTheSameAsItsTransactionsOneByOne() {
        List<Transaction> transactions = List.of(
                shop.transaction(
                        insert("orders", order("o1", "created")), insert("order_items", item("o1", 1, "5.00"))),
                shop.transaction(update("orders", order("o1", "processing"))),
                shop.transaction(
                        insert("order_items", item("o1", 2, "5.00")), update("orders", order("o1", "shipped"))));
        List<Outcome> batch = shop.commit(transactions);
        Shop other = new Shop();
        List<Outcome> single = new ArrayList<>();
        transactions.forEach(transaction -> single.addAll(other.commit(List.of(transaction))));
        assertThat(batch).isEqualTo(single);
        assertThat(shop.images.all()).isEqualTo(other.images.all());
    }

    @Test
    void lookupsAreFetchedInAFewBatchesHoweverManyRowsThereAre() {
        List<Row> orders = new ArrayList<>();
        List<Row> items = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            orders.add(order("o" + i, "created"));
            items.add(item("o" + i, 1, "5.00"));
        }
        shop.snapshot(Map.of("orders", orders, "order_items", items));
        assertThat(shop.images.queries()).isLessThan(10);

        int before = shop.images.queries();
        List<Transaction> batch = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            batch.add(shop.transaction(update("orders", order("o" + i, "processing"))));
        }
        assertThat(types(shop.commit(batch))).hasSize(500);
        assertThat(shop.images.queries() - before).isLessThan(10);
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
        Row review = row(
                "review_id",
                "r1",
                "order_id",
                "o1",
                "review_score",
                3L,
                "review_comment_title",
                null,
                "review_comment_message",
                "long and unchanged",
                "review_creation_date",
                PLACED,
                "review_answer_timestamp",
                null);
        shop.commit(insert("orders", order("o1", "created")), insert("order_reviews", review));
        Row sent = row(
                "review_id",
                "r1",
                "order_id",
                "o1",
                "review_score",
                5L,
                "review_comment_title",
                null,
                "review_comment_message",
                Row.UNAVAILABLE,
                "review_creation_date",
                PLACED,
                "review_answer_timestamp",
                null);
        List<Event> events = events(shop.commit(update("order_reviews", sent)));
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.data().get("message").asText()).isEqualTo("long and unchanged");
            assertThat(event.data().get("previous_score").asInt()).isEqualTo(3);
        });
    }

    @Test
    void onlyTheRowOnWhichAnExpressionFailsIsRejected(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("shop.yaml"),
                """
                mapping: shop
                tables:
                  sellers: {key: [seller_id]}
                events:
                  - type: product.seller.registered
                    from: sellers
                    when: appeared
                    subject: seller/${row.seller_id}
                    occurred_at: committed_at
                    data: {seller_id: row.seller_id, city: string(100 / int(row.seller_zip_code_prefix))}
                    narrative: A seller joined
                """);
        Shop broken = new Shop(new PackLoader(Shop.VOCABULARY).load(file));
        Row bad = row("seller_id", "s2", "seller_zip_code_prefix", "0");
        List<Outcome> outcomes = broken.commit(
                insert("sellers", row("seller_id", "s1", "seller_zip_code_prefix", "10")), insert("sellers", bad));
        assertThat(types(outcomes)).containsExactly("product.seller.registered");
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.key()).isEqualTo(new RowKey("sellers", "s2"));
            assertThat(rejected.rule()).isEqualTo("product.seller.registered (shop.yaml:5:5)");
            assertThat(rejected.problem())
                    .contains(
                            "shop.yaml:10:44: `string(100 / int(row.seller_zip_code_prefix))`: division of 100 by zero");
            assertThat(rejected.changes()).containsExactly(insert("sellers", bad));
        });
    }

    @Test
    void aGistThatIsNotSaidIsTheNarrativeWithoutWhatIsParticular(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("shop.yaml"),
                """
                mapping: shop
                tables:
                  prices: {key: [product_id]}
                events:
                  - type: product.price.changed
                    from: prices
                    when: appeared
                    subject: product/${row.product_id}
                    occurred_at: committed_at
                    data: {product_id: row.product_id, currency: "'EUR'", price: row.price}
                    narrative: Product ${product_id} costs ${price} ${currency} from ${committed_at}
                """);
        Shop prices = new Shop(new PackLoader(Shop.VOCABULARY).load(file));
        Event event = events(prices.commit(insert("prices", row("product_id", "p1", "price", new BigDecimal("12.90")))))
                .get(0);
        assertThat(event.narrative()).isEqualTo("Product p1 costs 12.90 EUR from 2020-09-13 12:28");
        assertThat(event.gist()).isEqualTo("Product costs 10 to 20 EUR from");
    }

    @Test
    void anEventThatDoesNotFitItsSchemaIsRejected() {
        List<Outcome> outcomes = shop.commit(insert(
                "order_reviews",
                row(
                        "review_id",
                        "r1",
                        "order_id",
                        "o1",
                        "review_score",
                        9L,
                        "review_comment_title",
                        null,
                        "review_comment_message",
                        null,
                        "review_creation_date",
                        PLACED,
                        "review_answer_timestamp",
                        null)));
        assertThat(rejections(outcomes)).singleElement().asString().contains("score");
    }

    @Test
    void aRejectedUpdateCarriesTheRowBeforeItSoThatItCanBeRetried() {
        Row good = row(
                "review_id",
                "r1",
                "order_id",
                "o1",
                "review_score",
                3L,
                "review_comment_title",
                null,
                "review_comment_message",
                null,
                "review_creation_date",
                PLACED,
                "review_answer_timestamp",
                null);
        Row bad = row(
                "review_id",
                "r1",
                "order_id",
                "o1",
                "review_score",
                9L,
                "review_comment_title",
                null,
                "review_comment_message",
                null,
                "review_creation_date",
                PLACED,
                "review_answer_timestamp",
                null);
        shop.commit(insert("order_reviews", good));
        List<Outcome> outcomes = shop.commit(update("order_reviews", bad));
        assertThat(outcomes).singleElement().isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(
                        rejected.changes().get(0).before())
                .contains(good));
    }

    @Test
    void aTruncatedTableIsRejectedLoudly() {
        assertThat(rejections(shop.commit(new dev.whence.capture.RowChange(
                        "orders", dev.whence.capture.RowChange.Kind.TRUNCATE, Optional.empty(), Optional.empty()))))
                .singleElement()
                .asString()
                .contains("truncated");
    }

    @Test
    void aReplayGivesTheSameIdsAndASecondChangeOthers() {
        Transaction placed = shop.transaction(insert("orders", order("o1", "created")));
        Event first = events(shop.commit(List.of(placed))).get(0);
        assertThat(events(new Shop().commit(List.of(placed))).get(0)).isEqualTo(first);
        shop.commit(delete("orders", row("order_id", "o1")));
        Event again =
                events(shop.commit(insert("orders", order("o1", "created")))).get(0);
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(again.occurredAt()).isEqualTo(first.occurredAt());
    }

    @Test
    void historyGivesTheSameIdsHoweverOftenItIsTold() {
        Map<String, List<Row>> tables = Map.of("orders", List.of(order("o1", "created")));
        assertThat(events(new Shop().snapshot(tables))).isEqualTo(events(shop.snapshot(tables)));
    }
}
