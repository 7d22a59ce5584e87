package dev.whence.question.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one speaks of what a vocabulary is about.
 *
 * @param about what can be asked about, in words
 * @param measures the metrics that are offered where a question names none
 * @param breakdown the dimension that a follow-up is most likely to ask for
 * @param usualRole the word for the date that is meant when a question names none; may be empty
 * @param dated whether anything can be asked of a period
 * @param foresees whether forecasts can be asked for
 * @param passedOver words that say nothing here
 */
public record Manner(
        String about,
        List<String> measures,
        Optional<String> breakdown,
        String usualRole,
        boolean dated,
        boolean foresees,
        List<String> passedOver,
        Map<String, List<String>> verbs) {
    static final Manner PLAIN = new Manner("", List.of(), Optional.empty(), "", true, false, List.of(), Map.of());

    public Manner {
        measures = List.copyOf(measures);
        passedOver = List.copyOf(passedOver);
        verbs = Map.copyOf(verbs);
    }
}
