package dev.whence.sample;

import java.util.concurrent.TimeUnit;

/** Ever longer waiting before something is tried again: from a quarter of a second to five. */
final class Pause {
    private static final long LONGEST = 5000;
    private long milliseconds = 250;

    void longer() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(milliseconds);
        milliseconds = Math.min(LONGEST, 2 * milliseconds);
    }
}
