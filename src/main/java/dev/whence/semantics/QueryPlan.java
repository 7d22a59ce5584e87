package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A query with every name looked up: what to group by, what to compute, and which aggregates share rows.
 *
 * @param measures of the result
 * @param conditions measures that only {@code having} needs
 * @param days present where only days of some kinds are told, or each kind by itself
 * @param groups the aggregates by the rows that they are computed over; those of a part of the rows may be among them
 */
record QueryPlan(
        MetricQuery query,
        List<Key> keys,
        List<Measure> measures,
        List<Measure> conditions,
        Optional<CalendarDays> days,
        Map<Leaf.Population, List<Leaf>> groups) {

    /** Fails with BAD_DATA, in a sentence for the asker, if the query cannot be computed. */
    static QueryPlan of(SemanticModel model, MetricQuery query) {
        require(!query.metrics().isEmpty(), "a query needs at least one metric");
        require(
                query.baseline().isEmpty() || query.period().isPresent(),
                "a baseline needs a period to compare it with");
        require(
                query.baseline().isEmpty() || !query.share(),
                "a share cannot be compared with a baseline in one query");
        require(!query.runningTotal() || query.grain().isPresent(), "a running total needs a grain");
        require(
                !query.runningTotal() || query.baseline().isEmpty(),
                "a running total cannot be compared with a baseline");
        List<Measure> measures = measures(model, query, query.metrics());
        for (Measure measure : measures) {
            require(
                    !query.runningTotal() || measure.additive(),
                    "'" + measure.name() + "' cannot be summed over time, so it has no running total");
            require(
                    !query.share()
                            || measure.denominator().isEmpty() && measure.base().countsFromZero()
                            || measure.additive(),
                    "'" + measure.name() + "' is no sum and no count, so a part has no share in it");
        }
        List<String> named = query.having().stream()
                .map(MetricQuery.Having::metric)
                .filter(name ->
                        !name.equals(MetricQuery.POPULATION) && !query.metrics().contains(name))
                .toList();
        List<Measure> conditions = measures(model, query, named);
        Map<Leaf.Population, List<Leaf>> groups = new LinkedHashMap<>();
        measures.forEach(measure -> collect(groups, measure));
        conditions.forEach(measure -> collect(groups, measure));
        List<Key> keys = keys(model, query);
        boolean daily = measures.stream().anyMatch(measure -> measure.per().equals(Optional.of(Grain.DAY)));
        return new QueryPlan(
                query,
                keys,
                measures,
                conditions,
                daily ? CalendarDays.of(model, query, keys) : Optional.empty(),
                groups);
    }

    /**
     * Until when rows count: to now, or where something is divided by units of time, to the beginning of the unit that
     * is not over.
     */
    LocalDateTime until(LocalDateTime now) {
        return per().map(grain -> Grains.first(grain, now)).orElse(now);
    }

    /** The largest unit of time that something is divided by. */
    Optional<Grain> per() {
        return measures.stream().flatMap(measure -> measure.per().stream()).max(Comparator.naturalOrder());
    }

    int group(Leaf leaf) {
        return List.copyOf(groups.keySet()).indexOf(rowsOf(leaf));
    }

    int column(Leaf leaf) {
        return groups.get(rowsOf(leaf)).indexOf(leaf);
    }

    /** Its own rows, else those that it is computed among. */
    private Leaf.Population rowsOf(Leaf leaf) {
        return groups.containsKey(leaf.population())
                ? leaf.population()
                : groups.entrySet().stream()
                        .filter(group -> group.getValue().contains(leaf))
                        .findFirst()
                        .orElseThrow()
                        .getKey();
    }

    /** A metric of the query or of its conditions. */
    Measure measure(String name) {
        return Stream.concat(measures.stream(), conditions.stream())
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The groups whose rows make the rows of the result. */
    Set<Integer> rowGroups() {
        Set<Integer> all = new LinkedHashSet<>();
        measures.forEach(measure -> all.add(group(measure.base())));
        return all;
    }

    /** The keys by which rows of a population fall away or come more than once; the others only tell rows apart. */
    List<Key> narrowing(SemanticModel model, Leaf.Population population) {
        DimensionPaths paths = new DimensionPaths(model);
        return keys.stream()
                .filter(key -> key.grain().isEmpty())
                .filter(key -> key.bucket().isPresent()
                        || paths.find(key.name(), population.dataset(), population.timeRole())
                                .bridge()
                                .isPresent())
                .toList();
    }

    private static void collect(Map<Leaf.Population, List<Leaf>> groups, Measure measure) {
        Leaf.Population base = measure.base().population();
        collect(groups, base, measure.base());
        Leaf leaf = measure.leaf();
        boolean apart = groups.containsKey(leaf.population()) || !leaf.fitsInto(base);
        collect(groups, apart ? leaf.population() : base, leaf);
    }

    private static void collect(Map<Leaf.Population, List<Leaf>> groups, Leaf.Population rows, Leaf leaf) {
        List<Leaf> group = groups.computeIfAbsent(rows, population -> new ArrayList<>());
        if (!group.contains(leaf)) {
            group.add(leaf);
        }
    }

    private static List<Measure> measures(SemanticModel model, MetricQuery query, List<String> names) {
        return names.stream()
                .distinct()
                .map(name -> Measure.of(model, name, query.timeRole()))
                .toList();
    }

    private static List<Key> keys(SemanticModel model, MetricQuery query) {
        Map<String, Key> keys = new LinkedHashMap<>();
        query.grain().map(Key::of).ifPresent(key -> keys.put(key.name(), key));
        for (String name : query.dimensions()) {
            Field field = model.dimension(name).get(0);
            keys.putIfAbsent(name, Key.of(name, field));
            field.with()
                    .forEach(other -> keys.putIfAbsent(
                            other, Key.of(other, model.dimension(other).get(0))));
        }
        for (MetricQuery.Bucket bucket : query.buckets()) {
            require(
                    model.dimension(bucket.dimension()).get(0).values() == Field.Values.NUMBER,
                    "'" + bucket.dimension() + "' holds no numbers, so it has no ranges");
            require(
                    bucket.step()
                            .map(step -> step.signum() > 0)
                            .orElse(!bucket.edges().isEmpty()),
                    "ranges of '" + bucket.dimension() + "' need an edge or a step above zero");
            keys.put(bucket.dimension(), Key.of(bucket));
        }
        return List.copyOf(keys.values());
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw WhenceException.badData(otherwise);
        }
    }
}
