package dev.whence.semantics;

import dev.whence.projection.Star;
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
     * What the hub says.
     *
     * @param counts events by type
     * @param metrics by key, for each check of the file
     */
    public record Hub(Map<String, Long> counts, List<Map<String, Optional<BigDecimal>>> metrics) {
        public Hub {
            counts = Map.copyOf(counts);
            metrics = List.copyOf(metrics);
        }
    }

    /** What it says now. */
    public Hub hub() {
        return hub(executor, eventCounts.get());
    }

    /** What it said at some moment. */
    public Hub hub(Star star, Map<String, Long> counts) {
        return hub(new MetricExecutor(executor.model(), star), counts);
    }

    private Hub hub(MetricExecutor computing, Map<String, Long> counts) {
        return new Hub(
                counts,
                file.metrics().stream()
                        .map(check -> values(computing, check.query()))
                        .toList());
    }

    private Map<String, Optional<BigDecimal>> values(MetricExecutor computing, MetricQuery query) {
        Map<String, Optional<BigDecimal>> values = new TreeMap<>();
        for (List<Object> row :
                computing.run(ofConnector(query), AFTER_EVERYTHING).rows()) {
            String key = row.size() == 1 ? "all" : String.valueOf(row.get(0));
            values.put(key, number(row.get(row.size() - 1)));
        }
        return values;
    }

    /** Compares both as they are now, so the source must not be changed meanwhile. */
    public ReconcileReport run(Source source) {
        return compare(hub(), source);
    }

    /** Compares a source with what a hub said of it at the same moment. */
    public ReconcileReport compare(Hub hub, Source source) {
        List<Check> checks = new ArrayList<>();
        file.events().forEach(count -> checks.add(events(source, count, hub.counts())));
        for (int i = 0; i < file.metrics().size(); i++) {
            checks.add(metric(source, file.metrics().get(i), hub.metrics().get(i)));
        }
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

    private static Check metric(Source source, MetricCheck check, Map<String, Optional<BigDecimal>> actual) {
        Map<String, Optional<BigDecimal>> expected = new TreeMap<>();
        for (Map<String, Object> row : source.query(check.sql())) {
            Map<String, Object> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            columns.putAll(row);
            expected.put(String.valueOf(columns.get("key")), number(columns.get("value")));
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
