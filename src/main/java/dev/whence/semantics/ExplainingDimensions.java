package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The dimensions that a change of a metric can be divided by: every row that it is computed over has one value of each.
 * Where a row may have several (the categories of an order), the one that stands for it is taken. Immutable.
 */
public final class ExplainingDimensions {
    private final SemanticModel model;

    public ExplainingDimensions(SemanticModel model) {
        this.model = model;
    }

    /**
     * A dimension to group by.
     *
     * @param dimension as a query names it
     * @param name      what it stands for
     */
    public record By(String dimension, String name) {}

    /** Those of the query's metric that the query does not fix to one value. */
    public List<By> of(MetricQuery query) {
        Measure measure = Measure.of(model, query.metrics().get(0), query.timeRole());
        List<Leaf> leaves = Stream.concat(Stream.of(measure.leaf()), measure.denominator().stream())
                .toList();
        return model.explaining().dimensionsOf(query.metrics().get(0)).stream()
                .filter(name -> query.filters().stream().noneMatch(filter -> fixes(filter, name)))
                .flatMap(name -> by(name, leaves).stream())
                .toList();
    }

    private static boolean fixes(Filter filter, String name) {
        return filter.dimension().equals(name)
                && filter.operator() == Operator.IN
                && filter.values().size() == 1;
    }

    private Optional<By> by(String name, List<Leaf> leaves) {
        Stream<String> standing = model.dimensions().entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(field -> field.explains().filter(name::equals).isPresent()))
                .map(java.util.Map.Entry::getKey);
        return Stream.concat(Stream.of(name), standing)
                .filter(dimension -> leaves.stream().allMatch(leaf -> single(dimension, leaf)))
                .findFirst()
                .map(dimension -> new By(dimension, name));
    }

    private boolean single(String dimension, Leaf leaf) {
        if (!model.dimensions().containsKey(dimension)) {
            return false;
        }
        try {
            return new DimensionPaths(model)
                    .find(
                            dimension,
                            leaf.population().dataset(),
                            leaf.population().timeRole())
                    .bridge()
                    .isEmpty();
        } catch (WhenceException unreachable) {
            return false;
        }
    }
}
