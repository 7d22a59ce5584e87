package dev.whence.question;

import dev.whence.event.WhenceException;
import dev.whence.nodes.Numbers;
import dev.whence.question.reading.DimensionTerm;
import dev.whence.question.reading.Meaning.Value;
import dev.whence.question.reading.MetricTerm;
import dev.whence.question.reading.Vocabulary;
import dev.whence.question.reading.Vocabulary.NamedValue;
import dev.whence.semantics.EntitySet;
import dev.whence.semantics.Field;
import dev.whence.semantics.Metric;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricResult;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.Skill;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the vocabulary of questions from the semantic model and from the values that the data holds. */
public final class VocabularyReader {
    private static final LocalDateTime END_OF_TIME = LocalDateTime.of(9999, 1, 1, 0, 0);

    private final SemanticModel model;
    private final ValueNames names;
    private final Numbers numbers;
    private final List<Skill> skills;
    private final Map<String, Boolean> filled = new LinkedHashMap<>();

    public VocabularyReader(SemanticModel model, ValueNames names, Numbers numbers) {
        this(model, names, numbers, List.of());
    }

    /** @param skills what can be asked for besides metrics */
    public VocabularyReader(SemanticModel model, ValueNames names, Numbers numbers, List<Skill> skills) {
        this.skills = List.copyOf(skills);
        this.model = model;
        this.names = names;
        this.numbers = numbers;
    }

    /** Reads all values; some twenty queries. Metrics over data that is not there at all are left out. */
    public Vocabulary read() {
        List<MetricTerm> metrics = model.metrics().values().stream()
                .filter(this::filled)
                .map(this::metric)
                .toList();
        List<DimensionTerm> dimensions = dimensions().entrySet().stream()
                .map(entry -> dimension(entry.getKey(), entry.getValue()))
                .toList();
        Map<String, List<String>> roles = new LinkedHashMap<>();
        model.timeRoles()
                .forEach((role, fields) -> roles.put(
                        role,
                        fields.stream()
                                .flatMap(field -> field.synonyms().stream())
                                .toList()));
        List<NamedValue> values = new ArrayList<>();
        dimensions().forEach((name, fields) -> values(name, fields.get(0), values));
        List<Skill> asked = skills.stream()
                .filter(skill ->
                        metrics.stream().anyMatch(metric -> metric.name().equals(skill.metric())))
                .toList();
        List<EntitySet> sets = model.sets().stream()
                .filter(set -> metrics.stream().anyMatch(metric -> metric.name().equals(set.metric())))
                .toList();
        return new Vocabulary(metrics, dimensions, roles, values, funnels(metrics), asked, sets);
    }

    private List<List<String>> funnels(List<MetricTerm> metrics) {
        List<String> known = metrics.stream().map(MetricTerm::name).toList();
        return model.funnels().values().stream().filter(known::containsAll).toList();
    }

    /** Those that can be asked for; what only stands for another when a change is explained is left out. */
    private Map<String, List<Field>> dimensions() {
        Map<String, List<Field>> asked = new LinkedHashMap<>(model.dimensions());
        asked.values().removeIf(fields -> fields.stream()
                .allMatch(field -> field.explains().isPresent()));
        return asked;
    }

    private boolean filled(Metric metric) {
        List<String> parts = metric.ratio()
                .map(ratio -> List.of(ratio.numerator(), ratio.denominator()))
                .orElse(List.of());
        return parts.isEmpty()
                ? filled.computeIfAbsent(metric.dataset(), this::holdsRows)
                : parts.stream().map(model::metric).allMatch(this::filled);
    }

    /** Whether any metric of the dataset gives a number over the whole history. */
    private boolean holdsRows(String dataset) {
        return model.metrics().values().stream()
                .filter(metric -> metric.dataset().equals(dataset)
                        && metric.ratio().isEmpty()
                        && metric.having().isEmpty())
                .map(metric -> numbers.run(MetricQuery.of(metric.name()).build(), END_OF_TIME))
                .flatMap(result -> result.rows().stream().flatMap(List::stream))
                .anyMatch(value -> value instanceof Number number && number.doubleValue() != 0);
    }

