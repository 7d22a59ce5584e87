package dev.whence.store;

import dev.whence.capture.RowChange;
import dev.whence.capture.Transaction;
import dev.whence.mapping.Mapper;
import dev.whence.mapping.PendingRow;
import dev.whence.mapping.PiecewiseMapper;
import dev.whence.mapping.RowImages;
import dev.whence.mapping.Translation;
import java.time.Instant;
import java.util.List;

/** What the store needs of a {@link Mapper}; its methods mean what the mapper's mean. Thread-safe. */
public interface Translator {
    /** See {@link Mapper#translate}. */
    Translation translate(List<Transaction> transactions, RowImages images);

    /** See {@link Mapper#history}. */
    Translation history(List<PendingRow> rows, RowImages images, Instant foundAt);

    /** See {@link Mapper#images}. */
    List<RowImages.Change> images(List<RowChange> rows);

    /** See {@link Mapper#piecewise}. */
    PiecewiseMapper piecewise();

    /** What this mapper does. */
    static Translator of(Mapper mapper) {
        return new Translator() {
            @Override
            public Translation translate(List<Transaction> transactions, RowImages images) {
                return mapper.translate(transactions, images);
            }

            @Override
            public Translation history(List<PendingRow> rows, RowImages images, Instant foundAt) {
                return mapper.history(rows, images, foundAt);
            }

            @Override
            public List<RowImages.Change> images(List<RowChange> rows) {
                return mapper.images(rows);
            }

            @Override
            public PiecewiseMapper piecewise() {
                return mapper.piecewise();
            }
        };
    }
}
