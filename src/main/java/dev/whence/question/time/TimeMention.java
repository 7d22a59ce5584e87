package dev.whence.question.time;

import dev.whence.semantics.MetricQuery.Grain;
import java.util.List;
import java.util.Optional;

/** What a time expression means. */
public sealed interface TimeMention {
    /**
     * A known stretch.
     *
     * @param ends for "from A to B" and "between A and B": A and B, which a question about change compares; else empty
     */
    record During(Stretch stretch, List<Stretch> ends) implements TimeMention {
        public During {
            ends = List.copyOf(ends);
        }
    }

    /**
     * A stretch before another one ("the quarter before", "a year earlier"), which the sentence or the conversation
     * names.
     *
     * @param unit empty means of the same kind as the other
     * @param alone what it means if there is no other
     * @param count how many units
     * @param year the other stretch's own months in this year: "the same months of 2017"
     */
    record Before(Optional<Grain> unit, boolean yearEarlier, Optional<Stretch> alone, int count, Optional<Integer> year)
            implements TimeMention {
        Before(Optional<Grain> unit, boolean yearEarlier, Optional<Stretch> alone, int count) {
            this(unit, yearEarlier, alone, count, Optional.empty());
        }

        static Before inYear(int year) {
            return new Before(Optional.empty(), false, Optional.empty(), 1, Optional.of(year));
        }

        /** Seen from {@code anchor}. */
        public Stretch from(Stretch anchor) {
            if (year.isPresent()) {
                return anchor.inYear(year.get());
            }
            if (yearEarlier) {
                return anchor.yearEarlier();
            }
            return unit.map(wanted -> anchor.previous(wanted, count)).orElseGet(anchor::previous);
        }
    }

    /** All there is up to the clock. */
    record History() implements TimeMention {}

    /**
     * Time that has not come yet.
     *
     * @param when empty where it is not known exactly
     */
    record Future(String words, Optional<Stretch> when) implements TimeMention {}

    /** Days that nobody fixed ("Black Friday", "early 2018"); to be asked back. */
    record Unfixed(String words) implements TimeMention {}
}
