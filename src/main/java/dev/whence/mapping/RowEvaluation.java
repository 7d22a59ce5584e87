package dev.whence.mapping;

import dev.whence.mapping.RowTask.View;
import dev.whence.mapping.expression.Frame;
import dev.whence.mapping.expression.RowState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The rules of one row, evaluated until everything that they look up is there: each again only for as long as something
 * of its own was missing. Not thread-safe.
 */
final class RowEvaluation {
    private final RowTask task;
    private final Outcome[] given;
    private final BitSet open = new BitSet();
    private Optional<Begun> begun = Optional.empty();

    private record Begun(RowState state, Frame frame) {}

    RowEvaluation(RowTask task) {
        this.task = task;
        this.given = new Outcome[task.rules().events().size()];
        this.open.set(0, given.length);
    }

    RowTask task() {
        return task;
    }

    /**
     * What the rules give, in the pack's order. Empty if rows were looked up that are not there yet; they have been asked
     * for, and it is to be called again.
     */
    Optional<List<Outcome>> outcomes(EventMaker events, RowHistory history) {
        if (begun.isEmpty()) {
            if (!task.isReady(history)) {
                return Optional.empty();
            }
            begun = task.state(history)
                    .map(state -> new Begun(state, events.frame(task, state, new View(history, task.step()))));
            if (begun.isEmpty()) {
                return Optional.of(List.of());
            }
        }
        evaluate(events, begun.get());
        return open.isEmpty() ? Optional.of(given()) : Optional.empty();
    }

    private void evaluate(EventMaker events, Begun row) {
        Frame frame = row.frame();
        frame.again();
        for (int rule = open.nextSetBit(0); rule >= 0; rule = open.nextSetBit(rule + 1)) {
            int before = frame.missed();
            Optional<Outcome> outcome = events.evaluate(task.rules().events().get(rule), task, row.state(), frame);
            if (frame.missed() == before) {
                given[rule] = outcome.orElse(null);
                open.clear(rule);
            }
        }
    }

    private List<Outcome> given() {
        List<Outcome> outcomes = new ArrayList<>(1);
        for (Outcome outcome : given) {
            if (outcome != null) {
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }
}
