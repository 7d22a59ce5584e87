package dev.whence.mapping;

import dev.whence.capture.RowChange;
import dev.whence.capture.Transaction;
import dev.whence.event.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Translates the changes of one connector's rows into events by its pack. Holds no state between calls: what it must
 * know of other rows it asks the given {@link RowImages} for, in a few batches per call, never row by row. Thread-safe.
 */
public final class Mapper {
    /**
     * @param connector becomes the {@code source} of the events
     * @param zone of the source's timestamps without zone
     */
    public Mapper(String connector, MappingPack pack, Vocabulary vocabulary, ZoneId zone) {}

    /**
     * What committed transactions mean, in commit order. Each sees the rows as the ones before it left them, and all
     * of its own changes at once. A row on which an expression fails is rejected; the rest goes on.
     *
     * @param images the rows as they were before the first transaction
     */
    public Translation translate(List<Transaction> transactions, RowImages images) {
        throw new UnsupportedOperationException();
    }

    /**
     * What rows found by a snapshot mean. A row without former image yields its history: each event that must have
     * happened for the row to look as it does. A row with a former image is compared with it, as if it had been
     * updated; equal rows give nothing. The answer holds no image changes: the images know these rows already.
     *
     * @param rows in the order in which their events shall be told: the pack's table order, then key order
     * @param images all rows as the snapshot found them
     * @param foundAt when the snapshot was made; the time of differences that the row itself does not date
     */
    public Translation history(List<PendingRow> rows, RowImages images, Instant foundAt) {
        throw new UnsupportedOperationException();
    }

    /** What snapshot rows become as row images: only tables and columns that the pack uses. */
    public List<RowImages.Change> images(List<RowChange> rows) {
        throw new UnsupportedOperationException();
    }
}
