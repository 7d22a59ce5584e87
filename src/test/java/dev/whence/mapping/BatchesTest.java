package dev.whence.mapping;

import static dev.whence.mapping.Shop.delete;
import static dev.whence.mapping.Shop.events;
import static dev.whence.mapping.Shop.insert;
import static dev.whence.mapping.Shop.row;
import static dev.whence.mapping.Shop.types;
import static dev.whence.mapping.Shop.update;
import static dev.whence.mapping.ShopRows.item;
import static dev.whence.mapping.ShopRows.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.Row;
import dev.whence.capture.Transaction;
import dev.whence.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** However transactions are put into batches and however often they come, they give the same. */
class BatchesTest {
    private final Shop shop = new Shop();

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
