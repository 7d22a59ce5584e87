package dev.whence.capture;

import dev.whence.capture.CaptureStatus.State;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the engine with a look at the source from time to time, which ends the run when it must begin again. */
final class WatchedEngine {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedEngine.class);
    private static final Duration BETWEEN_NUDGES = Duration.ofMillis(100);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final ConnectorFile connector;
    private final CaptureEngine engine;
    private final SourceWatch watch;
    private final SnapshotOnDemand onDemand;
    private final CaptureProgress progress;
    private volatile boolean over;

    WatchedEngine(
            ConnectorFile connector,
            CaptureEngine engine,
            SourceWatch watch,
            SnapshotOnDemand onDemand,
            CaptureProgress progress) {
        this.connector = connector;
        this.engine = engine;
        this.watch = watch;
        this.onDemand = onDemand;
        this.progress = progress;
    }

    /** Reads until it is closed or fails; tells why it ended, empty if it was closed. */
    Optional<Throwable> run() {
        ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
                task -> new Thread(task, "whence-watch-" + connector.name()));
        long pause = connector.heartbeat().toMillis();
        watcher.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        if (watch.canMark()) {
            long often = BETWEEN_NUDGES.toMillis();
            watcher.scheduleWithFixedDelay(this::nudge, often, often, TimeUnit.MILLISECONDS);
        }
        try {
            return engine.run();
        } finally {
            over = true;
            end(watcher);
        }
    }

    /** What the watch says must not come after what the run ended with. */
    private static void end(ScheduledExecutorService watcher) {
        watcher.shutdownNow();
        try {
            watcher.awaitTermination(LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Without its watch a slot must not be read: the connection that fences it is gone. */
    private void look() {
        try {
            watch.look().ifPresent(reason -> {
                LOG.warn("Connector {}: {}, reading begins again", connector.name(), reason);
                close();
            });
        } catch (SQLException | RuntimeException e) {
            silent(e);
        }
    }

    private void nudge() {
        try {
            if (progress.status().state() == State.STREAMING) {
                onDemand.nudge();
            }
        } catch (SQLException | RuntimeException e) {
            silent(e);
        }
    }

    private void silent(Exception failure) {
        if (over) {
            return;
        }
        LOG.warn(
                "Connector {}: the source does not answer, reading begins again: {}",
                connector.name(),
                failure.getMessage());
        progress.failed(SourceFailure.of(failure, connector).sentence());
        close();
    }

    void close() {
        try {
            engine.close(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
