package dev.whence.capture;

import dev.whence.capture.CaptureStatus.State;
import dev.whence.capture.Readiness.Gap;
import dev.whence.capture.Readiness.Ready;
import dev.whence.capture.Readiness.Refused;
import dev.whence.capture.Readiness.Waiting;
import dev.whence.capture.SourcePosition.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final Duration PAUSE_IN_GAP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final ConnectorFile connector;
    private final SourceUse use;
    private final OffsetStore offsets;
    private final CaptureProgress progress;
    private final SnapshotRequests requests;
    private final Path spillFolder;
    private final Stopping stopping = new Stopping();
    private final Deliverer deliverer;
    private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    private volatile Optional<WatchedEngine> running = Optional.empty();

    ConnectorCapture(
            ConnectorFile connector,
            SourceUse use,
            OffsetStore offsets,
            ChangeSetHandler handler,
            CaptureProgress progress,
            SnapshotRequests requests,
            Path spillFolder) {
        this.requests = requests;
        this.connector = connector;
        this.use = use;
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
            SourcePreparation preparation = new SourcePreparation(connector, use, source);
            Optional<Waiting> waiting = preparation.fence();
            if (waiting.isPresent()) {
                return hold(waiting.get(), SourcePosition.unread(connector.slot()));
            }
            Optional<SourceOffset> offset = offsets.load(connector.name());
            SourcePosition stored = offset.map(SourcePosition::parse).orElse(SourcePosition.unread(connector.slot()));
            KnownTables looks = KnownTables.of(offset, use);
            Readiness readiness = preparation.prepare(stored, looks, this::forget);
            if (readiness instanceof Ready ready) {
                return read(source, ready, looks);
            }
            return hold(readiness, stored);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return failed(e);
        }
    }

    private SourcePosition forget(SourcePosition stored, Collection<String> tables) throws InterruptedException {
        SourcePosition less = stored.forgetting(tables, connector.tables());
        if (!less.equals(stored)) {
            LOG.warn("Connector {}: the rows of {} must be read anew", connector.name(), tables);
            deliverer.deliver(new ChangeSet.Committed(connector.name(), List.of(), less.toOffset()));
        }
        return less;
    }

    private Duration hold(Readiness readiness, SourcePosition stored) throws InterruptedException {
        if (readiness instanceof Waiting waiting) {
            report(State.WAITING, waiting.sentence());
            return PAUSE_WHILE_WAITING;
        }
        if (readiness instanceof Gap gap) {
            return gap(gap, stored);
        }
        report(State.FAILED, ((Refused) readiness).sentence());
        return PAUSE_FOR_PEOPLE;
    }

    /** Says so until somebody asks for the repair: a snapshot of everything, compared with what is known. */
    private Duration gap(Gap gap, SourcePosition stored) throws InterruptedException {
        if (progress.status().state() != State.GAP) {
            LOG.error("Connector {}: {}", connector.name(), gap.sentence());
            requests.takeRepair();
        }
        progress.state(State.GAP, gap.sentence());
        if (!requests.takeRepair()) {
            return PAUSE_IN_GAP;
        }
        LOG.warn(
                "Connector {}: the gap is repaired by a snapshot that is compared with what is known",
                connector.name());
        SourcePosition anew = SourcePosition.of(Phase.SNAPSHOT_RUNNING, 0, stored.slot());
        deliverer.deliver(new ChangeSet.SnapshotRows(connector.name(), List.of(), anew.toOffset()));
        return Duration.ZERO;
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

    private Duration read(SourceDatabase source, Ready ready, KnownTables looks) throws Exception {
        progress.nothingWaits();
        ConnectorFile there = ready.present();
        progress.tables(there.tables().size());
        SourcePosition from = beginning(ready.from()).on(ready.server().timeline());
        SnapshotOnDemand onDemand = new SnapshotOnDemand(
                there,
                ready.catalog(),
                content -> source.mark(DebeziumSettings.movingOnPrefix(connector), content),
                progress,
                SnapshotDue.of(from, there));
        try (RecordAssembler assembler =
                new RecordAssembler(there, ready.catalog(), from, looks, progress, spillFolder, onDemand)) {
            CaptureEngine engine = new CaptureEngine(
                    DebeziumSettings.of(there, from), assembler, new DeliveryLine(connector.name(), deliverer));
            if (from.phase() == Phase.STREAMING) {
                progress.state(State.STREAMING, "reading changes from " + SourcePosition.text(from.lsn()));
            } else {
                progress.snapshotStarted();
            }
            long before = progress.status().transactions();
            SourceWatch watch = new SourceWatch(there, source, ready.server(), progress);
            Optional<Throwable> failure =
                    run(new WatchedEngine(there, engine, watch, onDemand, progress), onDemand, watch.canMark());
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
        if (stored.snapshot().filter(SnapshotProgress::isComplete).isPresent()) {
            return foundAll(stored, stored.snapshot().get().request());
        }
        return stored;
    }

    private SourcePosition foundAll(SourcePosition stored, SnapshotRequest request) throws InterruptedException {
        Set<String> known = new LinkedHashSet<>(stored.tables().orElse(Set.of()));
        known.addAll(request.whole());
        SourcePosition done = stored.with(known, Optional.empty(), stored.committedAt());
        deliverer.deliver(new ChangeSet.FoundAll(connector.name(), request.whole(), done.toOffset()));
        return done;
    }

    private Optional<Throwable> run(WatchedEngine engine, SnapshotOnDemand onDemand, boolean canMark)
            throws InterruptedException {
        if (canMark) {
            requests.reading(onDemand);
        }
        running = Optional.of(engine);
        try {
            stopping.check();
            return engine.run();
        } finally {
            requests.notReading();
            running = Optional.empty();
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
        running.ifPresent(WatchedEngine::close);
    }
}
