package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Rank;
import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.question.reading.Meaning.Unit;
import dev.whence.question.text.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of them, and how many: "top 5 categories", "which three states waited longest", "the worst month". */
final class RankReader implements Reader {
    private static final Set<String> ASKING = Set.of("which", "what");
    static final List<Cues> ORDER = List.of(Cues.DESCENDING, Cues.ASCENDING, Cues.BEST, Cues.WORST, Cues.RANKING);

    @Override
    public void read(Draft draft) {
        int cue = first(draft);
        int subject = subject(draft, cue);
        if (subject >= 0) {
            Piece piece = draft.pieces.get(subject);
            boolean plural = piece.plural();
            Optional<Integer> limit =
                    limit(draft, subject, cue).or(() -> plural || cue < 0 ? Optional.empty() : Optional.of(1));
            if (piece.means(Dimension.class) && !piece.taken()) {
                GroupReader.dimension(draft, piece);
            } else if (!piece.taken()) {
                GroupReader.unit(draft, piece);
            }
            if (cue >= 0) {
                rank(draft, cue, limit);
            }
        } else if (cue >= 0 && (!draft.dimensions.isEmpty() || draft.grain.isPresent())) {
            rank(draft, cue, limit(draft, cue, cue));
        } else if (cue >= 0 && alone(draft, cue)) {
            rank(draft, cue, limit(draft, cue, cue));
        }
    }

    /** "And the bottom three?" of a follow-up: an order and a number, but nothing to order. */
    private static boolean alone(Draft draft, int cue) {
        return draft.pieces.stream().noneMatch(piece -> piece.means(Metric.class) || piece.means(Meaning.Value.class))
                && !draft.pieces.get(cue).cues(Cues.BEST);
    }

    private static int first(Draft draft) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            if (piece.free() && ORDER.stream().anyMatch(piece::cues)) {
                return i;
            }
        }
        return -1;
    }

    /** The dimension or unit of time that is asked for: after "which" or "what", or beside the superlative. */
    private static int subject(Draft draft, int cue) {
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

    private static boolean numbers(Draft draft, Piece piece) {
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
                        || i >= at - 2
                                && !draft.pieces.get(at).means(Metric.class)
                                && draft.piece(at - 1).equals(Optional.of(piece));
            }
            boolean passes = piece.means(Figure.class)
                    || piece.filler() && piece.tokens().stream().noneMatch(token -> token.kind() == Token.Kind.MARK)
                    || ORDER.stream().anyMatch(piece::cues);
            if (!passes) {
                return false;
            }
        }
        return false;
    }

    /** "top 5 categories", "the five highest-spending customers", "the state with the highest revenue", "by state". */
    private static boolean superlative(Draft draft, int at, int cue) {
        if (at > cue) {
            boolean near = true;
            for (int i = cue + 1; i < at; i++) {
                Piece piece = draft.pieces.get(i);
                near &= piece.means(Figure.class)
                        || piece.filler() && piece.tokens().stream().noneMatch(RankReader::preposition)
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
        return draft.between(
                at,
                cue,
                Set.of(
                        "with",
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
                        "are"));
    }

    private static boolean preposition(Token token) {
        return Set.of("of", "in", "for", "by", "from", "with", "on").contains(token.word());
    }

    private static Optional<Integer> limit(Draft draft, int subject, int cue) {
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

    private static void rank(Draft draft, int cue, Optional<Integer> limit) {
        Piece piece = draft.pieces.get(cue);
        piece.take();
        Optional<String> superlative = piece.cues(Cues.BEST)
                ? Optional.of("best")
                : piece.cues(Cues.WORST) ? Optional.of("worst") : Optional.empty();
        boolean descending = !piece.cues(Cues.ASCENDING);
        boolean all = piece.cues(Cues.RANKING);
        draft.rank = Optional.of(
                new Rank(descending, all && limit.isEmpty() ? Optional.of(0) : limit, metric(draft, cue), superlative));
        for (int i = cue + 1; i < draft.pieces.size(); i++) {
            Piece later = draft.pieces.get(i);
            boolean says = later.free()
                    && ORDER.stream().anyMatch(later::cues)
                    && !later.cues(Cues.BEST)
                    && !later.cues(Cues.WORST);
            if (says) {
                later.take();
                boolean weak = later.last().is("top");
                int index = i;
                draft.rank = Optional.of(new Rank(
                        weak ? draft.rank.get().descending() : !later.cues(Cues.ASCENDING),
                        draft.rank.get().limit().or(() -> limit(draft, index, index)),
                        metric(draft, i).or(draft.rank.get()::metric),
                        Optional.empty()));
            }
        }
    }

    /** The metric that the superlative stands before ("highest revenue") or that follows "by". */
    private static Optional<String> metric(Draft draft, int cue) {
        for (int i = cue + 1; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            boolean dimension = piece.taken() && piece.means(Dimension.class);
            if (!dimension && piece.means(Metric.class)) {
                return piece.span().as(Metric.class).map(Metric::name);
            }
        }
        return Optional.empty();
    }
}
