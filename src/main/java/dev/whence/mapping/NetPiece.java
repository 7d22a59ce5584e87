package dev.whence.mapping;

import java.util.List;

/**
 * What a piece of a transaction's changes makes of its rows.
 *
 * @param known keys under which rows were remembered that are to be forgotten, for they changed again
 * @param rows to be remembered from now on
 * @param rejected changes that cannot be used
 */
public record NetPiece(List<RowKey> known, List<NetRow> rows, List<Outcome> rejected) {
    public NetPiece {
        rows = List.copyOf(rows);
        known = List.copyOf(known);
        rejected = List.copyOf(rejected);
    }
}
