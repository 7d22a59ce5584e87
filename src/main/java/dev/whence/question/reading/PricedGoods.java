package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Metric;
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
        return goods && (priced || next) ? RowNumbers.ofRow(draft, "items", "money") : Optional.empty();
    }

    /** The "each" of "less than 50 reais each", which groups by nothing. */
    static boolean apiece(Draft draft, int at) {
        boolean amount = draft.piece(at - 1).flatMap(NumberUnit::of).isPresent();
        boolean grouping = draft.piece(at + 1)
                .filter(piece -> piece.means(Dimension.class) || piece.means(Meaning.Unit.class))
                .isPresent();
        return amount && !grouping && draft.pieces.get(at).last().is("each");
    }

    /** What the number counts, by the word after it or the sign before it. */
    static NumberUnit unit(Draft draft, Figure figure) {
        int at = at(draft, figure);
        return draft.piece(at + 1)
                .flatMap(NumberUnit::of)
                .or(() -> draft.piece(at).map(NumberUnit::signed))
                .orElse(NumberUnit.UNSAID);
    }

    /** Whether the number may be one of this noun: "50 reais went to customers" says nothing of customers. */
    static boolean counts(Draft draft, Piece noun, Figure figure) {
        boolean money = noun.span().all(Metric.class).stream().anyMatch(each -> NumberUnit.MONEY
                        .name()
                        .equals(draft.vocabulary.metric(each.name()).unit()))
                || noun.span().all(Dimension.class).stream().anyMatch(each -> NumberUnit.MONEY
                        .name()
                        .equals(draft.vocabulary.dimension(each.name()).unit()));
        return money || !unit(draft, figure).equals(NumberUnit.MONEY);
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
