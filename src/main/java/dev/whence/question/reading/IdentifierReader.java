package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Identifier;

/** A question about a single thing by its id: the other words name its parts. */
final class IdentifierReader implements Reader {
    @Override
    public void read(Draft draft) {
        for (Piece piece : draft.pieces) {
            piece.span().as(Identifier.class).ifPresent(found -> draft.identifier = java.util.Optional.of(found.id()));
        }
        if (draft.identifier.isPresent()) {
            draft.pieces.stream().filter(IdentifierReader::names).forEach(Piece::take);
        }
    }

    /** Thresholds, comparisons and the like make no sense of a single thing, and stay to be refused. */
    private static boolean names(Piece piece) {
        return piece.means(Identifier.class)
                || piece.means(Meaning.Dimension.class)
                || piece.means(Meaning.Metric.class)
                || piece.means(Meaning.Role.class);
    }
}
