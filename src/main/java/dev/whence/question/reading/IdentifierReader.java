package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Identifier;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.Optional;

/**
 * Ids: a question about a single thing by its id, whose other words name its parts ("status of order 4711"), or a
 * condition on what has an id ("revenue of seller 4711").
 */
final class IdentifierReader implements Reader {
    @Override
    public void read(Draft draft) {
        boolean measured = draft.pieces.stream().anyMatch(piece -> piece.means(Metric.class));
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            Optional<Identifier> id = piece.span().as(Identifier.class).or(() -> numbered(draft, piece));
            Optional<String> owner = id.flatMap(found -> owner(draft, piece));
            if (owner.isPresent() && measured) {
                condition(draft, i, owner.get(), id.get());
            } else if (piece.means(Identifier.class)) {
                draft.identifier = Optional.of(id.get().id());
            }
        }
        if (draft.identifier.isPresent()) {
            draft.pieces.stream().filter(IdentifierReader::names).forEach(piece -> {
                piece.take();
                asked(draft, piece).ifPresent(draft.dimensions::add);
            });
        }
    }

    /** "store 3": a number right after the one thing that has it as its id. */
    private static Optional<Identifier> numbered(Draft draft, Piece piece) {
        int at = draft.pieces.indexOf(piece);
        boolean one = draft.piece(at - 1)
                .filter(before -> before.freely(Dimension.class) && !before.plural() && !before.means(Metric.class))
                .isPresent();
        boolean per = draft.piece(draft.before(at - 1))
                .filter(before -> before.cues(Cues.GROUP))
                .isPresent();
        return one && !per && !piece.means(Meaning.Time.class)
                ? piece.span()
                        .as(Meaning.Figure.class)
                        .filter(Meaning.Figure::bare)
                        .map(figure -> new Identifier(figure.number().toPlainString()))
                : Optional.empty();
    }

    private static void condition(Draft draft, int at, String dimension, Identifier id) {
        draft.pieces.get(at).take();
        draft.pieces.get(draft.before(at)).take();
        draft.conditions.add(new Draft.Condition(dimension, Operator.IN, id.id(), at, false));
    }

    /** "seller 4711": the dimension of ids before it, unless that is what can be looked up. */
    private static Optional<String> owner(Draft draft, Piece piece) {
        return draft.piece(draft.before(draft.pieces.indexOf(piece)))
                .flatMap(before -> before.span().all(Dimension.class).stream()
                        .map(Dimension::name)
                        .filter(name -> draft.vocabulary.dimension(name).type() == DimensionTerm.Type.IDS)
                        .filter(name -> !name.equals("order_id"))
                        .findFirst());
    }

    /** What is asked of the thing: "which state". */
    private static Optional<String> asked(Draft draft, Piece piece) {
        boolean which = draft.piece(draft.pieces.indexOf(piece) - 1)
                .filter(before -> before.last().is("which") || before.last().is("what"))
                .isPresent();
        return which
                ? piece.span().all(Dimension.class).stream()
                        .map(Dimension::name)
                        .filter(name -> draft.vocabulary.dimension(name).type() == DimensionTerm.Type.NAMES)
                        .findFirst()
                : Optional.empty();
    }

    /** Thresholds, comparisons and the like make no sense of a single thing, and stay to be refused. */
    private static boolean names(Piece piece) {
        return piece.means(Identifier.class)
                || piece.means(Dimension.class)
                || piece.means(Metric.class)
                || piece.means(Meaning.Role.class);
    }
}
