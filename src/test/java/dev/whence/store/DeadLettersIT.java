package dev.whence.store;

import static dev.whence.store.TestConnector.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.whence.capture.ChangeSet.Committed;
import dev.whence.capture.RowChange;
import dev.whence.capture.SourceOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be told is kept, and told when it can be. */
class DeadLettersIT {
    private final TestConnector shop = new TestConnector();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whatCannotBeTranslatedBecomesADeadLetterAndTheRestGoesOn() {
        Stored stored = shop.append(committed(10, insert(order(1, "bad")), insert(order(2, "created"))));
        assertThat(stored).isEqualTo(new Stored(1, 0, 1));
        DeadLetter letter = shop.store.get().deadLetters().list(0, 10, false).get(0);
        assertThat(letter.changes()).containsExactly(insert(order(1, "bad")));
        assertThat(letter.problem()).isEqualTo("status is bad");
        assertThat(letter.position()).isEqualTo(10);
        assertThat(shop.retry(letter.id()).attempts()).isEqualTo(1);
        assertThat(shop.store.get().deadLetters().open()).isEqualTo(1);
        shop.translator.strict = false;
        assertThat(shop.retry(letter.id()).open()).isFalse();
        assertThat(shop.types()).endsWith("revenue.order.placed order/1-bad");
        assertThat(shop.store.get().deadLetters().list(0, 10, true)).hasSize(1);
    }

    @Test
    void aDeadLetterHasTheTransactionThatItIsOfThoughOthersComeWithIt() {
        RowChange bad = insert(order(1, "bad"));
        RowChange another = insert(order(3, "bad"));
        shop.append(new Committed(
                "shop",
                List.of(transaction(10, insert(order(2, "created"))), transaction(11, bad), transaction(12, another)),
                new SourceOffset("12")));
        assertThat(shop.store.get().deadLetters().list(0, 10, false))
                .extracting(DeadLetter::position)
                .containsExactly(11L, 12L);
    }

    @Test
    void aRetriedDeadLetterHasTheCauseThatItHadThen() {
        shop.append(committed(10, insert(badPayment(7, 1))));
        shop.append(committed(11, insert(order(1, "created"))));
        shop.append(committed(12, insert(badPayment(8, 1))));
        shop.translator.strict = false;
        shop.store.get().deadLetters().list(0, 10, false).forEach(letter -> shop.retry(letter.id()));
        var events = shop.store.get().reader().after(0, 10);
        assertThat(events.get(1).event().subject()).hasToString("payment/7-bad");
        assertThat(events.get(1).event().causationId()).isEmpty();
        assertThat(events.get(2).event().subject()).hasToString("payment/8-bad");
        assertThat(events.get(2).event().causationId())
                .contains(events.get(0).event().id());
    }

    @Test
    void anEventThatTheStoreRefusesBecomesADeadLetterWithTheEvent() {
        shop.store
                .get()
                .events()
                .append(List.of(TestEvents.event(
                        "revenue.order.placed",
                        "order/1-created",
                        TestEvents.NOON,
                        JsonNodeFactory.instance.objectNode())));
        assertThat(shop.append(committed(10, insert(order(1, "created"))))).isEqualTo(new Stored(0, 0, 1));
        DeadLetter letter = shop.store.get().deadLetters().list(0, 10, false).get(0);
        assertThat(EventJson.read(letter.event().orElseThrow()).subject()).hasToString("order/1-created");
        assertThat(shop.retry(letter.id()).problem()).contains("another content");
    }
}
