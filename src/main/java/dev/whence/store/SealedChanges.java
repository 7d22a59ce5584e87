package dev.whence.store;

import dev.whence.capture.LargeChanges;
import dev.whence.capture.RowChange;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The changes of a large transaction, sealed while they are read, some at a time. Not thread-safe. */
final class SealedChanges extends AbstractList<RowChange> implements LargeChanges {
    private static final int TOGETHER = 1_000;

    private final List<RowChange> changes;
    private final Seal seal;

    SealedChanges(List<RowChange> changes, Seal seal) {
        this.changes = changes;
        this.seal = seal;
    }

    /** Seals rows in their order. */
    interface Seal {
        List<RowChange> rows(List<RowChange> rows) throws SQLException;
    }

    @Override
    public int size() {
        return changes.size();
    }

    @Override
    public RowChange get(int index) {
        return sealed(List.of(changes.get(index))).get(0);
    }

    @Override
    public Iterator<RowChange> iterator() {
        Iterator<RowChange> rest = changes.iterator();
        return new Iterator<>() {
            private Iterator<RowChange> next = List.<RowChange>of().iterator();

            @Override
            public boolean hasNext() {
                return next.hasNext() || rest.hasNext();
            }

            @Override
            public RowChange next() {
                if (!next.hasNext()) {
                    List<RowChange> piece = new ArrayList<>(TOGETHER);
                    do {
                        piece.add(rest.next());
                    } while (rest.hasNext() && piece.size() < TOGETHER);
                    next = sealed(piece).iterator();
                }
                return next.next();
            }
        };
    }

    private List<RowChange> sealed(List<RowChange> rows) {
        try {
            return seal.rows(rows);
        } catch (SQLException e) {
            throw SqlErrors.translate("seal the rows of a large transaction", e);
        }
    }
}
