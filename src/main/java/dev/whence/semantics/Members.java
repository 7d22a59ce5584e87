package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Period;
import java.util.Optional;

/**
 * Who or what the rows of a query belong to: the members of a set, or the groups of another query. It is computed first,
 * by the node that knows it, and the query is narrowed to it.
 */
public sealed interface Members {
    /** By which rows belong to them. */
    String dimension();

    /** The node that knows them. */
    String node();

    /** What they are called: "products out of stock". */
    String label();

    /** The period in which they were members is that of the query; where the query has none, now. */
    boolean alike();

    /**
     * The members of a set of the model, in a period of its own or now.
     *
     * @param others all others of their kind instead
     */
    record OfSet(EntitySet set, Optional<Period> period, boolean alike, boolean others) implements Members {
        public OfSet(EntitySet set, Optional<Period> period, boolean alike) {
            this(set, period, alike, false);
        }

        @Override
        public String dimension() {
            return set.dimension();
        }

        @Override
        public String node() {
            return set.domain();
        }

        @Override
        public String label() {
            return others ? set.unit() + " other than " + set.display() : set.display();
        }
    }

    /**
     * The groups of a query by one dimension that has conditions on groups.
     *
     * @param query without a period where that is {@code alike}
     */
    record Groups(MetricQuery query, String node, String label, boolean alike) implements Members {
        @Override
        public String dimension() {
            return query.dimensions().get(0);
        }
    }
}
