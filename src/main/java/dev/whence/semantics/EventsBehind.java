package dev.whence.semantics;

import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The statement that says how many events are behind rows, each event once, and names the newest of them. */
final class EventsBehind {
    /** Of so many positions a bit for each is less than a table of those that occur. */
    private static final long MOST_BITS = 100_000_000;

    private static final int SAMPLES = 25;

    private EventsBehind() {}

    /**
     * Columns with the number and some ids, the newest first; an id may come more than once.
     *
     * @param events with columns id and position
     * @param last no position is beyond it; 0 where that is not known
     */
    static Select<?> of(Select<?> events, long last) {
        return DSL.select(count(last), DSL.field("arg_max(id, position, {0})", DSL.inline(SAMPLES)))
                .from(events.asTable("events"));
    }

    /**
     * The same where each event is there once.
     *
     * @param events with columns id and position
     */
    static Select<?> each(Select<?> events) {
        return DSL.select(
                DSL.field("({0})", DSL.select(DSL.field("count(position)")).from(events.asTable("events"))),
                DSL.field(
                        "(select list(id) from ({0}))",
                        DSL.select(DSL.field("id"))
                                .from(events.asTable("events"))
                                .where("position is not null")
                                .orderBy(DSL.field("position").desc())
                                .limit(DSL.inline(SAMPLES))));
    }

    private static Field<?> count(long last) {
        return last == 0 || last > MOST_BITS
                ? DSL.field("count(distinct position)")
                : DSL.field("coalesce(bit_count(bitstring_agg(position, 0, {0})), 0)", DSL.inline(last));
    }
}
