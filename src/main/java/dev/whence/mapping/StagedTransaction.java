package dev.whence.mapping;

import dev.whence.capture.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A transaction too large for memory, whose net rows are kept elsewhere. Used by one thread. */
public interface StagedTransaction {
    /** The changes as they came, in a list that reads them when asked. */
    Transaction transaction();

    /** What was remembered of these rows; rows of which nothing was are absent from the answer. */
    Map<RowKey, NetRow> rows(Set<RowKey> keys);

    /** Those of the given parents of which rows that belong or belonged to them have changed. */
    Set<RowImages.Parent> touched(Set<RowImages.Parent> parents);

    /** The changed rows that belong or belonged to a row whose rules ask for them; of very many only the first ones. */
    List<NetRow> touching(RowKey parent);
}
