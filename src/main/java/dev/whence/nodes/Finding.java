package dev.whence.nodes;

import dev.whence.semantics.MetricResult;

/** What a node found, and the interpretation that it answered, which it may have had to change. */
public record Finding(Interpretation interpretation, MetricResult result) {}
