package dev.whence.semantics;

import dev.whence.event.WhenceException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the field that a dimension's name means for the rows of a dataset: the nearest one that every row has at most
 * one value of; else one on a finer dataset, by the shortest bridge over relationships of parts.
 */
final class DimensionPaths {
    private final SemanticModel model;
    private final JoinPaths paths;

    DimensionPaths(SemanticModel model) {
        this.model = model;
        this.paths = new JoinPaths(model.relationships());
    }

    /** Fails with BAD_DATA if there is no such dimension or no way to it. */
    DimensionPath find(String dimension, String dataset, String timeRole) {
        List<Field> fields = model.dimension(dimension);
        Map<String, List<Relationship>> reachable = paths.reachable(dataset, timeRole);
        Optional<Field> direct = fields.stream()
                .filter(field -> reachable.containsKey(field.dataset()))
                .min(Comparator.comparingInt(
                        field -> reachable.get(field.dataset()).size()));
        return direct.map(field -> new DimensionPath(field, Optional.empty()))
                .or(() -> bridged(fields, reachable, timeRole))
                .orElseThrow(() -> WhenceException.badData(
                        "'" + dimension + "' says nothing about " + dataset + ": no relationship leads there"));
    }

    private Optional<DimensionPath> bridged(
            List<Field> fields, Map<String, List<Relationship>> reachable, String timeRole) {
        return fields.stream()
                .flatMap(field -> bridges(field, reachable, timeRole))
                .min(Comparator.comparingInt(Candidate::length))
                .map(candidate -> new DimensionPath(
                        candidate.field, Optional.of(new DimensionPath.Bridge(candidate.hub, candidate.fact))));
    }

    private Stream<Candidate> bridges(Field field, Map<String, List<Relationship>> reachable, String timeRole) {
        return model.datasets().keySet().stream()
                .filter(fact -> !reachable.containsKey(fact))
                .flatMap(fact -> {
                    Map<String, List<Relationship>> ways = paths.reachable(fact, timeRole);
                    if (!ways.containsKey(field.dataset())) {
                        return Stream.empty();
                    }
                    int length = ways.get(field.dataset()).size();
                    return reachable.keySet().stream()
                            .filter(ways::containsKey)
                            .filter(hub -> parts(reachable.get(hub)) && parts(ways.get(hub)))
                            .map(hub -> new Candidate(
                                    field,
                                    hub,
                                    fact,
                                    reachable.get(hub).size() + ways.get(hub).size() + length));
                });
    }

    private static boolean parts(List<Relationship> way) {
        return way.stream().allMatch(Relationship::part);
    }

    private record Candidate(Field field, String hub, String fact, int length) {}
}
