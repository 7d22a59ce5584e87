package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Dimension;
import java.util.Optional;
import java.util.Set;

/** "the sellers' own state", "the state of the seller": a place of somebody who has one of his own. */
final class OwnPlace {
    private static final Set<String> OWNING = Set.of("'", "\u2019", "own", "home");

    private OwnPlace() {}

    /** The dimension that two pieces name together, the owner before the place. */
    static Optional<String> of(Draft draft, int owner, int place) {
        boolean together = draft.piece(owner).isPresent()
                && draft.piece(place).filter(Piece::free).isPresent()
                && draft.pieces.subList(owner + 1, place).stream()
                        .flatMap(piece -> piece.tokens().stream())
                        .allMatch(token -> token.isAny(OWNING));
        if (!together) {
            return Optional.empty();
        }
        String who = draft.pieces.get(owner).last().stem();
        return draft.pieces.get(place).span().all(Dimension.class).stream()
                .map(each -> draft.vocabulary.dimension(each.name()).label())
                .flatMap(label -> draft.vocabulary.dimensions().stream()
                        .filter(term -> term.label().equals(who + " " + label)))
                .map(DimensionTerm::name)
                .findFirst();
    }
}
