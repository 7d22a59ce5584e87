package dev.whence.question;

import dev.whence.nodes.AnswerKind;
import dev.whence.question.reading.Reading;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.SemanticModel;
import java.util.List;
import java.util.Optional;

/** What kind of answer a query has. */
record AnswerShape(SemanticModel model) {
    AnswerKind kind(MetricQuery query, Reading reading) {
        if (reading.why()) {
            return AnswerKind.WHY;
        }
        boolean grouped = !query.dimensions().isEmpty();
        if (query.countedAs().isPresent()) {
            return AnswerKind.VALUE;
        }
        if (query.ranking().isPresent()) {
            return AnswerKind.RANKING;
        }
        if (query.baseline().isPresent() || reading.compared() && grouped) {
            return AnswerKind.COMPARISON;
        }
        if (query.grain().isPresent()) {
            return AnswerKind.TREND;
        }
        if (grouped) {
            return AnswerKind.TABLE;
        }
        return query.metrics().size() == 1
                ? AnswerKind.VALUE
                : funnel(query).isPresent() ? AnswerKind.FUNNEL : AnswerKind.TABLE;
    }

    private Optional<List<String>> funnel(MetricQuery query) {
        return model.funnels().values().stream()
                .filter(steps -> steps.containsAll(query.metrics()))
                .findFirst();
    }

    /** The steps that were asked for in their order, from the first step of the funnel on. */
    MetricQuery inFunnelOrder(MetricQuery query) {
        boolean plain = query.dimensions().isEmpty()
                && query.grain().isEmpty()
                && query.metrics().size() > 1;
        return plain
                ? funnel(query)
                        .map(steps -> query.toBuilder()
                                .metrics(steps.stream()
                                        .filter(step -> step.equals(steps.get(0))
                                                || query.metrics().contains(step))
                                        .toList())
                                .build())
                        .orElse(query)
                : query;
    }
}
