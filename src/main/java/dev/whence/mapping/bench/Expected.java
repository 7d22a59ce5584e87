package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An event that a record of the truth means.
 *
 * @param left of the number that several events may add up to, after this one
 */
record Expected(ObjectNode truth, Expectation rule, BigDecimal left) {
    Expected(ObjectNode truth, Expectation rule) {
        this(truth, rule, BigDecimal.ZERO);
    }

    List<String> differences(JsonNode event) {
        return FieldCheck.differences(rule.fields(), truth, event.path("data"));
    }

    boolean complete() {
        return left.signum() == 0;
    }

    /** What is meant by an event that tells only a part of the number; empty where it is not less than the whole. */
    Optional<Expected> part(JsonNode event) {
        return rule.parts().flatMap(number -> {
            BigDecimal told = event.path("data").path(number).decimalValue();
            BigDecimal rest = truth.path("each").path(number).decimalValue().subtract(told);
            return told.signum() > 0 && rest.signum() > 0
                    ? Optional.of(new Expected(with(number, told), rule, rest))
                    : Optional.empty();
        });
    }

    /** What is still to be told. */
    Expected rest() {
        return new Expected(with(rule.parts().orElseThrow(), left), rule);
    }

    private ObjectNode with(String number, BigDecimal value) {
        ObjectNode changed = truth.deepCopy();
        ((ObjectNode) changed.path("each")).put(number, value);
        return changed;
    }
}
