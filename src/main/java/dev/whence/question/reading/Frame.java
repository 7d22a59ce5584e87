package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Draft.Rank;
import dev.whence.question.reading.Draft.Threshold;
import dev.whence.question.time.Stretch;
import dev.whence.semantics.Members;
import dev.whence.semantics.MetricQuery.Bucket;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Operator;
import dev.whence.semantics.Skill;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a question said, so that a follow-up can keep it. Immutable. */
public record Frame(
        List<String> metrics,
        List<String> dimensions,
        List<Bucket> buckets,
        Optional<Grain> grain,
        List<Condition> conditions,
        List<Threshold> thresholds,
        Optional<Stretch> period,
        Optional<Stretch> baseline,
        boolean history,
        String role,
        Optional<Rank> rank,
        boolean share,
        boolean running,
        boolean growth,
        boolean compared,
        Optional<Skill> skill,
        List<Members> members) {
    public Frame {
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
        buckets = List.copyOf(buckets);
        conditions = List.copyOf(conditions);
        thresholds = List.copyOf(thresholds);
        members = List.copyOf(members);
    }

    static Frame of(Draft draft) {
        return new Frame(
                List.copyOf(draft.metrics),
                List.copyOf(draft.dimensions),
                draft.buckets,
                draft.grain,
                draft.conditions,
                draft.thresholds,
                draft.period,
                draft.baseline,
                draft.history,
                draft.role,
                draft.rank,
                draft.share,
                draft.running,
                draft.growth,
                draft.compared,
                draft.skill,
                draft.members);
    }

    /** This question as a follow-up: what it does not say stays as it was. */
    Frame after(Frame previous, Vocabulary vocabulary) {
        boolean other = !metrics.isEmpty();
        boolean timed = period.isPresent() || history;
        boolean grouped = !dimensions.isEmpty() || grain.isPresent();
        List<String> by = grouped ? dimensions : kept(previous.dimensions);
        Optional<Grain> unit = grouped ? grain : previous.grain;
        boolean regrouped = by.isEmpty() && (unit.isEmpty() || !previous.dimensions.isEmpty());
        Optional<Rank> ordered = other ? previous.rank.map(Rank::byAnother) : previous.rank;
        boolean paired = baseline.isPresent() || !timed;
        return new Frame(
                other ? metrics : previous.metrics,
                by,
                grouped ? buckets : previous.buckets,
                unit,
                merged(previous.conditions, vocabulary),
                thresholds.isEmpty() && !other ? previous.thresholds : thresholds,
                timed ? period : previous.period,
                baseline.isPresent() || !paired ? baseline : previous.baseline,
                history || !timed && previous.history,
                role.isEmpty() ? previous.role : role,
                rank.map(said -> said.after(previous.rank)).or(() -> ordered.filter(before -> !regrouped)),
                share || !other && previous.share,
                running || !other && previous.running,
                growth,
                compared || !timed && previous.compared,
                skill.or(() -> previous.skill.filter(kept -> !other || kept.anyMetric())),
                members.isEmpty() ? previous.members : members);
    }

    /** The same without conditions on places of the owners of these dimensions. */
    Frame without(Set<String> others, Vocabulary vocabulary) {
        return lifting(conditionsOn(others, vocabulary), false);
    }

    /** The conditions on these dimensions, and on other places of their owners. */
    List<Condition> conditionsOn(Set<String> named, Vocabulary vocabulary) {
        Set<String> families =
                named.stream().map(each -> family(each, vocabulary)).collect(Collectors.toSet());
        return conditions.stream()
                .filter(condition -> families.contains(family(condition.dimension(), vocabulary)))
                .toList();
    }

    /** The same without what a follow-up lifts. */
    Frame lifting(List<Condition> lifted, boolean unshared) {
        List<Condition> left = conditions.stream()
                .filter(condition -> !lifted.contains(condition))
                .toList();
        return with(dimensions, left, share && !unshared);
    }

    /** The same, grouped by these: what is set beside each other stays so in a follow-up. */
    Frame groupedBy(List<String> all) {
        return with(all, conditions);
    }

    private Frame with(List<String> by, List<Condition> narrowed) {
        return with(by, narrowed, share);
    }

    private Frame with(List<String> by, List<Condition> narrowed, boolean shared) {
        return new Frame(
                metrics,
                by,
                buckets,
                grain,
                narrowed,
                thresholds,
                period,
                baseline,
                history,
                role,
                rank,
                shared,
                running,
                growth,
                compared,
                skill,
                members);
    }

    /** A dimension that this question fixes to a value is no longer grouped by. */
    private List<String> kept(List<String> before) {
        Set<String> fixed = before.stream().filter(this::fixes).collect(Collectors.toSet());
        return before.stream().filter(dimension -> !fixed.contains(dimension)).toList();
    }

    /** Values that are left out leave others, and several stay beside each other. */
    private boolean fixes(String dimension) {
        return conditions.stream()
                        .filter(condition ->
                                condition.dimension().equals(dimension) && condition.operator() != Operator.NOT_IN)
                        .map(Condition::value)
                        .distinct()
                        .count()
                == 1;
    }

    private List<Condition> merged(List<Condition> before, Vocabulary vocabulary) {
        Set<String> said = new LinkedHashSet<>();
        conditions.stream()
                .filter(condition -> condition.operator() != Operator.NOT_IN)
                .forEach(condition -> said.add(family(condition.dimension(), vocabulary)));
        return Stream.concat(
                        before.stream().filter(condition -> !said.contains(family(condition.dimension(), vocabulary))),
                        conditions.stream())
                .toList();
    }

    /** Places of one owner replace each other: after a state, a city is meant instead. */
    private static String family(String dimension, Vocabulary vocabulary) {
        String place = vocabulary.dimension(dimension).place();
        return place.isEmpty()
                ? dimension
                : place.contains(" ") ? "place of " + place.substring(0, place.indexOf(' ')) : "place";
    }
}