    private MetricTerm metric(Metric metric) {
        List<String> phrases = Stream.concat(
                        Stream.of(metric.name().replace('_', ' '), metric.display()), metric.synonyms().stream())
                .distinct()
                .toList();
        boolean counts = metric.ratio().isEmpty() && metric.values().isEmpty() && !metric.isMoney();
        return new MetricTerm(
                metric.name(),
                metric.display(),
                phrases,
                metric.unit(),
                metric.domain(),
                metric.additive(),
                metric.lowIsBetter(),
                metric.values().isPresent(),
                counts,
                counts && metric.having().isEmpty() && (metric.where().isEmpty() || ofRevenue(metric)),
                metric.ratio().map(ratio -> new MetricTerm.Ratio(ratio.numerator(), ratio.denominator())));
    }

    /** Items, products and sellers of revenue orders: there are no others to be told from. */
    private static boolean ofRevenue(Metric metric) {
        return metric.dataset().equals("order_lines")
                && metric.where()
                        .filter(where -> where.startsWith("orders.is_revenue") && !where.contains("="))
                        .isPresent();
    }

    private static DimensionTerm dimension(String name, List<Field> fields) {
        Field first = fields.get(0);
        List<String> phrases = Stream.concat(
                        Stream.of(name.replace('_', ' ')),
                        fields.stream()
                                .flatMap(field -> Stream.concat(Stream.of(field.label()), field.synonyms().stream())))
                .distinct()
                .toList();
        DimensionTerm.Type type =
                switch (first.values()) {
                    case CATALOG, SEVERAL -> DimensionTerm.Type.NAMES;
                    case ID -> DimensionTerm.Type.IDS;
                    case NUMBER -> DimensionTerm.Type.NUMBERS;
                };
        return new DimensionTerm(
                name, first.label(), phrases, type, first.place().orElse(""), first.unit());
    }

    private void values(String dimension, Field field, List<NamedValue> into) {
        if (field.values() != Field.Values.CATALOG && field.values() != Field.Values.SEVERAL) {
            return;
        }
        Map<String, Long> weights = weights(dimension);
        if (field.values() == Field.Values.SEVERAL && weights.size() < 2) {
            return;
        }
        weights.forEach((value, weight) -> {
            Value meaning = new Value(dimension, value, weight, 1);
            into.add(new NamedValue(value.replace('_', ' '), meaning));
            names.of(dimension, value).forEach(name -> into.add(new NamedValue(name, meaning)));
        });
        if (weights.size() < 200) {
            partial(dimension, weights, into);
        }
    }

    /** "watches" for watches_gifts: the words of longer names, less certain. */
    private static void partial(String dimension, Map<String, Long> weights, List<NamedValue> into) {
        weights.forEach((value, weight) -> {
            String[] words = value.split("_");
            for (String word : words) {
                if (words.length > 1 && word.length() > 3 && !weights.containsKey(word)) {
                    into.add(new NamedValue(word, new Value(dimension, value, weight, 0.8)));
                }
            }
        });
    }

    /** The values and how many rows have them; asked with the first metric that can be broken down so. */
    private Map<String, Long> weights(String dimension) {
        return Stream.of("orders", "revenue_orders", "payments", "reviews", "sessions")
                .filter(model.metrics()::containsKey)
                .map(metric -> weights(dimension, metric))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Map.of());
    }

    private Optional<Map<String, Long>> weights(String dimension, String metric) {
        try {
            MetricResult result =
                    numbers.run(MetricQuery.of(metric).by(dimension).build(), END_OF_TIME);
            Map<String, Long> weights = new LinkedHashMap<>();
            for (List<Object> row : result.rows()) {
                if (row.get(0) != null && row.get(row.size() - 1) instanceof Number number) {
                    weights.merge(row.get(0).toString(), number.longValue(), Long::sum);
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
