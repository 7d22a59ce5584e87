package dev.whence.nodes;

/** A bean that answers: a node, or a skill of one. Thread-safe. */
public interface Answerer {
    /** Of a node: the domain of the metrics that it answers for. Of a skill: its own. Its name on the wire. */
    String name();

    /** Computes what was asked. Fails with BAD_DATA, and a sentence for the asker, where that is not possible. */
    Finding answer(Interpretation interpretation);
}
