package dev.whence.mapping.expression;

/** A node of a planned expression. Null is the source's NULL. Thread-safe: all state is in the frame. */
@FunctionalInterface
interface Evaluator {
    Object evaluate(Frame frame);
}
