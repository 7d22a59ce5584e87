package dev.whence.semantics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of the model.
 *
 * @param source a table, or a query
 * @param origin where the rows come from, for people: a file or a table
 * @param evidence the columns that name the event behind a row, if rows rest on events
 * @param lookup how single rows are shown, if they can be
 */
public record Dataset(
        String name,
        String source,
        String origin,
        List<String> primaryKey,
        String description,
        List<String> synonyms,
        Map<String, Field> fields,
        Optional<Evidence> evidence,
        Optional<Lookup> lookup) {
    public Dataset {
        primaryKey = List.copyOf(primaryKey);
        synonyms = List.copyOf(synonyms);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The dataset on a table that is there, with the fields that it has. */
    Dataset fitted(String table, String from, Map<String, Field> found) {
        return new Dataset(name, table, from, primaryKey, description, synonyms, found, evidence, lookup);
    }

    /** The SQL of a field, or the column itself where the dataset has no field of this name. */
    String expression(String fieldOrColumn) {
        return fields.containsKey(fieldOrColumn) ? fields.get(fieldOrColumn).expression() : fieldOrColumn;
    }

    /**
     * How rows are read one by one.
     *
     * @param by the field with the id; empty for rows that are only shown with another dataset's
     * @param show fields of this dataset, or {@code dataset.field} of one that it points to
     * @param with datasets whose rows belong to the row
     * @param order fields to order by
     */
    public record Lookup(Optional<String> by, List<String> show, List<String> with, List<String> order) {
        public Lookup {
            show = List.copyOf(show);
            with = List.copyOf(with);
            order = List.copyOf(order);
        }
    }
}
