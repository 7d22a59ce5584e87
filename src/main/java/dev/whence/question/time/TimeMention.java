package dev.whence.question.time;

import dev.whence.semantics.MetricQuery.Grain;
import java.util.List;
import java.util.Optional;

/** What a time expression means. */
public sealed interface TimeMention {
    /** From one stretch to another; empty where the other does not exist. */
    @FunctionalInterface
    interface Move {
        Optional<Stretch> from(Stretch anchor);
    }

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
     * A stretch beside another one ("the quarter before", "a year earlier", "the following month"), which the sentence or
     * the conversation names.
     *
     * @param unit what it is counted in, for steps ("month over month"); empty means of the same kind as the other
     * @param alone what it means if there is no other
     * @param year the other stretch's own part in this year: "the same months of 2017"
     */
    record Beside(Optional<Grain> unit, Optional<TimeMention> alone, Optional<Integer> year, Move move)
            implements TimeMention {
        /** Of no certain year. */
        Beside(Optional<Grain> unit, Optional<TimeMention> alone, Move move) {
            this(unit, alone, Optional.empty(), move);
        }

        static Beside inYear(int year) {
            return new Beside(
                    Optional.empty(), Optional.empty(), Optional.of(year), anchor -> Optional.of(anchor.inYear(year)));
        }

        /** Seen from {@code anchor}. */
        public Optional<Stretch> from(Stretch anchor) {
            return move.from(anchor);
        }
    }

    /**
     * A stretch that is pointed back to ("that year", "the last month of that quarter"), which the sentence or the
     * conversation names.
     */
    record Pointed(String words, Move move) implements TimeMention {
        /** Seen from {@code anchor}; empty where the words do not fit it, as "that month" after a year. */
        public Optional<Stretch> from(Stretch anchor) {
            return move.from(anchor);
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

    /**
     * Days that nobody fixed ("early 2018") or that may be others ("5/3/2018"); to be asked back.
     *
     * @param choices what may be meant, in words that are understood; may be empty
     */
    record Unfixed(String words, List<String> choices) implements TimeMention {
        public Unfixed {
            choices = List.copyOf(choices);
        }

        /** Without anything to choose from. */
        public Unfixed(String words) {
            this(words, List.of());
        }
    }
}
