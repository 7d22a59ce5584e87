package dev.whence.question.reading;

import dev.whence.question.time.ClockSpan;
import dev.whence.question.time.TimeSpan;
import dev.whence.semantics.MetricQuery;
import java.math.BigDecimal;

/** What a piece of a question may mean. */
public sealed interface Meaning {
    /** How much it explains, for choosing between overlapping pieces. */
    double worth();

    /** A metric of the model. */
    record Metric(String name) implements Meaning {
        @Override
        public double worth() {
            return 1.25;
        }
    }

    /** A skill of a node. */
    record Skilled(dev.whence.semantics.Skill skill) implements Meaning {
        @Override
        public double worth() {
            return 1.5;
        }
    }

    /** A set that questions can be narrowed to. */
    record Member(dev.whence.semantics.EntitySet set) implements Meaning {
        @Override
        public double worth() {
            return 1.35;
        }
    }

    /** A dimension of the model. */
    record Dimension(String name) implements Meaning {
        @Override
        public double worth() {
            return 1.2;
        }
    }

    /**
     * A value in the data.
     *
     * @param weight how many orders have it, to tell a great city from a hamlet of the same name
     * @param certainty below 1 where only a part of its name was said
     */
    record Value(String dimension, String value, long weight, double certainty) implements Meaning {
        @Override
        public double worth() {
            return 1.3 * certainty;
        }
    }

    /** A stretch of time. */
    record Time(TimeSpan span) implements Meaning {
        @Override
        public double worth() {
            return 1.4;
        }
    }

    /** Hours of the day. */
    record Clock(ClockSpan span) implements Meaning {
        @Override
        public double worth() {
            return 1.4;
        }
    }

    /** A unit of time as a noun ("month") or, if {@code groups}, as a way of grouping ("monthly"). */
    record Unit(MetricQuery.Grain grain, boolean groups) implements Meaning {
        @Override
        public double worth() {
            return groups ? 1.3 : 1.1;
        }
    }

    /** Which date a period means. */
    record Role(String name) implements Meaning {
        @Override
        public double worth() {
            return 1;
        }
    }

    /** A word of English that says what to do. */
    record Cue(Cues kind) implements Meaning {
        @Override
        public double worth() {
            return kind == Cues.NOISE ? 0.5 : 1.1;
        }
    }

    /** A statistic of single values: median, p90, max ... */
    record Statistic(String suffix) implements Meaning {
        @Override
        public double worth() {
            return 1.1;
        }
    }

    /** A number. */
    record Figure(BigDecimal number, boolean percent) implements Meaning {
        /** Whether it may be a number of things. */
        boolean bare() {
            return !percent
                    && number.stripTrailingZeros().scale() <= 0
                    && number.signum() > 0
                    && number.intValue() <= 1000;
        }

        @Override
        public double worth() {
            return 0.9;
        }
    }

    /**
     * Places in an order.
     *
     * @param first counted from 1
     * @param last the same for a single place
     */
    record Place(int first, int last) implements Meaning {
        @Override
        public double worth() {
            return 0.9;
        }
    }

    /** The id of something. */
    record Identifier(String id) implements Meaning {
        @Override
        public double worth() {
            return 2;
        }
    }

    /** Something that is asked back or declined: the reason and what is meant. */
    record Declined(Refusal reason, String what) implements Meaning {
        @Override
        public double worth() {
            return 1.15;
        }
    }
}
