package dev.whence.mapping;

import dev.whence.mapping.expression.Scope;
import java.util.List;

/**
 * What changes of a table's rows mean.
 *
 * @param order of the table in the pack
 * @param touchesParent whether a change of these rows is asked for by rules of the table that they belong to
 */
record TableRules(PackTable table, int order, boolean touchesParent, Scope scope, List<EventRule> events) {
    TableRules {
        events = List.copyOf(events);
    }
}
