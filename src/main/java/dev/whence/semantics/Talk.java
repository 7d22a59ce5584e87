package dev.whence.semantics;

import java.util.List;
import java.util.Map;

/**
 * How one speaks of what a model is about.
 *
 * @param about what can be asked about, for people; empty where the names of the metrics are to say it
 * @param measures the metrics, in the words of people, that are offered where a question names none
 * @param examples of questions
 * @param passedOver words that say nothing here, since all of the data is of them: the country, the currency
 * @param verbs by metric, what asks for it where nothing else does: "did we sell", "bring in" for the revenue
 */
public record Talk(
        List<String> about,
        List<String> measures,
        List<String> examples,
        List<String> passedOver,
        Map<String, List<String>> verbs) {
    public Talk {
        about = List.copyOf(about);
        measures = List.copyOf(measures);
        examples = List.copyOf(examples);
        passedOver = List.copyOf(passedOver);
        verbs = Map.copyOf(verbs);
    }
}
