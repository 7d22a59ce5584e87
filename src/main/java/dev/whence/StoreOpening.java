package dev.whence;

import dev.whence.cli.Settings;
import dev.whence.event.WhenceException;
import dev.whence.event.WhenceException.Category;
import dev.whence.store.Sealing;
import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the store, and waits a while for a database that is itself just starting. */
final class StoreOpening {
    private static final Logger LOG = LoggerFactory.getLogger(StoreOpening.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private StoreOpening() {}

    static Store open(Settings settings, Clock clock, Sealing sealing) {
        StoreSettings store = settings.store();
        Instant end = Instant.now().plus(PATIENCE);
        for (boolean told = false; ; told = true) {
            try {
                return Store.open(store, clock, sealing);
            } catch (WhenceException e) {
                if (e.category() != Category.RETRYABLE || Instant.now().isAfter(end)) {
                    throw explained(e, store);
                }
                if (!told) {
                    LOG.warn(
                            "Waiting up to {} s for the event store at {}: {}",
                            PATIENCE.toSeconds(),
                            store,
                            e.getMessage());
                }
                pause();
            }
        }
    }

    private static WhenceException explained(WhenceException failure, StoreSettings store) {
        return failure.category() != Category.RETRYABLE
                ? failure
                : WhenceException.config("the event store at " + store + " does not answer: " + failure.getMessage()
                        + "; start it (whence services start), or set WHENCE_STORE_URL, WHENCE_STORE_USER and"
                        + " WHENCE_STORE_PASSWORD_FILE");
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WhenceException.config("the start was interrupted");
        }
    }
}
