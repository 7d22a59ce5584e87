package dev.whence.diagnosis;

/**
 * A segment in which everything changed alike, unlike the rest.
 *
 * @param effect the mean shift of its leaves, in units of the evidence
 * @param leaves how many leaves say so
 * @param gain   by how many nats it explains them better than noise
 * @param net    the gain less the price of having searched for it among all segments; above 0 it is significant
 */
public record Cause(Segment segment, double effect, int leaves, double gain, double net) {}
