package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Dimension;
import java.util.Set;

/** Names that stand where the groups of an answer may be named, but are none. */
final class NotGrouped {
    private NotGrouped() {}

    /** "placed by customers in Bahia": who did it, not what to group by. */
    static boolean doers(Draft draft, int cue, int at) {
        boolean by = draft.pieces.get(cue).last().is("by")
                && draft.piece(at)
                        .filter(piece -> piece.plural() && ids(draft, piece))
                        .isPresent();
        int next = draft.after(at);
        return by
                && draft.between(at, next, Set.of("in", "from", "of"))
                && draft.piece(next)
                        .filter(piece -> piece.means(Meaning.Value.class))
                        .isPresent();
    }

    /** "for every region, orders of May": after the comma comes what it is of. */
    static boolean apposition(Draft draft, int last, int at) {
        Piece piece = draft.pieces.get(at);
        return ids(draft, piece)
                && piece.means(Meaning.Metric.class)
                && !draft.between(last, at, Set.of("and", "&", "then"));
    }

    private static boolean ids(Draft draft, Piece piece) {
        return piece.means(Dimension.class)
                && draft.vocabulary
                                .dimension(GroupReader.preferred(draft, piece))
                                .type()
                        == DimensionTerm.Type.IDS;
    }
}
