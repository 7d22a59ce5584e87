package dev.whence.semantics;

/** The columns that name the event behind a row: its id and its position. */
public record Evidence(String id, String position) {}
