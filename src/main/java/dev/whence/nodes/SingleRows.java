package dev.whence.nodes;

import dev.whence.semantics.LookupResult;
import java.util.Optional;

/** Where nodes get single rows from. */
@FunctionalInterface
public interface SingleRows {
    /** Empty if there is nothing of this id. */
    Optional<LookupResult> read(String dataset, String id);
}
