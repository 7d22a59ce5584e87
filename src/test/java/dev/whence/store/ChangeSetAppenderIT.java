package dev.whence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.whence.capture.ChangeSet;
import dev.whence.capture.ChangeSet.Committed;
import dev.whence.capture.ChangeSet.FoundAll;
import dev.whence.capture.ChangeSet.FoundRows;
import dev.whence.capture.ChangeSet.SnapshotDone;
import dev.whence.capture.ChangeSet.SnapshotRows;
import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.SourceOffset;
import dev.whence.capture.Transaction;
import dev.whence.event.WhenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeSetAppenderIT {
    private TestStore store;
    private TestTranslator translator;
    private ChangeSetAppender appender;

    @BeforeEach
    void open() {
        store = new TestStore();
        translator = new TestTranslator();
        appender = appender(store.get());
    }

    @AfterEach
    void close() {
        appender.close();
        store.close();
    }

    @Test
    void storesEventsImagesAndOffsetTogether() {
        assertThat(appender.load("shop")).isEmpty();
        appender.append(committed(10, insert(order(1, "created")), insert(payment(7, 1))));
        assertThat(types())
                .containsExactly("revenue.order.placed order/1-created", "revenue.payment.placed payment/7-paid");
        var events = store.get().reader().after(0, 10);
        assertThat(events.get(1).event().causationId())
                .contains(events.get(0).event().id());
        assertThat(appender.load("shop")).contains(new SourceOffset("10"));
        appender.append(committed(11, update(order(1, "created"), order(1, "sent"))));
        assertThat(types()).endsWith("revenue.order.changed order/1-sent");
    }

    @Test
    void aTransactionThatIsSentAgainChangesNothing() {
        appender.append(committed(10, insert(order(1, "created"))));
        appender.append(committed(10, insert(order(1, "created")), insert(order(2, "created"))));
        appender.append(new Committed("shop", List.of(), new SourceOffset("12")));
        assertThat(types()).hasSize(1);
        assertThat(appender.load("shop")).contains(new SourceOffset("12"));
    }

    @Test
    void aChangeSetThatFailsLeavesNothingBehind() {
        RowChange broken =
                new RowChange("unknown_table", Kind.INSERT, Optional.empty(), Optional.of(order(2, "created")));
        assertThatThrownBy(() -> appender.append(committed(10, insert(order(1, "created")), broken)))
                .isInstanceOf(WhenceException.class);
        assertThat(types()).isEmpty();
        assertThat(appender.load("shop")).isEmpty();
        appender.append(committed(10, insert(order(1, "created"))));
        assertThat(types()).containsExactly("revenue.order.placed order/1-created");
    }

    @Test
    void whatAFailedChangeSetMadeOfARowIsNotRemembered() {
        appender.append(committed(10, insert(order(1, "created"))));
        RowChange broken =
                new RowChange("unknown_table", Kind.INSERT, Optional.empty(), Optional.of(order(2, "created")));
        RowChange sent = update(order(1, "created"), order(1, "sent"));
        assertThatThrownBy(() -> appender.append(committed(11, sent, broken))).isInstanceOf(WhenceException.class);
        appender.append(committed(11, sent));
        assertThat(types())
                .containsExactly("revenue.order.placed order/1-created", "revenue.order.changed order/1-sent");
    }

    @Test
    void rowImagesThatSomebodyElseChangedAreReadAnew() throws SQLException {
        appender.append(committed(10, insert(order(1, "created"))));
        store.as(store.settings().writer(), "update row_image set image = jsonb_set(image, '{status}', '\"sent\"')");
        appender.append(committed(11, update(order(1, "created"), order(1, "sent"))));
        assertThat(types()).containsExactly("revenue.order.placed order/1-created");
        store.as(store.settings().writer(), "delete from row_image");
        appender.append(committed(12, update(order(1, "created"), order(1, "sent"))));
        assertThat(types()).endsWith("revenue.order.placed order/1-sent");
    }

    @Test
    void whatAnotherHubStoredInBetweenIsReadAnew() {
        appender.append(committed(10, insert(order(1, "created"))));
        appender.close();
        try (Store other = store.another();
                ChangeSetAppender another = appender(other)) {
            another.append(committed(11, update(order(1, "created"), order(1, "sent"))));
        }
        appender.append(committed(12, update(order(1, "created"), order(1, "sent"))));
        assertThat(types())
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
        appender.append(new Committed("shop", transactions, new SourceOffset("end")));
        assertThat(types()).containsExactlyElementsOf(expected);
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
        assertThatThrownBy(() -> appender.append(new Committed("shop", broken, new SourceOffset("end"))))
                .isInstanceOf(WhenceException.class);
        assertThat(types()).isEmpty();
        appender.append(new Committed("shop", transactions, new SourceOffset("end")));
        assertThat(types()).hasSize(1_700).doesNotHaveDuplicates();
    }

    @Test
    void aSnapshotIsToldWhenItIsCompleteInTheOrderOfThePack() {
        snapshot(payment(7, 1), payment(8, 2), order(1, "created"), order(2, "created"));
        assertThat(types())
                .containsExactly(
                        "revenue.order.placed order/1-created",
                        "revenue.order.placed order/2-created",
                        "revenue.payment.placed payment/7-paid",
                        "revenue.payment.placed payment/8-paid");
        var events = store.get().reader().after(0, 10);
        assertThat(events.get(3).event().causationId())
                .contains(events.get(1).event().id());
    }

    @Test
    void historyThatWasInterruptedBetweenTwoPagesGoesOnBeforeAnythingElse() {
        Row[] rows = IntStream.range(0, 25).mapToObj(i -> order(i, "created")).toArray(Row[]::new);
        appender.load("shop");
        appender.append(rows(rows));
        translator.historyPagesUntilFailure = 2;
        assertThatThrownBy(() -> appender.append(new SnapshotDone("shop", new SourceOffset("1"))))
                .hasMessageContaining("killed");
        assertThat(types()).hasSize(20);
        assertThat(store.get().connectors().progress())
                .extracting(ConnectorProgress::phase, ConnectorProgress::rowsToTell)
                .containsExactly(tuple("history", 5L));
        appender.close();
        translator.historyPagesUntilFailure = Integer.MAX_VALUE;
        appender = appender(store.get());
        appender.append(committed(10, insert(order(99, "created"))));
        assertThat(types()).hasSize(26).doesNotHaveDuplicates().endsWith("revenue.order.placed order/99-created");
        appender.append(new SnapshotDone("shop", new SourceOffset("1")));
        assertThat(types()).hasSize(26);
    }

    @Test
    void aSnapshotThatBeginsAgainDoublesNothingAndForgetsRowsThatVanishedInBetween() {
        appender.load("shop");
        appender.append(rows(order(1, "created"), order(2, "created")));
        appender.load("shop");
        snapshotWithoutLoading(order(1, "created"), order(3, "created"));
        assertThat(types())
                .containsExactly("revenue.order.placed order/1-created", "revenue.order.placed order/3-created");
    }

    @Test
    void aSecondSnapshotTellsOnlyWhatIsDifferent() {
        snapshot(order(1, "created"), order(2, "created"), order(3, "created"));
        snapshot(order(1, "created"), order(2, "sent"), order(4, "created"));
        assertThat(types())
                .containsExactly(
                        "revenue.order.placed order/1-created",
                        "revenue.order.placed order/2-created",
                        "revenue.order.placed order/3-created",
                        "revenue.order.removed order/3-gone",
                        "revenue.order.changed order/2-sent",
                        "revenue.order.placed order/4-created");
        snapshot(order(1, "created"), order(2, "sent"), order(4, "created"));
        assertThat(types()).hasSize(6);
    }

    @Test
    void rowsThatCameByTransactionsAreNotToldAgainByASnapshot() {
        appender.append(committed(10, insert(order(1, "created"))));
        appender.append(committed(11, delete(order(1, "created")), insert(order(2, "created"))));
        snapshot(order(2, "created"));
        assertThat(types()).hasSize(3);
    }

    @Test
    void rowsFoundBesideTheStreamAreToldWhenAllAreThere() {
        snapshot(order(1, "created"), order(2, "created"), order(3, "created"), payment(7, 1));
        appender.append(found(true, List.of(order(1, "created"), order(2, "sent"), order(4, "created"))));
        assertThat(types()).hasSize(4);
        appender.append(new FoundAll("shop", List.of("orders"), new SourceOffset("2")));
        assertThat(types().subList(4, types().size()))
                .containsExactly(
                        "revenue.order.removed order/3-gone",
                        "revenue.order.changed order/2-sent",
                        "revenue.order.placed order/4-created");
        appender.append(new FoundAll("shop", List.of("orders"), new SourceOffset("2")));
        assertThat(types()).hasSize(7);
    }

    @Test
    void whatTheStreamTellsWhileRowsAreFoundIsNotToldAgain() {
        snapshot(order(1, "created"), order(2, "created"));
        appender.append(found(true, List.of(order(1, "sent"), order(3, "created"), order(4, "created"))));
        appender.append(committed(
                10,
                update(order(1, "sent"), order(1, "created")),
                update(order(3, "created"), order(3, "sent")),
                delete(order(4, "created"))));
        appender.append(found(false, List.of(), order(2, "old")));
        int told = types().size();
        appender.append(new FoundAll("shop", List.of("orders"), new SourceOffset("10")));
        assertThat(types()).hasSize(told);
    }

    @Test
    void rowsOfASnapshotThatBeginsAgainBesideTheStreamAreForgotten() {
        snapshot(order(1, "created"));
        appender.append(found(true, List.of(order(1, "sent"), order(2, "created"))));
        appender.close();
        appender = appender(store.get());
        appender.load("shop");
        appender.append(found(true, List.of(order(1, "created"))));
        appender.append(new FoundAll("shop", List.of("orders"), new SourceOffset("2")));
        assertThat(types()).hasSize(1);
    }

    @Test
    void aSnapshotBesideTheStreamGoesOnAfterTheHubWasKilled() {
        snapshot(order(1, "created"), order(2, "created"));
        appender.append(found(true, List.of(order(1, "sent"))));
        appender.close();
        appender = appender(store.get());
        appender.load("shop");
        appender.append(committed(10, insert(order(3, "created"))));
        appender.append(found(false, List.of(order(2, "created"), order(3, "created"))));
        appender.append(new FoundAll("shop", List.of("orders"), new SourceOffset("10")));
        assertThat(types().subList(2, types().size()))
                .containsExactly("revenue.order.placed order/3-created", "revenue.order.changed order/1-sent");
    }

    @Test
    void whatCannotBeTranslatedBecomesADeadLetterAndTheRestGoesOn() {
        Stored stored = appender.append(committed(10, insert(order(1, "bad")), insert(order(2, "created"))));
        assertThat(stored).isEqualTo(new Stored(1, 0, 1));
        DeadLetter letter = store.get().deadLetters().list(0, 10, false).get(0);
        assertThat(letter.changes()).containsExactly(insert(order(1, "bad")));
        assertThat(letter.problem()).isEqualTo("status is bad");
        assertThat(letter.position()).isEqualTo(10);
        assertThat(appender.retry(letter.id()).attempts()).isEqualTo(1);
        assertThat(store.get().deadLetters().open()).isEqualTo(1);
        translator.strict = false;
        assertThat(appender.retry(letter.id()).open()).isFalse();
        assertThat(types()).endsWith("revenue.order.placed order/1-bad");
        assertThat(store.get().deadLetters().list(0, 10, true)).hasSize(1);
    }

    @Test
    void aDeadLetterHasTheTransactionThatItIsOfThoughOthersComeWithIt() {
        RowChange bad = insert(order(1, "bad"));
        RowChange another = insert(order(3, "bad"));
        appender.append(new Committed(
                "shop",
                List.of(transaction(10, insert(order(2, "created"))), transaction(11, bad), transaction(12, another)),
                new SourceOffset("12")));
        assertThat(store.get().deadLetters().list(0, 10, false))
                .extracting(DeadLetter::position)
                .containsExactly(11L, 12L);
    }

    @Test
    void aRetriedDeadLetterHasTheCauseThatItHadThen() {
        appender.append(committed(10, insert(badPayment(7, 1))));
        appender.append(committed(11, insert(order(1, "created"))));
        appender.append(committed(12, insert(badPayment(8, 1))));
        translator.strict = false;
        store.get().deadLetters().list(0, 10, false).forEach(letter -> appender.retry(letter.id()));
        var events = store.get().reader().after(0, 10);
        assertThat(events.get(1).event().subject()).hasToString("payment/7-bad");
        assertThat(events.get(1).event().causationId()).isEmpty();
        assertThat(events.get(2).event().subject()).hasToString("payment/8-bad");
        assertThat(events.get(2).event().causationId())
                .contains(events.get(0).event().id());
    }

    @Test
    void whichTransactionsComeTogetherDoesNotMatterForCauses() {
        appender.append(new Committed(
                "shop",
                List.of(transaction(10, insert(payment(7, 1))), transaction(11, insert(order(1, "created")))),
                new SourceOffset("11")));
        assertThat(store.get().reader().after(0, 10).get(0).event().causationId())
                .isEmpty();
    }

    @Test
    void anEventThatTheStoreRefusesBecomesADeadLetterWithTheEvent() {
        store.get()
                .events()
                .append(List.of(TestEvents.event(
                        "revenue.order.placed",
                        "order/1-created",
                        TestEvents.NOON,
                        JsonNodeFactory.instance.objectNode())));
        assertThat(appender.append(committed(10, insert(order(1, "created"))))).isEqualTo(new Stored(0, 0, 1));
        DeadLetter letter = store.get().deadLetters().list(0, 10, false).get(0);
        assertThat(EventJson.read(letter.event().orElseThrow()).subject()).hasToString("order/1-created");
        assertThat(appender.retry(letter.id()).problem()).contains("another content");
    }

    @Test
    void aSecondHubWaitsUntilTheFirstStops() {
        appender.load("shop");
        try (Store other = store.another();
                ChangeSetAppender second = appender(other)) {
            assertThatThrownBy(() -> second.load("shop"))
                    .isInstanceOfSatisfying(WhenceException.class, e -> assertThat(e.category())
                            .isEqualTo(WhenceException.Category.RETRYABLE))
                    .hasMessageContaining("another hub works on the connector shop");
            appender.append(committed(10, insert(order(1, "created"))));
            appender.close();
            assertThat(second.load("shop")).contains(new SourceOffset("10"));
            assertThatThrownBy(() -> appender.append(committed(11, insert(order(2, "created")))))
                    .hasMessageContaining("another hub");
        }
    }

    @Test
    void aHubWhoseLockWasLostCannotWriteBesideItsSuccessor() throws Exception {
        appender.load("shop");
        try (Store other = store.another();
                ChangeSetAppender second = appender(other)) {
            store.asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity "
                    + "where application_name like 'whence: hold%' and datname = current_database()");
            Awaitility.await().ignoreExceptions().until(() -> second.load("shop")
                    .isEmpty());
            assertThatThrownBy(() -> appender.append(committed(10, insert(order(1, "created")))))
                    .hasMessageContaining("taken the connector shop over");
            assertThat(types()).isEmpty();
            second.append(committed(10, insert(order(1, "created"))));
        }
        assertThat(types()).hasSize(1);
        appender.append(committed(10, insert(order(1, "created"))));
        appender.append(committed(11, insert(order(2, "created"))));
        assertThat(types()).hasSize(2);
    }

    private ChangeSetAppender appender(Store on) {
        return on.changeSets(List.of(TestTranslator.mapping(translator)), 10);
    }

    private void snapshot(Row... rows) {
        appender.load("shop");
        snapshotWithoutLoading(rows);
    }

    private void snapshotWithoutLoading(Row... rows) {
        appender.append(rows());
        for (Row row : rows) {
            appender.append(rows(row));
        }
        appender.append(new SnapshotDone("shop", new SourceOffset("1")));
    }

    private List<String> types() {
        return store.get().reader().after(0, 2000).stream()
                .map(stored -> stored.event().type() + " " + stored.event().subject())
                .toList();
    }

    private static Row order(long id, String status) {
        return new Row(Map.of("id", id, "status", status));
    }

    private static Row payment(long id, long order) {
        return new Row(Map.of("id", id, "order", order, "status", "paid"));
    }

    private static String table(Row row) {
        return row.has("order") ? "payments" : "orders";
    }

    private static SnapshotRows rows(Row... rows) {
        List<RowChange> changes = new ArrayList<>();
        for (Row row : rows) {
            changes.add(new RowChange(table(row), Kind.READ, Optional.empty(), Optional.of(row)));
        }
        return new SnapshotRows("shop", changes, new SourceOffset("0"));
    }

    private static FoundRows found(boolean first, List<Row> rows, Row... superseded) {
        return new FoundRows(
                "shop",
                first,
                rows(rows.toArray(Row[]::new)).rows(),
                rows(superseded).rows(),
                new SourceOffset("2"));
    }

    private static RowChange insert(Row row) {
        return new RowChange(table(row), Kind.INSERT, Optional.empty(), Optional.of(row));
    }

    private static RowChange update(Row before, Row after) {
        return new RowChange(table(after), Kind.UPDATE, Optional.of(before), Optional.of(after));
    }

    private static RowChange delete(Row before) {
        return new RowChange(table(before), Kind.DELETE, Optional.of(before), Optional.empty());
    }

    private static ChangeSet committed(long position, RowChange... changes) {
        return new Committed(
                "shop", List.of(transaction(position, changes)), new SourceOffset(Long.toString(position)));
    }

    private static Transaction transaction(long position, RowChange... changes) {
        return new Transaction("tx" + position, position, TestEvents.NOON, List.of(changes));
    }

    private static Row badPayment(long id, long order) {
        return new Row(Map.of("id", id, "order", order, "status", "bad"));
    }
}
