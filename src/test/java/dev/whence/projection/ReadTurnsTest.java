package dev.whence.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.whence.event.WhenceException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadTurnsTest {
    private final ReadTurns turns = new ReadTurns(2);
    private final AtomicInteger reading = new AtomicInteger();

    @Test
    void whoComesWhenAllTurnsAreTakenWaitsUntilOneIsDone() {
        turns.await();
        turns.await();
        Thread third = new Thread(this::read);
        third.start();
        await().until(() -> third.getState() == Thread.State.WAITING);
        assertThat(reading).hasValue(0);

        turns.done();

        await().untilAsserted(() -> assertThat(reading).hasValue(1));
    }

    @Test
    void whoIsInterruptedIsToTryAgain() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(turns::await)
                .isInstanceOfSatisfying(WhenceException.class, failed -> assertThat(failed.category())
                        .isEqualTo(WhenceException.Category.RETRYABLE));
        assertThat(Thread.interrupted()).isTrue();
    }

    private void read() {
        turns.await();
        reading.incrementAndGet();
        turns.done();
    }
}
