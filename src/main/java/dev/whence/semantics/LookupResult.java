package dev.whence.semantics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One row of a dataset, and the rows that belong to it.
 *
 * @param sections the row itself first, then each dataset of its parts, even where it has none
 * @param sql the statements that ran
 * @param samples ids of events behind it
 */
public record LookupResult(
        List<Section> sections,
        List<String> sql,
        Map<String, Object> parameters,
        long events,
        List<UUID> samples,
        long position,
        Instant asOf) {
    /** Rows of one dataset. */
    public record Section(String dataset, List<MetricResult.Column> columns, List<List<Object>> rows) {}
}
