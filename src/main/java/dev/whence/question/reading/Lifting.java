package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Value;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a follow-up lifts of what was said before: "back to all states", "and with the Southeast again", "in absolute
 * numbers".
 */
final class Lifting implements Reader {
    private static final Set<String> ALL = Set.of("all", "any");
    private static final Set<String> AGAIN = Set.of("again", "back", "including", "include", "included");
    private static final Set<String> BACK =
            Set.of("back", "return", "again", "including", "include", "included", "put", "go", "add", "added");
    private static final Set<String> PLAIN = Set.of("absolute", "plain", "raw");
    private static final Set<String> NUMBERS = Set.of("number", "figure", "term", "count", "value", "amount");

    private final Optional<Frame> previous;

    Lifting(Optional<Frame> previous) {
        this.previous = previous;
    }

    @Override
    public void read(Draft draft) {
        previous.ifPresent(before -> {
            boolean measured = draft.pieces.stream()
                    .anyMatch(piece -> piece.means(Meaning.Metric.class) && !piece.means(Dimension.class));
            if (!measured) {
                dimensions(draft, before);
                everywhere(draft, before);
                values(draft, before);
                if (!draft.lifted.isEmpty()) {
                    draft.pieces.stream()
                            .filter(piece -> piece.unknown() && piece.last().isAny(BACK))
                            .forEach(Piece::take);
                }
            }
            if (before.share()) {
                plain(draft);
            }
        });
    }

    /** "all states": without the conditions on states, or on other places of the same owner. */
    private static void dimensions(Draft draft, Frame before) {
        for (int i = 1; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            boolean all = draft.pieces.get(i - 1).last().isAny(ALL) && piece.freely(Dimension.class);
            Set<String> named = Set.copyOf(piece.span().all(Dimension.class).stream()
                    .map(Dimension::name)
                    .toList());
            List<Condition> lifted = all ? before.conditionsOn(named, draft.vocabulary) : List.of();
            if (all) {
                piece.take();
                draft.lifted.addAll(lifted);
                if (lifted.isEmpty() && before.dimensions().stream().noneMatch(named::contains)) {
                    draft.doubt(0.3, "what is wanted of all " + piece.text());
                }
            }
        }
    }

    /** "for the whole country": without the conditions on places of the customers. */
    private static void everywhere(Draft draft, Frame before) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            boolean whole = piece.last().is("country")
                    && draft.piece(i - 1)
                            .filter(each -> each.last().isAny(Set.of("whole", "entire")))
                            .isPresent();
            if (whole || piece.last().isAny(Set.of("nationwide", "countrywide"))) {
                draft.lifted.addAll(before.conditions().stream()
                        .filter(condition -> draft.vocabulary
                                        .dimension(condition.dimension())
                                        .place()
                                        .length()
                                > 0)
                        .filter(condition -> !draft.vocabulary
                                .dimension(condition.dimension())
                                .place()
                                .contains(" "))
                        .toList());
                piece.take();
            }
        }
    }

    /** "with the Southeast again", which was left out. */
    private static void values(Draft draft, Frame before) {
        boolean again = draft.tokens.stream().anyMatch(token -> token.isAny(AGAIN));
        if (!again || draft.any(Cues.NEGATION)) {
            return;
        }
        for (Piece piece : draft.pieces) {
            List<Condition> lifted = before.conditions().stream()
                    .filter(condition -> condition.operator() == Operator.NOT_IN)
                    .filter(condition -> piece.span().all(Value.class).stream()
                            .anyMatch(value -> value.dimension().equals(condition.dimension())
                                    && value.value().equals(condition.value())))
                    .toList();
            if (piece.free() && !lifted.isEmpty()) {
                piece.take();
                draft.lifted.addAll(lifted);
            }
        }
    }

    /** "in absolute numbers": no longer as a share. */
    private static void plain(Draft draft) {
        for (int i = 1; i < draft.pieces.size(); i++) {
            boolean said = draft.pieces.get(i - 1).last().isAny(PLAIN)
                    && NUMBERS.contains(draft.pieces.get(i).last().stem());
            if (said) {
                draft.pieces.get(i - 1).take();
                draft.pieces.get(i).take();
                draft.unshared = true;
            }
        }
    }
}
