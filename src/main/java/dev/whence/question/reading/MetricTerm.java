package dev.whence.question.reading;

import java.util.List;
import java.util.Optional;

/**
 * A metric as people may call it.
 *
 * @param phrases its name, label and synonyms
 * @param unit of its values; "fraction" for shares and rates
 * @param additive whether its values over parts add up to the whole
 * @param lowIsBetter whether the best is the lowest
 * @param statistics whether medians, percentiles and extremes of its single values can be asked
 * @param by the dimension without which it is not meant: of "sales by brand" the brand
 * @param whole whether it counts all things of its kind, so that its noun sets no condition
 * @param counts whether it counts things ("orders"), so that its noun may also just say what is spoken of
 */
public record MetricTerm(
        String name,
        String label,
        List<String> phrases,
        String unit,
        String domain,
        boolean additive,
        boolean lowIsBetter,
        boolean statistics,
        boolean counts,
        boolean whole,
        Optional<Ratio> ratio,
        Optional<String> by) {
    public MetricTerm {
        phrases = List.copyOf(phrases);
    }

    /** The metrics that it is made of. */
    public record Ratio(String numerator, String denominator) {}

    public boolean isFraction() {
        return unit.equals("fraction");
    }
}
