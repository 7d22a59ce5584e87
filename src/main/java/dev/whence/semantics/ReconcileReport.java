package dev.whence.semantics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What was compared between a source and the hub, and where they differ. */
public record ReconcileReport(String name, List<Check> checks) {
    public ReconcileReport {
        checks = List.copyOf(checks);
    }

    /**
     * One comparison.
     *
     * @param what event types, or a metric
     * @param by what the values are grouped by; empty for counts of events
     * @param values how many values were compared
     */
    public record Check(String what, String by, int values, List<Difference> differences) {
        public Check {
            differences = List.copyOf(differences);
        }
    }

    /** One value that differs; a side without the key has none. */
    public record Difference(String key, Optional<BigDecimal> source, Optional<BigDecimal> hub) {}

    public boolean equal() {
        return checks.stream().allMatch(check -> check.differences().isEmpty());
    }

    public int values() {
        return checks.stream().mapToInt(Check::values).sum();
    }
}
