package dev.whence.semantics;

import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The statement that says how many events are behind rows, each event once, and names the newest of them. */
final class EventsBehind {
    /** Of so many positions a bit for each is less than a table of those that occur. */
    private static final long MOST_BITS = 100_000_000;

    private EventsBehind() {}

    /**
     * Columns with the number and some ids, the newest first; an id may come more than once.
     *
     * @param events with columns id and position
     * @param last no position is beyond it; 0 where that is not known
     */
    static Select<?> of(Select<?> events, long last) {
        return DSL.select(count(last), DSL.field("arg_max(id, position, 25)")).from(events.asTable("events"));
    }

    private static Field<?> count(long last) {
        return last == 0 || last > MOST_BITS
                ? DSL.field("count(distinct position)")
                : DSL.field("coalesce(bit_count(bitstring_agg(position, 0, {0})), 0)", DSL.inline(last));
    }
}
