package dev.whence.semantics;

import java.util.List;

/**
 * Rows that a number rests on, where no events tell of them.
 *
 * @param source the file or the table
 * @param rows how many
 * @param key the columns of the primary key; empty where the model names none
 * @param samples the keys of the first of them
 */
public record RowsBehind(String dataset, String source, long rows, List<String> key, List<List<Object>> samples) {}
