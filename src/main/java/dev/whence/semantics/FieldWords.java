package dev.whence.semantics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the fields of a model whose file names them for machines: without the prefix that the columns of a table share
 * ({@code s_city} is "city"), with their dataset where another has the same name, and a foreign key as what it points to.
 */
final class FieldWords {
    private static final Pattern PREFIXED = Pattern.compile("([A-Za-z]{1,3})_(.+)");

    private final SemanticModel model;
    private final Map<String, String> prefixes = new HashMap<>();

    private FieldWords(SemanticModel model) {
        this.model = model;
        model.datasets().values().forEach(dataset -> prefix(dataset).ifPresent(it -> prefixes.put(dataset.name(), it)));
    }

    static SemanticModel named(SemanticModel model) {
        FieldWords words = new FieldWords(model);
        Map<String, Long> labels = count(model, words::label);
        Map<String, Long> names = count(model, Field::name);
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        for (Dataset dataset : model.datasets().values()) {
            Map<String, Field> fields = new LinkedHashMap<>();
            dataset.fields().forEach((name, field) -> {
                String label = words.label(field);
                boolean sharedName = names.get(name) > 1;
                fields.put(
                        name,
                        field.bare()
                                ? field.fitted(
                                        field.type(),
                                        labels.get(label) > 1 ? spaced(field.dataset()) + " " + label : label,
                                        field.dimension().map(it -> sharedName ? field.dataset() + "_" + it : it),
                                        field.values(),
                                        field.timeRole())
                                : field);
            });
            datasets.put(dataset.name(), dataset.fitted(dataset.source(), dataset.origin(), fields));
        }
        return model.with(datasets, model.relationships(), model.metrics());
    }

    private static Map<String, Long> count(SemanticModel model, Function<Field, String> word) {
        return model.datasets().values().stream()
                .flatMap(dataset -> dataset.fields().values().stream())
                .collect(Collectors.groupingBy(word, Collectors.counting()));
    }

    private String label(Field field) {
        Optional<String> target = model.relationships().stream()
                .filter(way -> way.from().equals(field.dataset()))
                .filter(way -> way.fromColumns().equals(List.of(field.name())))
                .map(Relationship::to)
                .findFirst();
        return spaced(target.orElseGet(() -> withoutPrefix(field)));
    }

    private String withoutPrefix(Field field) {
        Matcher matcher = PREFIXED.matcher(field.name());
        return matcher.matches() && matcher.group(1).equals(prefixes.get(field.dataset()))
                ? matcher.group(2)
                : field.name();
    }

    /** What at least half of the fields begin with. */
    private static Optional<String> prefix(Dataset dataset) {
        Map<String, Long> counts = dataset.fields().keySet().stream()
                .flatMap(name -> Stream.of(PREFIXED.matcher(name)).filter(Matcher::matches))
                .collect(Collectors.groupingBy(matcher -> matcher.group(1), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1
                        && entry.getValue() * 2 >= dataset.fields().size())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String spaced(String name) {
        return name.replace('_', ' ').strip();
    }
}
