package dev.whence.mapping.expression;

import dev.whence.capture.Row;
import java.util.List;
import java.util.Optional;

/**
 * How an expression sees other rows. What is not there yet is answered as if it did not exist, and remembered, so that
 * it can be fetched in a batch and the expression evaluated again.
 */
public interface Lookups {
    Optional<Row> row(String table, String key);

    /** In the order of their keys. */
    List<Row> children(String table, String parentKey);

    /** Whether rows of the child table that belong or belonged to this parent changed in the transaction. */
    boolean touched(String table, String parentKey);

    /** How many answers so far were about something that is not there yet. */
    int missed();
}
