package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Figure;
import java.util.List;
import java.util.Optional;

/** How many of them: "top 5", "the five best", "give me the first three". */
final class RankLimit {
    private RankLimit() {}

    /** "Which sellers made the most? Give me the first three.", "3 please": a bare number after the order. */
    static void later(Draft draft) {
        List<Piece> bare = draft.pieces.stream()
                .filter(piece -> piece.freely(Figure.class) && !piece.means(Meaning.Time.class))
                .filter(piece -> piece.span().as(Figure.class).orElseThrow().bare())
                .toList();
        boolean open = draft.rank
                .filter(rank -> rank.limit().filter(limit -> limit > 1).isEmpty())
                .isPresent();
        if (!open || bare.size() != 1) {
            return;
        }
        int at = draft.pieces.indexOf(bare.get(0));
        boolean ends = draft.after(at) >= draft.pieces.size();
        Optional<Piece> first = draft.piece(draft.before(at))
                .filter(piece -> piece.free() && piece.last().is("first"));
        if (ends) {
            bare.get(0).take();
            first.ifPresent(Piece::take);
            int limit =
                    bare.get(0).span().as(Figure.class).orElseThrow().number().intValue();
            draft.rank = draft.rank.map(rank -> rank.first(limit));
        }
    }

    static Optional<Integer> limit(Draft draft, int subject, int cue) {
        for (int i = Math.max(0, Math.min(subject, cue < 0 ? subject : cue) - 3);
                i < Math.min(draft.pieces.size(), Math.max(subject, cue) + 3);
                i++) {
            Piece piece = draft.pieces.get(i);
            Optional<Figure> figure = piece.free() && !piece.means(Meaning.Time.class)
                    ? piece.span().as(Figure.class).filter(found -> !found.percent())
                    : Optional.empty();
            boolean beside = i == subject - 1
                    || i == cue - 1
                    || i == cue + 1
                    || i == subject - 2 && draft.pieces.get(i + 1).filler();
            if (figure.isPresent()
                    && beside
                    && figure.get().number().scale() <= 0
                    && figure.get().number().intValue() > 0) {
                piece.take();
                return Optional.of(figure.get().number().intValue());
            }
        }
        return Optional.empty();
    }
}
