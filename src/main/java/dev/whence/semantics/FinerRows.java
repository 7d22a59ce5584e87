package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Filter;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/** What the rows of a finer dataset say about the rows of a coarser one: of lines about orders. Not thread-safe. */
interface FinerRows {
    /** To group by. */
    Field<Object> key(dev.whence.semantics.Field dimension);

    void filter(Filter filter, dev.whence.semantics.Field dimension);

    /** Only rows of the finer dataset that belong to the members. */
    void among(MemberSelect members, String dataset, String column);

    /** The coarser rows, with what is needed of the finer ones. */
    Table<?> join(Table<?> table);

    List<Condition> conditions();

    /** Whether a coarser row may come out more than once. */
    boolean multiplies();
}
