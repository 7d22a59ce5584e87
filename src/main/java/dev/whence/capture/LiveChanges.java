package dev.whence.capture;

import dev.whence.capture.LogReader.LogTransaction;
import dev.whence.event.WhenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What is committed at a source from now on, for a look at it that leaves no trace: by a temporary slot, which is gone
 * with the connection, and without a store. Each transaction comes with its rows before, and the other rows of the source
 * can be read as they were then. Not thread-safe, but for {@link #stop}.
 */
public final class LiveChanges implements AutoCloseable {
    private static final Duration BETWEEN_FLUSHES = Duration.ofMillis(100);
    private static final int FLUSHES_AWAITED = 20;

    private final ConnectorFile connector;
    private final SourceDatabase source;
    private final String slot;
    private final LogReader log = new LogReader();
    private final WholeChanges whole;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private SourceRows before;
    private SourceRows now;

    private LiveChanges(ConnectorFile connector, SourceDatabase source) {
        this.connector = connector;
        this.source = source;
        this.slot =
                "whence_dry_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        this.whole = new WholeChanges(source);
        this.before = SourceRows.open(connector);
        this.now = SourceRows.open(connector);
    }

    /**
     * Begins to listen. The connector's tables must be named, by the file or {@link ConnectorFile#withDefaultTables}.
     *
     * @throws WhenceException CONFIG if the source does not allow it, with the statement that would
     */
    public static LiveChanges listen(ConnectorFile connector) {
        try {
            SourceDatabase source = SourceDatabase.open(connector);
            try {
                new PublishedTables(connector, source).check();
                LiveChanges changes = new LiveChanges(connector, source);
                changes.begin();
                return changes;
            } catch (SQLException | RuntimeException e) {
                source.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SourceFailure.of(e, connector).exception(e);
        }
    }

    /** What was committed between the slot's beginning and the first look at the rows is in the rows already. */
    private void begin() throws SQLException {
        source.makeTemporarySlot(slot);
        read(now.moveOn());
    }

    /**
     * What was committed since the last call, in commit order; may be empty. {@link #before} then shows the source as it
     * was before these transactions, give or take one that was committed at that very moment.
     */
    public List<Transaction> next() {
        try {
            SourceRows passed = before;
            before = now;
            now = passed;
            List<LogTransaction> read = read(now.moveOn());
            return whole.of(read, before);
        } catch (SQLException e) {
            throw SourceFailure.of(e, connector).exception(e);
        }
    }

    /** The source as it was before what {@link #next} gave last. */
    public SourceRows before() {
        return before;
    }

    private List<LogTransaction> read(String upTo) throws SQLException {
        List<LogTransaction> transactions = new ArrayList<>();
        boolean flushed = false;
        for (int i = 0; i < FLUSHES_AWAITED && !flushed; i++) {
            flushed = source.isFlushed(upTo);
            for (byte[] message : source.changes(slot, upTo, connector.publication())) {
                log.read(message).ifPresent(transactions::add);
            }
            if (!flushed && pause(BETWEEN_FLUSHES)) {
                break;
            }
        }
        return transactions;
    }

    /** Waits; tells whether it was {@link #stop stopped}. */
    public boolean pause(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends every {@link #pause}, from any thread. */
    public void stop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        before.close();
        now.close();
        try {
            source.close();
        } catch (SQLException e) {
            throw SourceFailure.of(e, connector).exception(e);
        }
    }
}
