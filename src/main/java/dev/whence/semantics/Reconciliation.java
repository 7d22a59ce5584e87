package dev.whence.semantics;

import dev.whence.semantics.ReconcileFile.EventCount;
import dev.whence.semantics.ReconcileFile.MetricCheck;
import dev.whence.semantics.ReconcileReport.Check;
import dev.whence.semantics.ReconcileReport.Difference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Compares what SQL on a source's tables gives with what the hub says. Thread-safe. */
public final class Reconciliation {
    private static final LocalDateTime AFTER_EVERYTHING = LocalDateTime.parse("9999-01-01T00:00:00");
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");

    private static final String SOURCE = "source";

    private final ReconcileFile file;
    private final String connector;
    private final MetricExecutor executor;
    private final Supplier<Map<String, Long>> eventCounts;

    /**
     * @param connector whose orders and stock are compared: a hub may know others
     * @param eventCounts how many events the store holds of each type from this connector
     */
    public Reconciliation(
            ReconcileFile file, String connector, MetricExecutor executor, Supplier<Map<String, Long>> eventCounts) {
        this.file = file;
        this.connector = connector;
        this.executor = executor;
        this.eventCounts = eventCounts;
    }

    /** Runs SQL on the source. */
    @FunctionalInterface
    public interface Source {
        /** Rows with their columns by name; names may be in either case. */
        List<Map<String, Object>> query(String sql);
    }

    /**
     * Compares once. While the source is being changed the two sides are read at different moments: what differs then
     * may be equal a moment later, so a caller may want to run it again.
     */
    public ReconcileReport run(Source source) {
        List<Check> checks = new ArrayList<>();
        Map<String, Long> counts = eventCounts.get();
        file.events().forEach(count -> checks.add(events(source, count, counts)));
        file.metrics().forEach(check -> checks.add(metric(source, check)));
        return new ReconcileReport(file.name(), checks);
    }

    private static Check events(Source source, EventCount count, Map<String, Long> counts) {
        long hub = 0;
        int sign = 1;
        for (String word : count.types().split("\\s+")) {
            if (word.equals("+") || word.equals("-")) {
                sign = word.equals("+") ? 1 : -1;
            } else {
                hub += sign * counts.getOrDefault(word, 0L);
            }
        }
        BigDecimal rows = number(
                        source.query(count.sql()).get(0).values().iterator().next())
                .orElse(BigDecimal.ZERO);
        int order = BigDecimal.valueOf(hub).compareTo(rows);
        boolean agrees = count.atLeast() ? order >= 0 : order == 0;
        List<Difference> differences = agrees
                ? List.of()
                : List.of(new Difference("events", Optional.of(rows), Optional.of(BigDecimal.valueOf(hub))));
        return new Check(count.types(), "", 1, differences);
    }

    private Check metric(Source source, MetricCheck check) {
        Map<String, Optional<BigDecimal>> expected = new TreeMap<>();
        for (Map<String, Object> row : source.query(check.sql())) {
            Map<String, Object> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            columns.putAll(row);
            expected.put(String.valueOf(columns.get("key")), number(columns.get("value")));
        }
        Map<String, Optional<BigDecimal>> actual = new TreeMap<>();
        for (List<Object> row :
                executor.run(ofConnector(check.query()), AFTER_EVERYTHING).rows()) {
            String key = row.size() == 1 ? "all" : String.valueOf(row.get(0));
            actual.put(key, number(row.get(row.size() - 1)));
        }
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            Optional<BigDecimal> there = expected.getOrDefault(key, Optional.empty());
            Optional<BigDecimal> here = actual.getOrDefault(key, Optional.empty());
            if (!same(there, here)) {
                differences.add(new Difference(key, there, here));
            }
        }
        return new Check(check.query().metrics().get(0), check.by(), keys.size(), differences);
    }

    private MetricQuery ofConnector(MetricQuery query) {
        return executor.model().dimensions().containsKey(SOURCE)
                ? query.toBuilder()
                        .where(MetricQuery.Filter.in(SOURCE, connector))
                        .build()
                : query;
    }

    /** No row and a count of nothing are the same. */
    private static boolean same(Optional<BigDecimal> source, Optional<BigDecimal> hub) {
        BigDecimal one = source.orElse(BigDecimal.ZERO);
        BigDecimal other = hub.orElse(BigDecimal.ZERO);
        BigDecimal distance = one.subtract(other).abs();
        return distance.compareTo(one.abs().max(BigDecimal.ONE).multiply(TOLERANCE, MathContext.DECIMAL64)) <= 0;
    }

    private static Optional<BigDecimal> number(Object value) {
        if (value instanceof Double decimal && !Double.isFinite(decimal)) {
            return Optional.empty();
        }
        return value == null ? Optional.empty() : Optional.of(new BigDecimal(value.toString()));
    }
}
