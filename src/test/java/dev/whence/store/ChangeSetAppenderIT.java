package dev.whence.store;

import static dev.whence.store.TestConnector.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.capture.ChangeSet.Committed;
import dev.whence.capture.ChangeSet.Truncated;
import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.SourceOffset;
import dev.whence.capture.Transaction;
import dev.whence.event.WhenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeSetAppenderIT {
    private final TestConnector shop = new TestConnector();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void storesEventsImagesAndOffsetTogether() {
        assertThat(shop.load()).isEmpty();
        shop.append(committed(10, insert(order(1, "created")), insert(payment(7, 1))));
        assertThat(shop.types())
                .containsExactly("revenue.order.placed order/1-created", "revenue.payment.placed payment/7-paid");
        var events = shop.store.get().reader().after(0, 10);
        assertThat(events.get(1).event().causationId())
                .contains(events.get(0).event().id());
        assertThat(shop.load()).contains(new SourceOffset("10"));
        shop.append(committed(11, update(order(1, "created"), order(1, "sent"))));
        assertThat(shop.types()).endsWith("revenue.order.changed order/1-sent");
    }

    @Test
    void aTransactionThatIsSentAgainChangesNothing() {
        shop.append(committed(10, insert(order(1, "created"))));
        shop.append(committed(10, insert(order(1, "created")), insert(order(2, "created"))));
        shop.append(new Committed("shop", List.of(), new SourceOffset("12")));
        assertThat(shop.types()).hasSize(1);
        assertThat(shop.load()).contains(new SourceOffset("12"));
    }

    @Test
    void aChangeSetThatFailsLeavesNothingBehind() {
        RowChange broken =
                new RowChange("unknown_table", Kind.INSERT, Optional.empty(), Optional.of(order(2, "created")));
        assertThatThrownBy(() -> shop.append(committed(10, insert(order(1, "created")), broken)))
                .isInstanceOf(WhenceException.class);
        assertThat(shop.types()).isEmpty();
        assertThat(shop.load()).isEmpty();
        shop.append(committed(10, insert(order(1, "created"))));
        assertThat(shop.types()).containsExactly("revenue.order.placed order/1-created");
    }

    @Test
    void whatAFailedChangeSetMadeOfARowIsNotRemembered() {
        shop.append(committed(10, insert(order(1, "created"))));
        RowChange broken =
                new RowChange("unknown_table", Kind.INSERT, Optional.empty(), Optional.of(order(2, "created")));
        RowChange sent = update(order(1, "created"), order(1, "sent"));
        assertThatThrownBy(() -> shop.append(committed(11, sent, broken))).isInstanceOf(WhenceException.class);
        shop.append(committed(11, sent));
        assertThat(shop.types())
                .containsExactly("revenue.order.placed order/1-created", "revenue.order.changed order/1-sent");
    }

    @Test
    void rowImagesThatSomebodyElseChangedAreReadAnew() throws SQLException {
        shop.append(committed(10, insert(order(1, "created"))));
        shop.store.as(
                shop.store.settings().writer(),
                "update row_image set image = jsonb_set(image, '{status}', '\"sent\"')");
        shop.append(committed(11, update(order(1, "created"), order(1, "sent"))));
        assertThat(shop.types()).containsExactly("revenue.order.placed order/1-created");
        shop.store.as(shop.store.settings().writer(), "delete from row_image");
        shop.append(committed(12, update(order(1, "created"), order(1, "sent"))));
        assertThat(shop.types()).endsWith("revenue.order.placed order/1-sent");
    }

    @Test
    void aRowThatIsAddedThoughItIsKnownTakesTheKnownOnesPlace() {
        shop.append(committed(10, insert(order(1, "created"))));
        shop.append(committed(11, insert(order(1, "sent")), insert(order(2, "created"))));
        shop.stop();
        shop.append(
                committed(12, update(order(1, "created"), order(1, "sent")), update(order(2, ""), order(2, "sent"))));
        assertThat(shop.types())
                .startsWith("revenue.order.placed order/1-created")
                .endsWith("revenue.order.placed order/2-created", "revenue.order.changed order/2-sent");
    }

    @Test
    void whatAnotherHubStoredInBetweenIsReadAnew() {
        shop.append(committed(10, insert(order(1, "created"))));
        shop.stop();
        try (Store other = shop.store.another();
                ChangeSetAppender another = shop.appender(other)) {
            another.append(committed(11, update(order(1, "created"), order(1, "sent"))));
        }
        shop.append(committed(12, update(order(1, "created"), order(1, "sent"))));
        assertThat(shop.types())
                .containsExactly("revenue.order.placed order/1-created", "revenue.order.changed order/1-sent");
    }

    @Test
    void manyTransactionsAtOnceMeanWhatTheyMeanOneByOne() {
        List<Transaction> transactions = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1_700; i++) {
            Row order = order(i % 7, "state" + i);
            transactions.add(transaction(10 + i, i < 7 ? insert(order) : update(order(i % 7, "old"), order)));
            expected.add(
                    (i < 7 ? "revenue.order.placed order/" : "revenue.order.changed order/") + i % 7 + "-state" + i);
        }
        shop.append(new Committed("shop", transactions, new SourceOffset("end")));
        assertThat(shop.types()).containsExactlyElementsOf(expected);
    }

    @Test
    void whereOneOfManyTransactionsFailsNoneIsStored() {
        List<Transaction> transactions = new ArrayList<>();
        for (int i = 0; i < 1_700; i++) {
            transactions.add(transaction(10 + i, insert(order(i, "created"))));
        }
        List<Transaction> broken = new ArrayList<>(transactions);
        broken.set(
                1_500,
                transaction(
                        1_510,
                        new RowChange("unknown_table", Kind.INSERT, Optional.empty(), Optional.of(order(2, "new")))));
        assertThatThrownBy(() -> shop.append(new Committed("shop", broken, new SourceOffset("end"))))
                .isInstanceOf(WhenceException.class);
        assertThat(shop.types()).isEmpty();
        shop.append(new Committed("shop", transactions, new SourceOffset("end")));
        assertThat(shop.types()).hasSize(1_700).doesNotHaveDuplicates();
    }

    @Test
    void whichTransactionsComeTogetherDoesNotMatterForCauses() {
        shop.append(new Committed(
                "shop",
                List.of(transaction(10, insert(payment(7, 1))), transaction(11, insert(order(1, "created")))),
                new SourceOffset("11")));
        assertThat(shop.store.get().reader().after(0, 10).get(0).event().causationId())
                .isEmpty();
    }

    @Test
    void aSecondHubWaitsUntilTheFirstStops() {
        shop.load();
        try (Store other = shop.store.another();
                ChangeSetAppender second = shop.appender(other)) {
            assertThatThrownBy(() -> second.load("shop"))
                    .isInstanceOfSatisfying(WhenceException.class, e -> assertThat(e.category())
                            .isEqualTo(WhenceException.Category.RETRYABLE))
                    .hasMessageContaining("another hub works on the connector shop");
            shop.append(committed(10, insert(order(1, "created"))));
            shop.stop();
            assertThat(second.load("shop")).contains(new SourceOffset("10"));
            assertThatThrownBy(() -> shop.append(committed(11, insert(order(2, "created")))))
                    .hasMessageContaining("another hub");
        }
    }

    @Test
    void aHubWhoseLockWasLostCannotWriteBesideItsSuccessor() throws Exception {
        shop.load();
        try (Store other = shop.store.another();
                ChangeSetAppender second = shop.appender(other)) {
            shop.store.asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity "
                    + "where application_name like 'whence: hold%' and datname = current_database()");
            Awaitility.await().ignoreExceptions().until(() -> second.load("shop")
                    .isEmpty());
            assertThatThrownBy(() -> shop.append(committed(10, insert(order(1, "created")))))
                    .hasMessageContaining("taken the connector shop over");
            assertThat(shop.types()).isEmpty();
            second.append(committed(10, insert(order(1, "created"))));
        }
        assertThat(shop.types()).hasSize(1);
        shop.append(committed(10, insert(order(1, "created"))));
        shop.append(committed(11, insert(order(2, "created"))));
        assertThat(shop.types()).hasSize(2);
    }

    @Test
    void aTruncationRemovesTheRowsThatItsTransactionDoesNotPutInAgain() {
        List<Row> before =
                IntStream.range(0, 25).mapToObj(i -> order(i, "created")).toList();
        shop.append(committed(10, before.stream().map(TestConnector::insert).toArray(RowChange[]::new)));
        List<RowChange> reloaded = new ArrayList<>(
                before.stream().limit(23).map(TestConnector::reload).toList());
        reloaded.set(3, reload(order(3, "sent")));
        reloaded.add(reload(order(99, "created")));
        Truncated truncated = new Truncated(
                "shop", List.of("orders"), transaction(11, reloaded.toArray(RowChange[]::new)), new SourceOffset("10"));
        shop.append(truncated);
        shop.append(truncated);
        shop.append(committed(11, reloaded.toArray(RowChange[]::new)));
        assertThat(shop.types().subList(25, shop.types().size()))
                .containsExactly(
                        "revenue.order.removed order/23-gone",
                        "revenue.order.removed order/24-gone",
                        "revenue.order.changed order/3-sent",
                        "revenue.order.placed order/99-created");
    }
}
