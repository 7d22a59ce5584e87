package dev.whence.nodes;

import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.Skill;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A question that was understood.
 *
 * @param query what is computed; for a lookup, the count of what is looked up
 * @param lookup the single thing that is asked about, if it is one
 * @param node the name of the node that answers
 * @param readable the interpretation in words, for the asker to check
 * @param notes what had to be assumed, each a sentence
 * @param confidence that this is what was meant, from 0 to 1
 * @param now the clock of the question
 * @param skill what is asked for instead of the metrics of the query, if it is a skill
 */
public record Interpretation(
        AnswerKind kind,
        String node,
        MetricQuery query,
        Optional<Lookup> lookup,
        String readable,
        List<String> notes,
        double confidence,
        LocalDateTime now,
        Optional<Skill> skill) {
    public Interpretation {
        notes = List.copyOf(notes);
    }

    /** Of a metric. */
    public Interpretation(
            AnswerKind kind,
            String node,
            MetricQuery query,
            Optional<Lookup> lookup,
            String readable,
            List<String> notes,
            double confidence,
            LocalDateTime now) {
        this(kind, node, query, lookup, readable, notes, confidence, now, Optional.empty());
    }

    /** The same question, whose answer is a number for each currency. */
    Interpretation inSeveralCurrencies() {
        List<String> more = new java.util.ArrayList<>(notes);
        more.add("amounts are in several currencies and are not added up; name a currency or a source for one number");
        AnswerKind shape = kind == AnswerKind.VALUE ? AnswerKind.TABLE : kind;
        return new Interpretation(shape, node, query, lookup, readable, more, confidence, now, skill);
    }

    /** The same with one more note, and another confidence. */
    public Interpretation noting(String note, double sure) {
        List<String> more = new java.util.ArrayList<>(notes);
        more.add(note);
        return new Interpretation(kind, node, query, lookup, readable, more, sure, now, skill);
    }

    /** Another query, with a note that says so, believed so much less. */
    public Interpretation with(MetricQuery changed, String note, double factor) {
        List<String> more = new java.util.ArrayList<>(notes);
        more.add(note);
        return new Interpretation(kind, node, changed, lookup, readable, more, confidence * factor, now, skill);
    }
}
