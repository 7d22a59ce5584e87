package dev.whence.capture;

/**
 * Where to go on reading a source after a restart. The store keeps it beside the events, in the same transaction; only
 * the capture room knows what it says.
 *
 * @param json Debezium's source offset
 */
public record SourceOffset(String json) {}
