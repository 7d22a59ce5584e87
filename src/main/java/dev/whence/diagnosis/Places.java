package dev.whence.diagnosis;

import dev.whence.semantics.ExplainingDimensions;
import dev.whence.semantics.ExplainingDimensions.By;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQueryBuilder;
import dev.whence.semantics.SemanticModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where signals of a question are looked for: a segment of its metric as filters of others, which need not have all of its dimensions. */
record Places(SemanticModel model, MetricQuery query) {
    /** What may be a cause: not the metric itself, nor what it is the share of. */
    List<String> signals() {
        String asked = query.metrics().get(0);
        return model.explaining().signals().stream()
                .filter(name -> !name.equals(asked))
                .filter(name -> model.metric(asked)
                        .ratio()
                        .filter(ratio -> ratio.numerator().equals(name))
                        .isEmpty())
                .toList();
    }

    /** The filters of the question and those of the place, as far as the metric can be asked by them. */
    List<Filter> filters(String metric, Map<String, String> place) {
        List<By> known =
                new ExplainingDimensions(model).of(MetricQuery.of(metric).build());
        Stream<Filter> asked = query.filters().stream()
                .filter(filter -> known.stream().anyMatch(by -> by.name().equals(filter.dimension())));
        return Stream.concat(asked, within(known, place)).toList();
    }

    /** The question about a place alone. */
    MetricQuery narrowed(Map<String, String> place) {
        MetricQueryBuilder narrowed = query.toBuilder();
        within(new ExplainingDimensions(model).of(query), place).forEach(narrowed::where);
        return narrowed.build();
    }

    private static Stream<Filter> within(List<By> known, Map<String, String> place) {
        return known.stream()
                .filter(by -> place.containsKey(by.name()))
                .map(by -> Filter.in(by.dimension(), place.get(by.name())));
    }

    /** {@code a=b&c=d|e}. */
    static String written(List<Filter> filters) {
        return filters.stream()
                .map(filter -> filter.dimension() + "=" + String.join("|", filter.values()))
                .collect(Collectors.joining("&"));
    }
}
