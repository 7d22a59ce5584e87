package dev.whence.models;

import dev.whence.semantics.Dataset;
import dev.whence.semantics.SemanticModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which columns of a table a model may need: those whose names it has anywhere in its SQL. Case does not count. */
final class UsedColumns {
    private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"|[\\p{L}_][\\p{L}\\p{N}_]*");

    private final Set<String> anywhere = new HashSet<>();
    private final Map<String, Set<String>> bySource = new HashMap<>();

    UsedColumns(SemanticModel model) {
        model.metrics().values().forEach(metric -> {
            words(metric.expression(), anywhere);
            metric.where().ifPresent(sql -> words(sql, anywhere));
            metric.values().ifPresent(sql -> words(sql, anywhere));
            metric.entity().ifPresent(sql -> words(sql, anywhere));
        });
        model.relationships().forEach(way -> {
            way.fromColumns().forEach(column -> anywhere.add(column.toLowerCase(Locale.ROOT)));
            way.toColumns().forEach(column -> anywhere.add(column.toLowerCase(Locale.ROOT)));
        });
        for (Dataset dataset : model.datasets().values()) {
            Set<String> words = bySource.computeIfAbsent(dataset.source(), source -> new HashSet<>());
            dataset.primaryKey().forEach(column -> words.add(column.toLowerCase(Locale.ROOT)));
            dataset.fields().values().forEach(field -> words(field.expression(), words));
            if (SourceName.isQuery(dataset.source())) {
                words(dataset.source(), anywhere);
            }
        }
    }

    boolean uses(String source, String column) {
        String name = column.toLowerCase(Locale.ROOT);
        return anywhere.contains(name)
                || bySource.getOrDefault(source, Set.of()).contains(name);
    }

    private static void words(String sql, Set<String> into) {
        Matcher matcher = WORD.matcher(sql);
        while (matcher.find()) {
            into.add(matcher.group().replace("\"", "").toLowerCase(Locale.ROOT));
        }
    }
}
