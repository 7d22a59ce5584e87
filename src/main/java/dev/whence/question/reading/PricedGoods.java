package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Value;
import java.util.Optional;
import java.util.Set;

/** "toys costing less than 50 reais", "perfumery under R$ 30": goods by the price of a piece, where no rows are named. */
final class PricedGoods {
    private static final Set<String> PRICED =
            Set.of("costing", "priced", "cheaper", "dearer", "pricier", "costlier", "expensive", "price", "prices");
    private static final Set<String> GOODS = Set.of("category", "product_id");

    private PricedGoods() {}

    /**
     * The dimension that the number is a condition on; empty if it is none on a price.
     *
     * @param subject the piece that the condition is said of
     */
    static Optional<String> dimension(Draft draft, int subject, Figure figure) {
        int at = at(draft, figure);
        boolean goods = draft.piece(subject).filter(PricedGoods::goods).isPresent();
        boolean priced = draft.between(subject, at, PRICED);
        boolean next = draft.before(at) == subject + 1 && unit(draft, figure).equals(NumberUnit.MONEY);
        if (!goods || !priced && !next) {
            return Optional.empty();
        }
        apiece(draft, at);
        return RowNumbers.ofRow(draft, "items", "money");
    }

    /** "less than 50 reais each": groups by nothing. */
    private static void apiece(Draft draft, int at) {
        int each = draft.piece(at + 1).flatMap(NumberUnit::of).isPresent() ? at + 2 : at + 1;
        boolean grouping = draft.piece(each + 1)
                .filter(piece -> piece.means(Dimension.class) || piece.means(Meaning.Unit.class))
                .isPresent();
        draft.piece(each).filter(piece -> piece.last().is("each") && !grouping).ifPresent(Piece::take);
    }

    /** What the number counts, by the word after it or the sign before it. */
    static NumberUnit unit(Draft draft, Figure figure) {
        int at = at(draft, figure);
        return draft.piece(at + 1)
                .flatMap(NumberUnit::of)
                .or(() -> draft.piece(at).map(NumberUnit::signed))
                .orElse(NumberUnit.UNSAID);
    }

    private static boolean goods(Piece piece) {
        return piece.span().all(Value.class).stream().anyMatch(value -> GOODS.contains(value.dimension()))
                || piece.span().all(Dimension.class).stream().anyMatch(dimension -> GOODS.contains(dimension.name()));
    }

    private static int at(Draft draft, Figure figure) {
        return draft.pieces.indexOf(draft.pieces.stream()
                .filter(piece -> piece.free() && piece.span().all(Figure.class).contains(figure))
                .findFirst()
                .orElseThrow());
    }
}
