package dev.whence.store;

import dev.whence.capture.ChangeSet;
import dev.whence.capture.ChangeSet.Committed;
import dev.whence.capture.ChangeSet.FoundAll;
import dev.whence.capture.ChangeSet.FoundRows;
import dev.whence.capture.ChangeSet.SnapshotDone;
import dev.whence.capture.ChangeSet.SnapshotRows;
import dev.whence.capture.ChangeSet.Truncated;
import dev.whence.capture.SourceOffset;
import dev.whence.store.ConnectorState.Phase;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Stores what one connector's change sets mean, each in one transaction. Thread-safe: one change set at a time. */
final class ConnectorAppender {
    private final SourceMapping source;
    private final ConnectorSession session;
    private final EventAppender events;
    private final RowSealer sealer;
    private final Clock clock;
    private final int pageSize;
    private final StreamAppender stream;

    ConnectorAppender(
            SourceMapping source,
            ConnectorSession session,
            Database readers,
            EventAppender events,
            RowSealer sealer,
            Clock clock,
            int pageSize) {
        this.sealer = sealer;
        this.stream = new StreamAppender(source, session, sealer, readers);
        this.source = source;
        this.session = session;
        this.events = events;
        this.clock = clock;
        this.pageSize = pageSize;
    }

    /**
     * Where to go on reading. Reading begins anew: a snapshot that was not completed does so too; what a completed one
     * found is told first.
     */
    synchronized Optional<SourceOffset> begin() {
        Optional<SourceOffset> offset = session.begin();
        if (session.phase() == Phase.HISTORY) {
            history();
        }
        return offset;
    }

    synchronized Stored append(ChangeSet changeSet) {
        Stored before = session.phase() == Phase.HISTORY ? history() : Stored.NOTHING;
        if (changeSet instanceof SnapshotRows rows) {
            return before.plus(snapshot(rows));
        } else if (changeSet instanceof SnapshotDone done) {
            return before.plus(complete(done));
        } else if (changeSet instanceof FoundRows rows) {
            return before.plus(found(rows));
        } else if (changeSet instanceof FoundAll all) {
            return before.plus(complete(all));
        } else if (changeSet instanceof Truncated truncated) {
            return before.plus(truncated(truncated));
        }
        return before.plus(stream.append((Committed) changeSet, work()));
    }

    synchronized Stored retry(DeadLetterRetry retry) {
        SourceTables tables = session.tables(source.tables());
        return session.write(
                "retry a dead letter",
                (connection, state) -> retry.run(connection, source.translator(), tables, events));
    }

    synchronized void close() {
        session.close();
        stream.close();
    }

    private Stored snapshot(SnapshotRows changeSet) {
        ImageWriter images = work().images();
        return session.write("store the rows of a snapshot", (connection, state) -> {
            ConnectorState next = session.inSnapshot(state).at(changeSet.offset());
            images.found(
                    connection,
                    next.generation(),
                    source.translator().images(sealer.rows(connection, changeSet.rows())));
            session.save(connection, next);
            return Stored.NOTHING;
        });
    }

    /** Beside the stream; the first rows begin a new generation. */
    private Stored found(FoundRows changeSet) {
        StagedRows staged = work().staged();
        return session.write("store rows found beside the stream", (connection, state) -> {
            ConnectorState next = changeSet.first() ? state.nextGeneration() : state;
            if (changeSet.first()) {
                staged.clear(connection);
            }
            staged.found(
                    connection,
                    next.generation(),
                    source.translator().images(sealer.rows(connection, changeSet.rows())),
                    source.translator().images(sealer.rows(connection, changeSet.superseded())));
            session.save(connection, next.in(Phase.READING).at(changeSet.offset()));
            return Stored.NOTHING;
        });
    }

    private Stored complete(FoundAll changeSet) {
        StagedRows staged = work().staged();
        boolean reading = session.write("complete a snapshot beside the stream", (connection, state) -> {
            boolean wasReading = state.phase() == Phase.READING;
            ConnectorState next = state;
            if (wasReading) {
                staged.take(connection, state.generation());
                next = state.in(Phase.HISTORY).snapshotAt(now()).whole(Optional.of(changeSet.whole()));
            }
            session.save(connection, next.at(changeSet.offset()));
            return wasReading;
        });
        return reading ? history() : Stored.NOTHING;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Where no rows were being read, a snapshot was completed before: the same news again. */
    private Stored complete(SnapshotDone changeSet) {
        boolean read = session.write("complete a snapshot", (connection, state) -> {
            session.checkUninterrupted();
            boolean inSnapshot = state.phase() == Phase.SNAPSHOT;
            ConnectorState next =
                    inSnapshot ? state.in(Phase.HISTORY).snapshotAt(now()).whole(Optional.empty()) : state;
            session.save(connection, next.at(changeSet.offset()));
            return inSnapshot;
        });
        return read ? history() : Stored.NOTHING;
    }

    private Stored history() {
        return telling(work()).snapshot();
    }

    private Stored truncated(Truncated changeSet) {
        Work work = work();
        return telling(work).truncation(changeSet, work.staged());
    }

    private HistoryTelling telling(Work work) {
        SnapshotHistory history =
                new SnapshotHistory(work.tables(), source.translator(), work.images(), work.writer(), pageSize);
        return new HistoryTelling(session, source.tables(), history);
    }

    /** What writes, for the tables as the store numbers them. */
    record Work(SourceTables tables, ImageWriter images, StagedRows staged, TranslationWriter writer) {}

    private Work work() {
        SourceTables tables = session.tables(source.tables());
        ImageWriter images = new ImageWriter(tables);
        return new Work(
                tables,
                images,
                new StagedRows(tables, images),
                new TranslationWriter(source.connector(), images, events));
    }
}
