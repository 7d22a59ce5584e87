package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Bucket;
import dev.whence.semantics.MetricQuery.Grain;
import java.util.Optional;

/**
 * One thing to group by.
 *
 * @param name of the column
 * @param grain present for a unit of time
 * @param bucket present for ranges of a number
 * @param sort the field of the same dataset that orders the values, where their own order does not
 */
record Key(
        String name,
        MetricResult.Type type,
        String unit,
        Optional<Grain> grain,
        Optional<Bucket> bucket,
        Optional<String> sort) {

    static Key of(Grain grain) {
        return new Key(
                Grains.column(grain), Grains.type(grain), "", Optional.of(grain), Optional.empty(), Optional.empty());
    }

    static Key of(Bucket bucket) {
        return new Key(
                bucket.dimension(),
                MetricResult.Type.TEXT,
                "",
                Optional.empty(),
                Optional.of(bucket),
                Optional.empty());
    }

    static Key of(String dimension, Field field) {
        return new Key(
                dimension, field.type().columnType(), field.unit(), Optional.empty(), Optional.empty(), field.sort());
    }

    boolean sorted() {
        return sort.isPresent();
    }

    /** What people read: the name of the period or of the range. */
    Object label(Object value) {
        if (grain.isPresent()) {
            return Grains.label(grain.get(), value);
        }
        return bucket.isPresent() && value instanceof Number number
                ? Ranges.label(bucket.get(), number.intValue())
                : value;
    }
}
