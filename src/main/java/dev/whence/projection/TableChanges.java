package dev.whence.projection;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At which position each table of one star last changed, as far as the types of the events tell. Rows that are only added
 * to a dimension (a table {@code dim_...}) change nothing before a fact points to them. Thread-safe.
 */
public final class TableChanges {
    private static final Pattern WRITTEN =
            Pattern.compile("\\b(insert\\s+into|update|delete\\s+from)\\s+(?!temp\\.)(\\w+)", Pattern.CASE_INSENSITIVE);

    private final Map<ProjectionStep, Set<String>> written = new LinkedHashMap<>();
    private final Map<String, Long> changed = new ConcurrentHashMap<>();
    private volatile Checkpoint reached;

    /** @param opened where the star was then; all tables count as changed there */
    TableChanges(List<ProjectionStep> steps, Checkpoint opened) {
        reached = opened;
        for (ProjectionStep step : steps) {
            Set<String> tables = new LinkedHashSet<>();
            for (Matcher match = WRITTEN.matcher(step.sql()); match.find(); ) {
                String table = match.group(2);
                changed.putIfAbsent(table, opened.position());
                if (!isDimension(table)
                        || !match.group(1).toLowerCase(Locale.ROOT).startsWith("insert")) {
                    tables.add(table);
                }
            }
            written.put(step, tables);
        }
    }

    /** Whether rows that are only added to it do not count as a change: what counts its rows cannot go by that. */
    public static boolean isDimension(String table) {
        return table.startsWith("dim_");
    }

    /** Before the transaction ends that takes events of these types, up to the checkpoint. */
    void changing(Set<String> types, Checkpoint end) {
        written.forEach((step, tables) -> {
            if (step.concerns(types)) {
                tables.forEach(table -> changed.put(table, end.position()));
            }
        });
    }

    /** After it. */
    void reached(Checkpoint end) {
        reached = end;
    }

    /** Where the star is; what {@link #last} says of it is then known. */
    public Checkpoint reached() {
        return reached;
    }

    /** Since here no table has changed; not beyond where the star is. */
    long newest() {
        long star = reached.position();
        return changed.values().stream()
                .mapToLong(position -> Math.min(position, star))
                .max()
                .orElse(star);
    }

    /** Empty for tables that no event changes. */
    public Optional<Long> last(String table) {
        return Optional.ofNullable(changed.get(table));
    }
}
