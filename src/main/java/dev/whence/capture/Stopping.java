package dev.whence.capture;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A pause that ends at once when the connector is to stop. Thread-safe. */
final class Stopping {
    private final CountDownLatch asked = new CountDownLatch(1);

    void ask() {
        asked.countDown();
    }

    boolean asked() {
        return asked.getCount() == 0;
    }

    /** @throws InterruptedException if the connector is to stop, now or before the time is over */
    void pause(Duration time) throws InterruptedException {
        if (asked.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the connector stops");
        }
    }

    void check() throws InterruptedException {
        pause(Duration.ZERO);
    }
}
