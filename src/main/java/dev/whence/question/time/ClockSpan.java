package dev.whence.question.time;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Hours of the day in a question.
 *
 * @param from index of its first token
 * @param to index after its last token
 * @param first the hour that it begins with, from 0
 * @param last the hour before which it ends, up to 24; not after {@code first} where it goes past midnight
 * @param certainty 1 where the words name hours; less for "at night" and the like
 */
public record ClockSpan(int from, int to, int first, int last, double certainty) {
    public boolean pastMidnight() {
        return last <= first;
    }

    /** Each hour of it, in its order. */
    public List<Integer> hours() {
        return IntStream.range(first, pastMidnight() ? last + 24 : last)
                .map(hour -> hour % 24)
                .boxed()
                .toList();
    }

    /** "18:00 to 24:00". */
    public String label() {
        return first + ":00 to " + last + ":00";
    }
}
