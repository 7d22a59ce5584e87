package dev.whence.sample;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ever longer waiting before something is tried again, from a quarter of a second to five; cut short by the end. */
final class Pause {
    private static final long LONGEST = 5000;

    private final CountDownLatch end;
    private long milliseconds = 250;

    Pause(CountDownLatch end) {
        this.end = end;
    }

    /** Returns whether to go on: false if the end has come. */
    boolean longer() throws InterruptedException {
        boolean ended = end.await(milliseconds, TimeUnit.MILLISECONDS);
        milliseconds = Math.min(LONGEST, 2 * milliseconds);
        return !ended;
    }
}
