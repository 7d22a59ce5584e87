package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Draft.Threshold;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Having;
import dev.whence.semantics.MetricQuery.Operator;
import dev.whence.semantics.MetricQueryBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes what was understood as a query. What is still open becomes a doubt or a question back in the draft. */
final class QueryWriter {
    private final Draft draft;
    private final Frame frame;
    private final Set<String> dimensions;

    QueryWriter(Draft draft, Frame frame) {
        this.draft = draft;
        this.frame = frame;
        this.dimensions = new LinkedHashSet<>(frame.dimensions());
    }

    /** The query; empty if the draft now holds a question back. */
    Optional<MetricQuery> write() {
        if (frame.metrics().isEmpty()) {
            return Optional.empty();
        }
        new ValuesApart(draft, frame, dimensions).write();
        oneSided();
        MetricQueryBuilder query = MetricQuery.of(frame.metrics().toArray(String[]::new));
        query.by(dimensions.toArray(String[]::new));
        frame.buckets().stream()
                .filter(bucket -> dimensions.contains(bucket.dimension()))
                .forEach(query::by);
        frame.grain().ifPresent(query::by);
        Predicate<Condition> part = part();
        filters(frame.conditions().stream().filter(part.negate()).toList()).forEach(query::where);
        if (frame.share()) {
            query.asShare();
            filters(frame.conditions().stream().filter(part).toList()).forEach(query::shareOf);
        }
        frame.period().ifPresent(period -> query.within(period.period()));
        frame.baseline().ifPresent(baseline -> query.comparedWith(baseline.period()));
        if (frame.period().isPresent() || frame.grain().isPresent()) {
            query.dated(frame.role());
        }
        if (!frame.thresholds().isEmpty()
                && dimensions.isEmpty()
                && frame.grain().isEmpty()) {
            draft.doubt(0.3, "a condition on groups, but no groups");
        }
        frame.thresholds().forEach(threshold -> query.having(having(threshold)));
        if (frame.running()) {
            query.withRunningTotal();
        }
        frame.rank().ifPresent(rank -> new RankWriter(draft, frame, !dimensions.isEmpty()).write(query, rank));
        draft.countedAs.ifPresent(query::countingGroups);
        frame.members().forEach(query::among);
        if (draft.stepwise) {
            query.atLeast(MetricQuery.POPULATION, 1);
        }
        return draft.asks.isEmpty() ? Optional.of(query.build()) : Optional.empty();
    }

    /** "orders with one item vs. more": nothing is set beside it. */
    private void oneSided() {
        boolean alone = frame.baseline().isEmpty()
                && dimensions.isEmpty()
                && frame.grain().isEmpty()
                && frame.metrics().size() == 1;
        if (draft.compared && alone) {
            draft.doubt(0.3, "it is open what is to be compared with what");
        }
    }

    /** In a share, the conditions after the verb say which part: "of the revenue from SP, how much came from boleto". */
    private Predicate<Condition> part() {
        if (!frame.share()
                || !dimensions.isEmpty()
                || frame.grain().isPresent() && frame.conditions().isEmpty()) {
            return condition -> false;
        }
        long said =
                frame.conditions().stream().map(Condition::dimension).distinct().count();
        if (said <= 1) {
            return condition -> true;
        }
        int among = among();
        if (parts(among)) {
            return condition -> condition.piece() < among;
        }
        Optional<Integer> border =
                Stream.of(verb(), shareAt()).filter(this::parts).findFirst();
        if (border.isEmpty()) {
            draft.doubt(0.5, "it is open which condition is the part and which the whole");
        }
        return border.<Predicate<Condition>>map(at -> condition -> condition.piece() > at)
                .orElse(condition -> true);
    }

    /** "share of orders paid by boleto among orders over 200 reais"; -1 if there is none. */
    private int among() {
        return IntStream.range(0, draft.pieces.size())
                .filter(at -> draft.pieces.get(at).last().isAny(Set.of("among", "amongst")))
                .findFirst()
                .orElse(-1);
    }

    private boolean parts(int border) {
        return frame.conditions().stream().anyMatch(condition -> condition.piece() < border)
                && frame.conditions().stream().anyMatch(condition -> condition.piece() > border);
    }

    /** "of the orders from SP, what share took more than 15 days". */
    private int shareAt() {
        return IntStream.range(0, draft.pieces.size())
                .filter(at -> draft.pieces.get(at).cues(Cues.SHARE))
                .map(at -> at - 1)
                .findFirst()
                .orElse(-1);
    }

    private int verb() {
        Set<String> verbs = Set.of(
                "came",
                "come",
                "comes",
                "was",
                "were",
                "is",
                "are",
                "had",
                "have",
                "did",
                "do",
                "does",
                "went",
                "paid",
                "arrived",
                "accounted",
                "used");
        int verb = -1;
        for (int i = 0; i < draft.pieces.size(); i++) {
            if (draft.pieces.get(i).tokens().stream().anyMatch(token -> token.isAny(verbs))
                    && i > 0
                    && !draft.pieces.get(i - 1).last().is("what")) {
                verb = i;
            }
        }
        return verb;
    }

    private List<Filter> filters(List<Condition> conditions) {
        Map<List<Object>, List<String>> grouped = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            grouped.computeIfAbsent(List.of(condition.dimension(), condition.operator()), ignored -> new ArrayList<>())
                    .add(condition.value());
        }
        return grouped.entrySet().stream()
                .map(entry -> new Filter(
                        (String) entry.getKey().get(0),
                        (Operator) entry.getKey().get(1),
                        entry.getValue().stream().distinct().toList()))
                .toList();
    }

    /** A threshold on the rows behind the metric is one on its population. */
    private Having having(Threshold threshold) {
        String main = frame.metrics().get(0);
        String metric = threshold.metric().orElse(main);
        MetricTerm counted = draft.vocabulary.metric(metric);
        MetricTerm asked = draft.vocabulary.metric(main);
        Optional<String> population = asked.ratio().map(MetricTerm.Ratio::denominator);
        boolean sameRows = population
                .flatMap(draft.vocabulary::findMetric)
                .map(MetricTerm::unit)
                .filter(counted.unit()::equals)
                .isPresent();
        boolean rows = counted.counts()
                && (sameRows
                        || asked.statistics()
                                && population.isEmpty()
                                && behind(asked).equals(counted.unit()));
        BigDecimal value = threshold.percent() ? threshold.value().movePointLeft(2) : threshold.value();
        Operator operator = threshold.operator();
        return new Having(rows ? MetricQuery.POPULATION : metric, operator, value);
    }

    /** What is counted where this metric tells of single things. */
    static String behind(MetricTerm metric) {
        return switch (metric.unit()) {
            case "score" -> "reviews";
            case "instalments" -> "payments";
            case "days", "hours" -> "orders";
            default ->
                metric.name().contains("payment") ? "payments" : metric.name().contains("item") ? "items" : "orders";
        };
    }
}
