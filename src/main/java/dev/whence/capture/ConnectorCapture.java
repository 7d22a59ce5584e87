package dev.whence.capture;

import dev.whence.capture.CaptureStatus.State;
import dev.whence.capture.Readiness.Gap;
import dev.whence.capture.Readiness.Ready;
import dev.whence.capture.Readiness.Refused;
import dev.whence.capture.Readiness.Waiting;
import dev.whence.capture.SourcePosition.Phase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one source for as long as the hub runs: checks it, runs the engine, and when that ends, whatever the reason,
 * begins again from the stored offset. {@link #run} is for a thread of its own; {@link #stop} is for any other.
 */
final class ConnectorCapture implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorCapture.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Duration PAUSE_FOR_PEOPLE = Duration.ofMinutes(1);
    private static final Duration PAUSE_WHILE_WAITING = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final ConnectorFile connector;
    private final OffsetStore offsets;
    private final CaptureProgress progress;
    private final Path spillFolder;
    private final Stopping stopping = new Stopping();
    private final Deliverer deliverer;
    private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    private volatile Optional<CaptureEngine> running = Optional.empty();

    ConnectorCapture(
            ConnectorFile connector,
            OffsetStore offsets,
            ChangeSetHandler handler,
            CaptureProgress progress,
            Path spillFolder) {
        this.connector = connector;
        this.offsets = offsets;
        this.progress = progress;
        this.spillFolder = spillFolder;
        this.deliverer = new Deliverer(handler, progress, stopping);
    }

    @Override
    public void run() {
        progress.tables(connector.tables().size());
        try {
            while (!stopping.asked()) {
                stopping.pause(attempt());
            }
        } catch (InterruptedException e) {
            LOG.debug("Connector {} was asked to stop", connector.name());
        }
        if (progress.status().state() != State.GAP) {
            progress.state(State.STOPPED, "stopped");
        }
    }

    /** Reads until something ends it; tells how long to pause before the next attempt. */
    private Duration attempt() throws InterruptedException {
        try (SourceDatabase source = SourceDatabase.open(connector)) {
            SourcePosition stored = offsets.load(connector.name())
                    .map(SourcePosition::parse)
                    .orElse(SourcePosition.unread(connector.slot()));
            Readiness readiness = new SourcePreparation(connector, source).prepare(stored);
            if (readiness instanceof Ready ready) {
                return read(source, ready);
            }
            return hold(readiness);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return failed(e);
        }
    }

    private Duration hold(Readiness readiness) throws InterruptedException {
        if (readiness instanceof Waiting waiting) {
            report(State.WAITING, waiting.sentence());
            return PAUSE_WHILE_WAITING;
        }
        if (readiness instanceof Gap gap) {
            LOG.error("Connector {}: {}", connector.name(), gap.sentence());
            progress.state(State.GAP, gap.sentence());
            throw new InterruptedException("a gap");
        }
        report(State.FAILED, ((Refused) readiness).sentence());
        return PAUSE_FOR_PEOPLE;
    }

    private void report(State state, String sentence) {
        if (!progress.status().detail().equals(sentence)) {
            LOG.warn("Connector {}: {}", connector.name(), sentence);
        }
        progress.state(state, sentence);
    }

    private Duration failed(Throwable failure) throws InterruptedException {
        stopping.check();
        SourceFailure reason = SourceFailure.of(failure, connector);
        LOG.warn("Connector {}: {}", connector.name(), reason.sentence());
        LOG.debug("Connector {} failed", connector.name(), failure);
        if (reason.permanent()) {
            progress.state(State.FAILED, reason.sentence());
            return PAUSE_FOR_PEOPLE;
        }
        progress.failed(reason.sentence());
        return backoff.next();
    }

    private Duration read(SourceDatabase source, Ready ready) throws Exception {
        progress.nothingWaits();
        SourcePosition from = beginning(ready.from());
        try (RecordAssembler assembler =
                new RecordAssembler(connector, ready.catalog(), from.lsn(), progress, spillFolder)) {
            CaptureEngine engine = new CaptureEngine(DebeziumSettings.of(connector, from), assembler, deliverer);
            if (from.phase() == Phase.STREAMING) {
                progress.state(State.STREAMING, "reading changes from " + SourcePosition.text(from.lsn()));
            } else {
                progress.snapshotStarted();
            }
            long before = progress.status().transactions();
            Optional<Throwable> failure = runWatched(engine, source, ready);
            if (progress.status().transactions() > before) {
                backoff.reset();
            }
            return failure.isPresent() ? failed(failure.get()) : backoff.next();
        }
    }

    /** Says what must be said before reading goes on: that a snapshot begins, or that one had come to its end. */
    private SourcePosition beginning(SourcePosition stored) throws InterruptedException {
        if (stored.phase() == Phase.UNREAD) {
            SourcePosition begun = SourcePosition.of(Phase.SNAPSHOT_RUNNING, 0, connector.slot());
            deliverer.deliver(new ChangeSet.SnapshotRows(connector.name(), List.of(), begun.toOffset()));
            return begun;
        }
        if (stored.phase() == Phase.SNAPSHOT_READ) {
            SourcePosition done = SourcePosition.of(Phase.STREAMING, stored.lsn(), connector.slot());
            deliverer.deliver(new ChangeSet.SnapshotDone(connector.name(), done.toOffset()));
            return done;
        }
        return stored;
    }

    private Optional<Throwable> runWatched(CaptureEngine engine, SourceDatabase source, Ready ready)
            throws InterruptedException {
        SlotWatch watch = new SlotWatch(connector, source, ready.server(), progress);
        ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
                task -> new Thread(task, "whence-watch-" + connector.name()));
        long pause = connector.heartbeat().toMillis();
        watcher.scheduleWithFixedDelay(() -> look(watch, engine), pause, pause, TimeUnit.MILLISECONDS);
        running = Optional.of(engine);
        try {
            stopping.check();
            return engine.run();
        } finally {
            running = Optional.empty();
            watcher.shutdownNow();
        }
    }

    /** Without its watch a slot must not be read: the connection that fences it is gone. */
    private void look(SlotWatch watch, CaptureEngine engine) {
        try {
            watch.look();
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "Connector {}: the source does not answer, reading begins again: {}",
                    connector.name(),
                    e.getMessage());
            progress.failed(SourceFailure.of(e, connector).sentence());
            close(engine);
        }
    }

    /** Lets a change set that is being stored be stored, then ends reading. */
    void stop() {
        stopping.ask();
        try {
            deliverer.quiet(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.ifPresent(this::close);
    }

    private void close(CaptureEngine engine) {
        try {
            engine.close(LONGEST_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
