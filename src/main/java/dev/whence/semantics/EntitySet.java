package dev.whence.semantics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Things that questions of other nodes can be narrowed to, such as products out of stock, as read from {@code *.sets.yaml}
 * by {@link EntitySetFile}. Immutable.
 *
 * @param display what its members are called: "products out of stock"
 * @param description who belongs to it, exactly
 * @param domain the node that knows them
 * @param of the dataset whose primary key (one column) its members are
 * @param dimension by which rows of other datasets belong to them
 * @param unit how its members are counted: "products"
 * @param phrases the words for it, beside the word for its members
 * @param metric without which, as there is no such data, there is no such set
 * @param dated what a period says of its members
 * @param sql sections {@code with}, {@code members} (column key) and {@code evidence} (columns id and position)
 */
public record EntitySet(
        String name,
        String display,
        String description,
        String domain,
        String of,
        String dimension,
        String unit,
        List<String> phrases,
        String metric,
        Dated dated,
        Map<String, String> sql) {
    /** What a period says of members. */
    public enum Dated {
        /** Nothing: they are members now. */
        NEVER,
        /** They were members at some time in it; without it, they are now. */
        STATE,
        /** What made them members happened in it; without it, ever. */
        EVENTS
    }

    public EntitySet {
        phrases = List.copyOf(phrases);
        sql = Collections.unmodifiableMap(new LinkedHashMap<>(sql));
    }
}
