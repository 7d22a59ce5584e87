package dev.whence.nodes;

import dev.whence.diagnosis.Explanation;
import dev.whence.nodes.forecast.Forecast;
import dev.whence.semantics.MetricResult;
import java.util.Optional;

/**
 * What a node found, and the interpretation that it answered, which it may have had to change.
 *
 * @param explanation of a change, where one was asked for
 * @param forecast whose rows the result holds, where one was asked for
 * @param sentence what the node says of it in words of its own
 */
public record Finding(
        Interpretation interpretation,
        MetricResult result,
        Optional<Explanation> explanation,
        Optional<String> sentence,
        Optional<Forecast> forecast) {
    public Finding(
            Interpretation interpretation,
            MetricResult result,
            Optional<Explanation> explanation,
            Optional<String> sentence) {
        this(interpretation, result, explanation, sentence, Optional.empty());
    }

    public Finding(Interpretation interpretation, MetricResult result, Optional<Explanation> explanation) {
        this(interpretation, result, explanation, Optional.empty());
    }

    public Finding(Interpretation interpretation, MetricResult result) {
        this(interpretation, result, Optional.empty());
    }
}
