package dev.whence.semantics;

import java.util.Optional;
import org.jooq.Field;

/**
 * A column of the result.
 *
 * @param key what the column groups by; empty for numbers
 * @param metric the query's name of the metric that the number is of; empty for a key
 */
record ResultColumn(
        String name, MetricResult.Type type, String unit, Field<Object> sql, Optional<Key> key, String metric) {
    MetricResult.Column described() {
        return new MetricResult.Column(name, type, unit);
    }
}
