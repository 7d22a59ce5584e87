package dev.whence.semantics;

import dev.whence.projection.Checkpoint;
import dev.whence.projection.TableChanges;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Results that are still those of the newest events: none of the tables that they were read from has changed since. The
 * clock of the question must be the same, unless nothing happened between the two. Thread-safe.
 */
final class ResultCache {
    private static final int MOST_ROWS = 1_000;

    private final Map<MetricQuery, Entry> entries;
    private final int most;

    /** @param most how many results are kept; 0 for none */
    ResultCache(int most) {
        this.most = most;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<MetricQuery, Entry> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * A result and what it depends on.
     *
     * @param tables that it was read from
     * @param now its clock
     * @param timed whether its numbers could be others under another clock
     * @param latest the newest moment by which rows are dated; empty where another clock may mean other numbers anyway
     */
    record Entry(
            MetricResult result,
            TableChanges changes,
            Set<String> tables,
            LocalDateTime now,
            boolean timed,
            Optional<LocalDateTime> latest) {
        boolean at(LocalDateTime clock) {
            return !timed
                    || now.equals(clock)
                    || latest.filter(moment -> moment.isBefore(now) && moment.isBefore(clock))
                            .isPresent();
        }

        boolean unchanged(TableChanges newest) {
            return newest == changes
                    && tables.stream()
                            .flatMap(table -> changes.last(table).stream())
                            .allMatch(position -> position <= result.position());
        }
    }

    boolean keepsAny() {
        return most > 0;
    }

    /** The result as it is known, else as it is computed now. */
    MetricResult get(MetricQuery query, LocalDateTime now, TableChanges changes, Supplier<Entry> compute) {
        Checkpoint reached = changes.reached();
        Optional<Entry> known = find(query);
        if (known.filter(entry -> entry.at(now) && entry.unchanged(changes)).isPresent()) {
            return known.get().result().again(reached.position(), reached.recordedAt());
        }
        Entry entry = compute.get();
        if (entry.result().rows().size() <= MOST_ROWS) {
            keep(query, entry);
        }
        return entry.result();
    }

    private synchronized Optional<Entry> find(MetricQuery query) {
        return Optional.ofNullable(entries.get(query));
    }

    private synchronized void keep(MetricQuery query, Entry entry) {
        entries.put(query, entry);
    }
}
