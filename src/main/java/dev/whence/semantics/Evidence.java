package dev.whence.semantics;

/**
 * The columns that name the event behind a row: its id and its position.
 *
 * @param own no two rows rest on the same event
 */
public record Evidence(String id, String position, boolean own) {}
