package dev.whence.nodes;

/**
 * A single thing that is asked about by its id.
 *
 * @param dataset where it is looked up
 * @param section the dataset whose rows are asked for: that of the thing itself, or of its parts
 */
public record Lookup(String dataset, String id, String section) {}
