package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Unit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Nouns for what the question before fixed: "in that month", "for this category". */
final class SpokenBefore implements Reader {
    private static final Set<String> POINTING = Set.of("that", "this", "those", "these", "same");

    private final Optional<Frame> previous;

    SpokenBefore(Optional<Frame> previous) {
        this.previous = previous;
    }

    @Override
    public void read(Draft draft) {
        previous.ifPresent(before -> {
            for (int i = 1; i < draft.pieces.size(); i++) {
                Piece piece = draft.pieces.get(i);
                boolean pointed = draft.pieces.get(i - 1).last().isAny(POINTING);
                if (pointed && piece.free() && fixed(piece, before)) {
                    piece.take();
                } else if (pointed && piece.means(Dimension.class) && !piece.plural() && !grouped(piece, before)) {
                    draft.doubt(0.3, "which " + piece.text() + " is meant");
                }
            }
        });
    }

    private static boolean grouped(Piece piece, Frame before) {
        return piece.span().all(Dimension.class).stream()
                .anyMatch(each -> before.dimensions().contains(each.name()));
    }

    private static boolean fixed(Piece piece, Frame before) {
        Set<String> conditions =
                before.conditions().stream().map(Condition::dimension).collect(Collectors.toSet());
        boolean unit = before.period().isPresent()
                && piece.span().as(Unit.class).filter(found -> !found.groups()).isPresent();
        return unit || piece.span().all(Dimension.class).stream().anyMatch(each -> conditions.contains(each.name()));
    }
}
