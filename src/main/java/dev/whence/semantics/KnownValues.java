package dev.whence.semantics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values that the data holds, as of a position. Immutable.
 *
 * @param values of each dimension that can be listed, in ascending order
 * @param empty datasets without a single row: what is asked of them is not in the data
 */
public record KnownValues(
        long position, Map<String, List<String>> values, Map<String, List<Match>> byFold, Set<String> empty) {
    public KnownValues {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        byFold = Map.copyOf(byFold);
        empty = Set.copyOf(empty);
    }

    /** A value of a dimension, as stored. */
    public record Match(String dimension, String value) {}

    static KnownValues of(long position, Map<String, List<String>> values, Set<String> empty) {
        Map<String, List<Match>> byFold = new HashMap<>();
        values.forEach((dimension, all) ->
                all.forEach(value -> byFold.computeIfAbsent(Spelling.fold(value), fold -> new ArrayList<>())
                        .add(new Match(dimension, value))));
        return new KnownValues(position, values, byFold, empty);
    }

    /** The values that are spelt so but for case, accents and punctuation; one spelling may belong to several. */
    public List<Match> find(String text) {
        return List.copyOf(byFold.getOrDefault(Spelling.fold(text), List.of()));
    }

    /** Values of one dimension; empty if it is unknown or its values are too many to list. */
    public List<String> of(String dimension) {
        return values.getOrDefault(dimension, List.of());
    }
}
