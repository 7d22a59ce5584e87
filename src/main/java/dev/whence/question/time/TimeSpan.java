package dev.whence.question.time;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A time expression in a question.
 *
 * @param from index of its first token
 * @param to index after its last token
 * @param certainty 1 where the words leave no choice; below 0.7 where a convention had to decide
 * @param inYear what it means in a given year, where its words leave the year open
 */
public record TimeSpan(
        int from, int to, TimeMention mention, double certainty, Optional<IntFunction<TimeMention>> inYear) {}
