package dev.whence.nodes;

import dev.whence.diagnosis.Explanation;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricResult;
import java.util.List;
import java.util.Optional;

/** A bean that answers the questions of one domain. Thread-safe. */
public abstract class DomainNode implements Answerer {
    private static final String CANCELLED = "cancelled";
    private static final String CURRENCY = "currency";

    private final Numbers numbers;

    protected DomainNode(Numbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public Finding answer(Interpretation interpretation) {
        if (interpretation.kind() == AnswerKind.WHY) {
            Explanation explanation = numbers.explain(interpretation.query(), interpretation.now());
            Interpretation answered = interpretation.query().period().isPresent()
                    ? interpretation
                    : interpretation.with(
                            explanation.query(),
                            "No period was named; this one is the worst day of late, or the last week",
                            0.9);
            return new Finding(answered, explanation.result(), Optional.of(explanation));
        }
        MetricResult result = numbers.run(interpretation.query(), interpretation.now());
        if (interpretation.query().timeRole().equals(CANCELLED) && nothing(result)) {
            return byPurchase(interpretation);
        }
        return severalCurrencies(interpretation, result);
    }

    private static Finding severalCurrencies(Interpretation asked, MetricResult result) {
        boolean split = !asked.query().dimensions().contains(CURRENCY)
                && result.columns().stream().anyMatch(column -> column.name().equals(CURRENCY));
        return split ? new Finding(asked.inSeveralCurrencies(), result) : new Finding(asked, result);
    }

    /** Of orders that were cancelled before the hub knew them nobody wrote down when: they are dated by purchase. */
    private Finding byPurchase(Interpretation interpretation) {
        MetricQuery query = interpretation.query().toBuilder().dated("").build();
        MetricResult result = numbers.run(query, interpretation.now());
        if (nothing(result)) {
            return new Finding(interpretation, result);
        }
        Interpretation changed = interpretation.with(
                query,
                "No order has a date of cancellation in this period, so orders are dated by their purchase.",
                0.65);
        return new Finding(changed, result);
    }

    private static boolean nothing(MetricResult result) {
        return result.rows().stream().allMatch(DomainNode::nothing);
    }

    private static boolean nothing(List<Object> row) {
        return row.stream().noneMatch(value -> value instanceof Number number && number.doubleValue() != 0);
    }
}
