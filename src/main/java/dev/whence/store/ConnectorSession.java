package dev.whence.store;

import dev.whence.capture.SourceOffset;
import dev.whence.event.WhenceException;
import dev.whence.mapping.RememberedImages;
import dev.whence.store.ConnectorState.Locked;
import dev.whence.store.ConnectorState.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The time during which this hub alone works on a connector, reading its source in one go. Every write checks that it
 * still does. Not thread-safe.
 */
final class ConnectorSession implements AutoCloseable {
    /** What the remembered rows may take, about. */
    private static final long REMEMBERED = 1 << 25;

    private final String connector;
    private final Database database;
    private final ConnectorFence fence;
    private final RememberedImages images = new RememberedImages(REMEMBERED);
    private long imagesChanged;
    private Optional<SourceTables> tables = Optional.empty();
    private Optional<Phase> phase = Optional.empty();
    private boolean snapshotBegun;
    private boolean interrupted;
    private long lastEpoch;

    ConnectorSession(String connector, Database database, ConnectorFence fence) {
        this.connector = connector;
        this.database = database;
        this.fence = fence;
    }

    /** Work on a connector whose row is locked. */
    interface Work<T> {
        T on(Connection connection, ConnectorState state) throws SQLException;
    }

    /** Begins reading anew, and says where. Fails with RETRYABLE while another hub works on the connector. */
    Optional<SourceOffset> begin() {
        lastEpoch = fence.hold();
        images.forget();
        snapshotBegun = false;
        interrupted = false;
        return write(
                "load the offset",
                (connection, state) -> state.offset().isEmpty()
                        ? Optional.empty()
                        : Optional.of(SourceLook.complete(
                                connection, connector, state.offset().get())));
    }

    /** In one transaction. Fails with RETRYABLE if another hub works on the connector, or has in the meantime. */
    <T> T write(String doing, Work<T> work) {
        images.forget();
        return transaction(doing, work);
    }

    /**
     * The same for work that changes row images only as it tells {@link #images}, and may ask these: they know what was
     * committed before and what was applied since, however many transactions ago it was read.
     */
    <T> T stream(String doing, Work<T> work) {
        boolean stored = false;
        try {
            T result = transaction(doing, work);
            images.stored();
            stored = true;
            return result;
        } finally {
            if (!stored) {
                images.forget();
            }
        }
    }

    /** For {@link #stream} only. */
    RememberedImages images() {
        return images;
    }

    private <T> T transaction(String doing, Work<T> work) {
        long epoch = epoch();
        phase = Optional.empty();
        boolean done = false;
        try {
            T result = database.transaction(doing, connection -> {
                Locked locked =
                        ConnectorState.lock(connection, connector, epoch).orElseThrow(this::lost);
                if (locked.imagesChanged() != imagesChanged) {
                    images.forget();
                    imagesChanged = locked.imagesChanged();
                }
                phase = Optional.of(locked.state().phase());
                return work.on(connection, locked.state());
            });
            done = true;
            return result;
        } finally {
            if (!done) {
                phase = Optional.empty();
                fence.doubt();
            }
        }
    }

    void save(Connection connection, ConnectorState next) throws SQLException {
        next.save(connection, connector);
        if (next.offset().isPresent()) {
            SourceLook.save(connection, connector, next.offset().get());
        }
        phase = Optional.of(next.phase());
    }

    Phase phase() {
        return phase.isPresent() ? phase.get() : write("read the state", (connection, state) -> state.phase());
    }

    /**
     * The first rows of a snapshot begin a new generation, and so do those of one that was begun again. Fails with
     * RETRYABLE if another hub has worked on the connector since this one began to read: then the two have each seen a
     * part of the rows only.
     */
    ConnectorState inSnapshot(ConnectorState state) {
        checkUninterrupted();
        ConnectorState next = snapshotBegun && state.phase() == Phase.SNAPSHOT ? state : state.nextGeneration();
        snapshotBegun = true;
        return next.in(Phase.SNAPSHOT);
    }

    void checkUninterrupted() {
        if (interrupted) {
            throw WhenceException.retryable(
                    "another hub has worked on the connector " + connector + " during the snapshot; restart this one",
                    null);
        }
    }

    SourceTables tables(List<String> names) {
        if (tables.isEmpty()) {
            tables = Optional.of(database.transaction(
                    "number the tables", connection -> SourceTables.of(connection, connector, names)));
        }
        return tables.get();
    }

    @Override
    public void close() {
        fence.close();
    }

    /** A connector that was taken back without anybody having had it in between is still ours. */
    private long epoch() {
        long epoch = fence.hold();
        if (epoch != lastEpoch) {
            images.forget();
        }
        interrupted |= lastEpoch != 0 && epoch > lastEpoch + 1;
        lastEpoch = epoch;
        return epoch;
    }

    private WhenceException lost() {
        fence.close();
        return WhenceException.retryable(
                "another hub has taken the connector " + connector + " over; this one waits until that one stops",
                null);
    }
}
