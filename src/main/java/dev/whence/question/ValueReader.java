package dev.whence.question;

import dev.whence.event.WhenceException;
import dev.whence.nodes.Numbers;
import dev.whence.question.reading.Meaning.Value;
import dev.whence.question.reading.Vocabulary.NamedValue;
import dev.whence.semantics.DataType;
import dev.whence.semantics.Field;
import dev.whence.semantics.Metric;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricResult;
import dev.whence.semantics.SemanticModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads which values the dimensions hold, and what they are called. Not thread-safe. */
final class ValueReader {
    /** A dimension with more values is one of ids: its values are not known by name. */
    private static final int MOST_VALUES = 20_000;
    /** A value may be on several rows, where another dimension belongs to its name. */
    private static final int MOST_ROWS = 2 * MOST_VALUES;

    private static final int FEW_VALUES = 50;

    private final SemanticModel model;
    private final ValueNames names;
    private final Numbers numbers;
    private final List<NamedValue> named = new ArrayList<>();
    private final Set<String> unlisted = new HashSet<>();
    private final Map<String, Integer> few = new HashMap<>();

    ValueReader(SemanticModel model, ValueNames names, Numbers numbers) {
        this.model = model;
        this.names = names;
        this.numbers = numbers;
    }

    /** Those that were read. */
    List<NamedValue> named() {
        return named;
    }

    /** Whether it has so many values that they were not read. */
    boolean isUnlisted(String dimension) {
        return unlisted.contains(dimension);
    }

    /** Dimensions with so few values that one would break a number down by them, and how many those are. */
    Map<String, Integer> few() {
        return few;
    }

    /** Whether the metric says how many of something there are. */
    static boolean counts(Metric metric) {
        return metric.ratio().isEmpty()
                && metric.values().isEmpty()
                && !metric.isMoney()
                && (metric.type() == DataType.INTEGER || !metric.unit().isEmpty());
    }

    /** Reads the values of a dimension that is of names. */
    void read(String dimension, Field field) {
        if (field.values() != Field.Values.CATALOG && field.values() != Field.Values.SEVERAL) {
            return;
        }
        Map<String, Long> weights = weights(dimension);
        if (weights.size() > MOST_VALUES) {
            unlisted.add(dimension);
            return;
        }
        if (field.values() == Field.Values.SEVERAL && weights.size() < 2) {
            return;
        }
        if (weights.size() > 1
                && weights.size() <= FEW_VALUES
                && !field.isTime().orElse(false)) {
            few.put(dimension, weights.size());
        }
        weights.forEach((value, weight) -> {
            Value meaning = new Value(dimension, value, weight, 1);
            named.add(new NamedValue(value.replace('_', ' '), meaning));
            names.of(dimension, value).forEach(name -> named.add(new NamedValue(name, meaning)));
        });
        if (weights.size() < 200) {
            partial(dimension, weights);
        }
    }

    /** "watches" for watches_gifts: the words of longer names, less certain. */
    private void partial(String dimension, Map<String, Long> weights) {
        weights.forEach((value, weight) -> {
            String[] words = value.split("_");
            for (String word : words) {
                if (words.length > 1 && word.length() > 3 && !weights.containsKey(word)) {
                    named.add(new NamedValue(word, new Value(dimension, value, weight, 0.8)));
                }
            }
        });
    }

    /** The values and how many rows have them; told by the first metric that can be broken down so, best one that counts. */
    private Map<String, Long> weights(String dimension) {
        return model.metrics().values().stream()
                .filter(metric -> metric.having().isEmpty())
                .sorted(Comparator.comparing((Metric metric) -> !counts(metric))
                        .thenComparing(metric -> !metric.additive()))
                .map(metric -> weights(dimension, metric.name()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Map.of());
    }

    private Optional<Map<String, Long>> weights(String dimension, String metric) {
        try {
            MetricResult result = numbers.run(
                    MetricQuery.of(metric).by(dimension).top(metric, MOST_ROWS).build(), VocabularyReader.END_OF_TIME);
            Map<String, Long> weights = new TreeMap<>();
            for (List<Object> row : result.rows()) {
                if (row.get(0) != null) {
                    long weight = row.get(row.size() - 1) instanceof Number number ? number.longValue() : 0;
                    weights.merge(row.get(0).toString(), weight, Long::sum);
                }
            }
            return Optional.of(weights);
        } catch (WhenceException notSo) {
            if (notSo.category() == WhenceException.Category.BAD_DATA) {
                return Optional.empty();
            }
            throw notSo;
        }
    }
}
