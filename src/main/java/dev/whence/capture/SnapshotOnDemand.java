package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads tables while streaming goes on: a chunk of rows is read between two transactions of the stream, then a mark is
 * written into the log. When the mark comes, the stream has told whatever the chunk could have missed or seen too early,
 * and what it told of the chunk's rows has been taken out of the chunk; so the rest of the chunk fits in at this place.
 * Except for {@link #request} and {@link #nudge} it is used by the thread that handles the stream's records.
 */
final class SnapshotOnDemand implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotOnDemand.class);
    private static final String DUE = "; a snapshot on demand is due";
    private static final int REMEMBERED = 4096;

    private final ConnectorFile connector;
    private final SourceCatalog catalog;
    private final Marks marks;
    private final CaptureProgress status;
    private final Map<String, Boolean> lately = new LinkedHashMap<>();
    private volatile Optional<SnapshotProgress> progress;
    private volatile Optional<SnapshotRequest> requested = Optional.empty();
    private volatile String awaited = "";
    private Optional<TableRows> rows = Optional.empty();
    private Optional<Chunk> chunk = Optional.empty();
    private long settledFrom = -1;

    /** Writes marks into the source's log that come back with the stream. */
    @FunctionalInterface
    interface Marks {
        void write(String content) throws SQLException;
    }

    /** @param progress of a snapshot that had begun before, or is due */
    SnapshotOnDemand(
            ConnectorFile connector,
            SourceCatalog catalog,
            Marks marks,
            CaptureProgress status,
            Optional<SnapshotProgress> progress) {
        this.status = status;
        this.connector = connector;
        this.catalog = catalog;
        this.marks = marks;
        this.progress = progress;
        status.snapshotOnDemand(progress.isPresent() ? DUE : "");
    }

    /** What goes with the next offset. */
    Optional<SnapshotProgress> progress() {
        return progress;
    }

    boolean isBusy() {
        return progress.isPresent() || requested.isPresent();
    }

    /** Tells whether it is taken: one at a time is. Any thread. */
    synchronized boolean request(SnapshotRequest request) {
        if (isBusy()) {
            return false;
        }
        requested = Optional.of(request.among(connector.tables()));
        status.snapshotOnDemand(DUE);
        return true;
    }

    /** Sets it going, if there is something to do and nothing is going on. Any thread, one at a time. */
    void nudge() throws SQLException {
        if (isBusy() && awaited.isEmpty()) {
            mark();
        }
    }

    private void mark() throws SQLException {
        awaited = UUID.randomUUID().toString();
        marks.write(awaited);
    }

    /** A transaction of the stream, in their order. */
    void told(Transaction transaction) {
        lately.put(transaction.id(), true);
        if (lately.size() > REMEMBERED) {
            lately.remove(lately.keySet().iterator().next());
        }
        chunk.ifPresent(rows -> rows.supersede(transaction.changes()));
    }

    /** Rows of these tables that were read before are gone. */
    void truncated(Collection<String> tables) {
        List<RowChange> changes = tables.stream()
                .map(table -> new RowChange(table, RowChange.Kind.TRUNCATE, Optional.empty(), Optional.empty()))
                .toList();
        chunk.ifPresent(rows -> rows.supersede(changes));
    }

    /** What a found chunk came to, to be handed on. */
    record Found(boolean first, Chunk chunk, SnapshotProgress progress) {
        ChangeSet.FoundRows rows(String connector, SourceOffset offset) {
            return new ChangeSet.FoundRows(connector, first, chunk.rows(), chunk.superseded(), offset);
        }
    }

    /** Whether a mark is the one that is waited for. */
    boolean awaits(String content) {
        return !content.isEmpty() && content.equals(awaited);
    }

    /** The mark has come: the chunk before it is complete. */
    Optional<Found> arrived() {
        awaited = "";
        requested.ifPresent(request -> progress = Optional.of(SnapshotProgress.start(request)));
        requested = Optional.empty();
        Optional<Found> found = chunk.filter(read -> !read.isDoubtful()).map(this::found);
        chunk = Optional.empty();
        return found;
    }

    private Found found(Chunk read) {
        SnapshotProgress before = progress.orElseThrow();
        SnapshotProgress next = before.past(read.last());
        progress = next.isComplete() ? Optional.empty() : Optional.of(next);
        return new Found(!before.begun(), read, next);
    }

    /** Reads on, after what was found has been made ready. */
    void readOn() {
        if (progress.isEmpty()) {
            close();
            return;
        }
        try {
            status.snapshotOnDemand(
                    "; beside them the rows of " + progress.get().tableName());
            if (rows.isEmpty()) {
                rows = Optional.of(new TableRows(connector, catalog));
            }
            TableRows.Read read = rows.get().read(progress.get(), connector.batch() * 4);
            if (isSettled(read.seen())) {
                chunk = Optional.of(read.chunk());
                mark();
            }
        } catch (SQLException e) {
            failed(e, e.getSQLState() != null && e.getSQLState().matches("(22|42).*"));
        } catch (WhenceException e) {
            failed(e, e.category() == WhenceException.Category.CONFIG);
        }
    }

    /** What cannot succeed is given up, so that the stream goes on. */
    private void failed(Exception failure, boolean forever) {
        String sentence =
                "the rows of " + progress.orElseThrow().tableName() + " cannot be read: " + failure.getMessage();
        if (!forever) {
            throw WhenceException.retryable(sentence, failure);
        }
        LOG.error("Connector {}: the snapshot on demand was given up: {}", connector.name(), sentence);
        status.snapshotOnDemand("; the snapshot on demand was given up: " + sentence);
        progress = Optional.empty();
        close();
    }

    /**
     * Rows must not be older than what the stream has told: whoever committed may be visible a little later than in the
     * log. And at the beginning the transactions must have ended that began before the table was published, since the
     * stream does not tell what they did before that.
     */
    private boolean isSettled(TableRows.Visibility seen) {
        if (settledFrom < 0) {
            settledFrom = seen.upTo();
        }
        boolean ended = seen.from() >= settledFrom;
        return ended && Collections.disjoint(seen.openInLog(), lately.keySet());
    }

    @Override
    public void close() {
        rows.ifPresent(TableRows::close);
        rows = Optional.empty();
        settledFrom = -1;
    }
}
