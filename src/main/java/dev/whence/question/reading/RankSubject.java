package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.question.reading.Meaning.Place;
import dev.whence.question.reading.Meaning.Unit;
import dev.whence.question.text.Token;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The dimension or unit of time whose groups are put in order. */
final class RankSubject {
    private static final Set<String> ASKING = Set.of("which", "what");
    private static final Set<String> HAVING = Set.of(
            "with",
            "found",
            "appear",
            "had",
            "has",
            "have",
            "having",
            "sold",
            "that",
            "who",
            "whose",
            "where",
            "made",
            "by",
            "did",
            "generated",
            "brought",
            "received",
            "placed",
            "was",
            "were",
            "is",
            "are");

    private RankSubject() {}

    /** Where it stands: after "which" or "what", or beside the word of order at {@code cue}; -1 if there is none. */
    static int of(Draft draft, int cue) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            boolean nameable = piece.freely(Dimension.class) || piece.freely(Unit.class) && cue >= 0;
            boolean open = cue >= 0 && draft.dimensions.isEmpty() && draft.grain.isEmpty() && !numbers(draft, piece);
            if (nameable && (asked(draft, i) || open && superlative(draft, i, cue))) {
                return i;
            }
        }
        return -1;
    }

    static boolean numbers(Draft draft, Piece piece) {
        return piece.means(Dimension.class)
                && draft.vocabulary
                                .dimension(GroupReader.preferred(draft, piece))
                                .type()
                        == DimensionTerm.Type.NUMBERS;
    }

    /** "which ten cities", "from which cities", "what are the five categories": only numbers and fillers between. */
    private static boolean asked(Draft draft, int at) {
        for (int i = at - 1; i >= 0; i--) {
            Piece piece = draft.pieces.get(i);
            boolean which = piece.tokens().stream().anyMatch(token -> ASKING.contains(token.word()));
            if (which) {
                return piece.tokens().stream().anyMatch(token -> token.is("which"))
                        || piece.last().isAny(ASKING)
                                && !measured(draft, draft.pieces.get(at))
                                && draft.piece(at - 1).equals(Optional.of(piece));
            }
            boolean passes = piece.means(Figure.class)
                    || piece.filler() && piece.tokens().stream().noneMatch(token -> token.kind() == Token.Kind.MARK)
                    || RankReader.ORDER.stream().anyMatch(piece::cues);
            if (!passes) {
                return false;
            }
        }
        return false;
    }

    /** "what score", not "what category", though categories can be counted. */
    private static boolean measured(Draft draft, Piece piece) {
        return piece.span().all(Metric.class).stream()
                .anyMatch(metric -> !draft.vocabulary.metric(metric.name()).counts());
    }

    /** "top 5 categories", "the five highest-spending customers", "the state with the highest revenue", "by state". */
    private static boolean superlative(Draft draft, int at, int cue) {
        Piece order = draft.pieces.get(cue);
        boolean places = order.means(Place.class) || order.cues(Cues.RANKING);
        if (places
                && IntStream.range(Math.min(at, cue) + 1, Math.max(at, cue))
                        .allMatch(i -> draft.pieces.get(i).filler()
                                || draft.pieces.get(i).means(Place.class))) {
            return true;
        }
        if (at > cue) {
            boolean near = true;
            for (int i = cue + 1; i < at; i++) {
                Piece piece = draft.pieces.get(i);
                near &= piece.means(Figure.class)
                        || piece.filler() && piece.tokens().stream().noneMatch(RankSubject::preposition)
                        || piece.means(Metric.class)
                                && !draft.vocabulary
                                        .metric(piece.span()
                                                .as(Metric.class)
                                                .orElseThrow()
                                                .name())
                                        .counts();
            }
            return near;
        }
        return draft.between(at, cue, HAVING);
    }

    private static boolean preposition(Token token) {
        return Set.of("of", "in", "for", "by", "from", "with", "on").contains(token.word());
    }
}
