package dev.whence.semantics;

import java.util.List;
import java.util.Optional;

/**
 * What one can ask for.
 *
 * @param expression an aggregate in SQL over {@code dataset.field}
 * @param dataset whose rows are counted
 * @param where which of these rows, in SQL over {@code dataset.field}
 * @param values the single values behind a mean, which make medians and other statistics possible
 * @param ratio the metric is the first of these divided by the second
 * @param entity what is counted (with {@code having}): the different values of this
 * @param having which entities count, as an aggregate over their rows
 * @param additive values of parts of time may be summed
 * @param lowIsBetter the best is the lowest
 * @param whole counts all things of its kind, although it has a condition
 * @param timeRole the date that it means, where it is not the model's
 * @param evidence the columns of the dataset with the event, where they are not the dataset's own
 * @param bare the file says nothing of Whence's own about it
 */
public record Metric(
        String name,
        String display,
        String description,
        String expression,
        DataType type,
        List<String> synonyms,
        String unit,
        String domain,
        String dataset,
        Optional<String> where,
        Optional<String> values,
        Optional<Ratio> ratio,
        Optional<String> entity,
        Optional<String> having,
        boolean additive,
        boolean lowIsBetter,
        boolean whole,
        Optional<String> timeRole,
        Optional<Evidence> evidence,
        boolean bare) {
    /** The unit of rates and shares, which are never expressed in percent inside the hub. */
    public static final String FRACTION = "fraction";
    /** The unit of amounts of money, whose currency the rows say. */
    public static final String MONEY = "money";
    /** The time role of what is counted as it is now. */
    public static final String UNDATED = "none";

    public Metric {
        synonyms = List.copyOf(synonyms);
    }

    /** Names of two metrics. */
    public record Ratio(String numerator, String denominator) {}

    /** The metric of a model whose parts all belong to one domain. */
    Metric in(String other) {
        return with(other, timeRole);
    }

    /** The metric, dated so. */
    Metric dated(String role) {
        return with(domain, Optional.of(role));
    }

    private Metric with(String otherDomain, Optional<String> otherRole) {
        return new Metric(
                name,
                display,
                description,
                expression,
                type,
                synonyms,
                unit,
                otherDomain,
                dataset,
                where,
                values,
                ratio,
                entity,
                having,
                additive,
                lowIsBetter,
                whole,
                otherRole,
                evidence,
                bare);
    }

    public boolean isMoney() {
        return unit.equals(MONEY);
    }

    public boolean isUndated() {
        return timeRole.filter(UNDATED::equals).isPresent();
    }

    public boolean isFraction() {
        return unit.equals(FRACTION);
    }
}
