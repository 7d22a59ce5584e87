package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.debezium.engine.RecordChangeEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveryLineTest {
    private final Records records = new Records("shop");
    private final List<Integer> stored = new CopyOnWriteArrayList<>();
    private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
    private final List<RecordChangeEvent<SourceRecord>> boundaries = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final DeliveryLine line = new DeliveryLine(
            "shop", new Deliverer(this::store, new CaptureProgress("shop", Clock.systemUTC()), new Stopping()));

    /** The first takes until it may go on, and the third cannot be stored, ever. */
    private void store(ChangeSet changeSet) throws InterruptedException {
        int number = (int) SourcePosition.parse(changeSet.offset()).lsn();
        if (number == 1) {
            begun.countDown();
            goOn.await();
        }
        if (number == 3) {
            throw new AssertionError("the third");
        }
        stored.add(number);
    }

    @AfterEach
    void end() {
        goOn.countDown();
        line.close();
    }

    @Test
    void takesTheNextWhileOneIsBeingStoredAndAcknowledgesNothingBefore() throws Exception {
        line.add(delivery(1), this::acknowledge);
        line.add(delivery(2), this::acknowledge);
        begun.await();
        assertThat(stored).isEmpty();
        assertThat(acknowledged).isEmpty();
        goOn.countDown();
        line.finish(this::acknowledge);
        assertThat(stored).containsExactly(1, 2);
        assertThat(acknowledged).containsExactly(1, 2);
    }

    @Test
    void handsNothingOnAfterOneThatFailed() throws Exception {
        goOn.countDown();
        for (int number : List.of(1, 2, 3)) {
            line.add(delivery(number), this::acknowledge);
        }
        line.add(delivery(4), this::acknowledge);
        assertThatThrownBy(() -> line.finish(this::acknowledge)).hasMessage("the third");
        assertThatThrownBy(() -> line.add(delivery(5), this::acknowledge)).hasMessage("the third");
        line.close();
        assertThat(stored).containsExactly(1, 2);
        assertThat(acknowledged).containsExactly(1, 2);
    }

    @Test
    void letsTheOneInHandBeStoredWhenItIsClosedAndForgetsTheOther() throws Exception {
        line.add(delivery(1), this::acknowledge);
        line.add(delivery(2), this::acknowledge);
        begun.await();
        Thread closing = new Thread(line::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        closing.join();
        assertThat(stored).containsExactly(1);
        assertThat(acknowledged).isEmpty();
    }

    private Delivery delivery(int number) {
        SourceRecord end = records.end(number, number);
        RecordChangeEvent<SourceRecord> boundary = () -> end;
        boundaries.add(boundary);
        SourcePosition position = SourcePosition.of(SourcePosition.Phase.STREAMING, number, "whence_shop");
        return new Delivery(new ChangeSet.Committed("shop", List.of(), position.toOffset()), Optional.of(boundary));
    }

    private void acknowledge(RecordChangeEvent<SourceRecord> record) {
        acknowledged.add(boundaries.indexOf(record) + 1);
    }
}
