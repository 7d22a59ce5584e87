package dev.whence.question.time;

/**
 * A time expression in a question.
 *
 * @param from index of its first token
 * @param to index after its last token
 * @param certainty 1 where the words leave no choice; below 0.7 where a convention had to decide
 */
public record TimeSpan(int from, int to, TimeMention mention, double certainty) {}
