package dev.whence.capture;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands change sets on, one after the other, and each until it was handled: what cannot be stored holds everything
 * after it back, and is never skipped. Called by one thread at a time; {@link #quiet} may be called by any.
 */
final class Deliverer {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ChangeSetHandler handler;
    private final CaptureProgress progress;
    private final Stopping stopping;
    private final ReentrantLock busy = new ReentrantLock();

    Deliverer(ChangeSetHandler handler, CaptureProgress progress, Stopping stopping) {
        this.handler = handler;
        this.progress = progress;
        this.stopping = stopping;
    }

    /** @throws InterruptedException if the connector is to stop before the change set was handled */
    void deliver(ChangeSet changeSet) throws InterruptedException {
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
        while (!handled(changeSet)) {
            stopping.pause(backoff.next());
        }
        progress.delivered(changeSet);
    }

    private boolean handled(ChangeSet changeSet) throws InterruptedException {
        busy.lockInterruptibly();
        try {
            stopping.check();
            handler.handle(changeSet);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            String sentence = "a change set could not be stored and is tried again: " + e.getMessage();
            LOG.warn("Connector {}: {}", changeSet.connector(), sentence, e);
            progress.failed(sentence);
            return false;
        } finally {
            busy.unlock();
        }
    }

    /** Waits until no change set is being handled, at most this long. */
    void quiet(Duration atMost) throws InterruptedException {
        if (busy.tryLock(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            busy.unlock();
        }
    }
}
