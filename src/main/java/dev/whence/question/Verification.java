package dev.whence.question;

import dev.whence.semantics.MetricQuery;
import java.util.Optional;

/**
 * Which verified question a question was recognised as.
 *
 * @param question in the words in which it was verified
 * @param rules what the rules alone make of the asked words: the same, another meaning or none
 */
public record Verification(String question, Rules rules) {
    /** What the rules understand by themselves. */
    public enum Rules {
        SAME,
        OTHERWISE,
        NOT_AT_ALL
    }

    static Verification of(String question, MetricQuery verified, Optional<MetricQuery> byRules) {
        return new Verification(
                question,
                byRules.map(query -> query.equals(verified) ? Rules.SAME : Rules.OTHERWISE)
                        .orElse(Rules.NOT_AT_ALL));
    }
}
