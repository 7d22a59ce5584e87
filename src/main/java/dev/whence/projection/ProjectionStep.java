package dev.whence.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SQL file of a projection. A first line {@code -- on: a.b.c, d.e.*} names the event types that it is for: without
 * any of them in the batch it does not run, and the temporary tables that it makes are empty.
 *
 * @param patterns names of types, a trailing {@code *} for any rest; empty for every batch
 * @param tables temporary tables that the file makes with {@code create or replace temp table}
 */
public record ProjectionStep(String file, String sql, List<String> patterns, List<String> tables) {
    private static final Pattern ON = Pattern.compile("^--\\s*on:\\s*(.+)$", Pattern.MULTILINE);
    private static final Pattern TABLE =
            Pattern.compile("create\\s+or\\s+replace\\s+temp\\s+table\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

    public ProjectionStep {
        patterns = List.copyOf(patterns);
        tables = List.copyOf(tables);
    }

    static ProjectionStep of(String file, String sql) {
        List<String> patterns = new ArrayList<>();
        for (Matcher on = ON.matcher(sql); on.find(); ) {
            patterns.addAll(List.of(on.group(1).strip().split("\\s*,\\s*")));
        }
        List<String> tables = new ArrayList<>();
        for (Matcher table = TABLE.matcher(sql); table.find(); ) {
            tables.add(table.group(1));
        }
        return new ProjectionStep(file, sql, patterns, tables);
    }

    boolean concerns(Set<String> types) {
        return patterns.isEmpty() || types.stream().anyMatch(this::concerns);
    }

    private boolean concerns(String type) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                        : type.equals(pattern));
    }
}
