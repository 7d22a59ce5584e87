package dev.whence.mapping;

import dev.whence.mapping.Outcome.Ignored;

/** Tells why the rules of a row gave nothing. */
@FunctionalInterface
interface Unmet {
    String NO_RULE = "no event of the pack fits the change";

    /** Costs nothing. */
    Unmet PLAIN = (task, history) -> new Ignored(task.key(), NO_RULE);

    Ignored explain(RowTask task, RowHistory history);
}
