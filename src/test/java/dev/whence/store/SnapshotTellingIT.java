package dev.whence.store;

import static dev.whence.store.TestConnector.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.whence.capture.ChangeSet.FoundAll;
import dev.whence.capture.ChangeSet.SnapshotDone;
import dev.whence.capture.Row;
import dev.whence.capture.SourceOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What snapshots have found, told once. */
class SnapshotTellingIT {
    private final TestConnector shop = new TestConnector();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aSnapshotIsToldWhenItIsCompleteInTheOrderOfThePack() {
        shop.snapshot(payment(7, 1), payment(8, 2), order(1, "created"), order(2, "created"));
        assertThat(shop.types())
                .containsExactly(
                        "revenue.order.placed order/1-created",
                        "revenue.order.placed order/2-created",
                        "revenue.payment.placed payment/7-paid",
                        "revenue.payment.placed payment/8-paid");
        var events = shop.store.get().reader().after(0, 10);
        assertThat(events.get(3).event().causationId())
                .contains(events.get(1).event().id());
    }

    @Test
    void historyThatWasInterruptedBetweenTwoPagesGoesOnBeforeAnythingElse() {
        Row[] rows = IntStream.range(0, 25).mapToObj(i -> order(i, "created")).toArray(Row[]::new);
        shop.load();
        shop.append(rows(rows));
        shop.translator.historyPagesUntilFailure = 2;
        assertThatThrownBy(() -> shop.append(new SnapshotDone("shop", new SourceOffset("1"))))
                .hasMessageContaining("killed");
        assertThat(shop.types()).hasSize(20);
        assertThat(shop.store.get().connectors().progress())
                .extracting(ConnectorProgress::phase, ConnectorProgress::rowsToTell)
                .containsExactly(tuple("history", 5L));
        shop.translator.historyPagesUntilFailure = Integer.MAX_VALUE;
        shop.restart();
        shop.append(committed(10, insert(order(99, "created"))));
        assertThat(shop.types()).hasSize(26).doesNotHaveDuplicates().endsWith("revenue.order.placed order/99-created");
        shop.append(new SnapshotDone("shop", new SourceOffset("1")));
        assertThat(shop.types()).hasSize(26);
    }

    @Test
    void aSnapshotThatBeginsAgainDoublesNothingAndForgetsRowsThatVanishedInBetween() {
        shop.load();
        shop.append(rows(order(1, "created"), order(2, "created")));
        shop.load();
        shop.snapshotWithoutLoading(order(1, "created"), order(3, "created"));
        assertThat(shop.types())
                .containsExactly("revenue.order.placed order/1-created", "revenue.order.placed order/3-created");
    }

    @Test
    void aSecondSnapshotTellsOnlyWhatIsDifferent() {
        shop.snapshot(order(1, "created"), order(2, "created"), order(3, "created"));
        shop.snapshot(order(1, "created"), order(2, "sent"), order(4, "created"));
        assertThat(shop.types())
                .containsExactly(
                        "revenue.order.placed order/1-created",
                        "revenue.order.placed order/2-created",
                        "revenue.order.placed order/3-created",
                        "revenue.order.removed order/3-gone",
                        "revenue.order.changed order/2-sent",
                        "revenue.order.placed order/4-created");
        shop.snapshot(order(1, "created"), order(2, "sent"), order(4, "created"));
        assertThat(shop.types()).hasSize(6);
    }

    @Test
    void rowsThatCameByTransactionsAreNotToldAgainByASnapshot() {
        shop.append(committed(10, insert(order(1, "created"))));
        shop.append(committed(11, delete(order(1, "created")), insert(order(2, "created"))));
        shop.snapshot(order(2, "created"));
        assertThat(shop.types()).hasSize(3);
    }

    @Test
    void rowsFoundBesideTheStreamAreToldWhenAllAreThere() {
        shop.snapshot(order(1, "created"), order(2, "created"), order(3, "created"), payment(7, 1));
        shop.append(found(true, List.of(order(1, "created"), order(2, "sent"), order(4, "created"))));
        assertThat(shop.types()).hasSize(4);
        shop.append(new FoundAll("shop", List.of("orders"), new SourceOffset("2")));
        assertThat(shop.types().subList(4, shop.types().size()))
                .containsExactly(
                        "revenue.order.removed order/3-gone",
                        "revenue.order.changed order/2-sent",
                        "revenue.order.placed order/4-created");
        shop.append(new FoundAll("shop", List.of("orders"), new SourceOffset("2")));
        assertThat(shop.types()).hasSize(7);
    }

    @Test
    void whatTheStreamTellsWhileRowsAreFoundIsNotToldAgain() {
        shop.snapshot(order(1, "created"), order(2, "created"));
        shop.append(found(true, List.of(order(1, "sent"), order(3, "created"), order(4, "created"))));
        shop.append(committed(
                10,
                update(order(1, "sent"), order(1, "created")),
                update(order(3, "created"), order(3, "sent")),
                delete(order(4, "created"))));
        shop.append(found(false, List.of(), order(2, "old")));
        int told = shop.types().size();
        shop.append(new FoundAll("shop", List.of("orders"), new SourceOffset("10")));
        assertThat(shop.types()).hasSize(told);
    }

    @Test
    void rowsOfASnapshotThatBeginsAgainBesideTheStreamAreForgotten() {
        shop.snapshot(order(1, "created"));
        shop.append(found(true, List.of(order(1, "sent"), order(2, "created"))));
        shop.restart();
        shop.load();
        shop.append(found(true, List.of(order(1, "created"))));
        shop.append(new FoundAll("shop", List.of("orders"), new SourceOffset("2")));
        assertThat(shop.types()).hasSize(1);
    }

    @Test
    void aSnapshotBesideTheStreamGoesOnAfterTheHubWasKilled() {
        shop.snapshot(order(1, "created"), order(2, "created"));
        shop.append(found(true, List.of(order(1, "sent"))));
        shop.restart();
        shop.load();
        shop.append(committed(10, insert(order(3, "created"))));
        shop.append(found(false, List.of(order(2, "created"), order(3, "created"))));
        shop.append(new FoundAll("shop", List.of("orders"), new SourceOffset("10")));
        assertThat(shop.types().subList(2, shop.types().size()))
                .containsExactly("revenue.order.placed order/3-created", "revenue.order.changed order/1-sent");
    }
}
