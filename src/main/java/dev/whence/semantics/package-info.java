/**
 * The semantic model (Apache Ossie) and the one way to compute a number: a {@link dev.whence.semantics.MetricQuery} is
 * checked against the model, becomes SQL (jOOQ) and runs on the columnar projection.
 */
package dev.whence.semantics;
