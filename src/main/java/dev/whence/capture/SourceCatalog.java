package dev.whence.capture;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a source's catalog says that its log does not.
 *
 * @param identities tables to the columns that the log holds of a row before its change; a table whose log holds all of
 *     them is absent
 * @param decimalTypes upper-case names of the types that are exact decimals
 */
record SourceCatalog(Map<String, Set<String>> identities, Set<String> decimalTypes) {
    SourceCatalog {
        identities = Map.copyOf(identities);
        decimalTypes = Set.copyOf(decimalTypes);
    }

    /** The columns that the log holds of a row before its change; empty if it holds all. */
    Optional<Set<String>> identity(String table) {
        return Optional.ofNullable(identities.get(table));
    }
}
