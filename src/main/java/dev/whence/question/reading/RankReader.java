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
        Optional<Integer> beside = RankPlace.take(draft);
        int alone = beside.isPresent() ? -1 : RankPlace.alone(draft);
        Optional<Integer> place = alone < 0 ? beside : Optional.of(RankPlace.number(draft.pieces.get(alone)));
        order(draft, alone < 0 ? cue(draft) : alone);
        place.ifPresent(number -> only(draft, number));
    }

    private static void only(Draft draft, int place) {
        if (draft.rank.isEmpty()) {
            draft.doubt(0.3, "number " + place + " of what");
        } else if (draft.rank.get().limit().filter(limit -> limit > 1).isPresent()) {
            draft.doubt(0.3, "both a place and a number of places are named");
        }
        draft.rank = draft.rank.map(rank -> rank.at(place));
    }

    private static void order(Draft draft, int cue) {
        int subject = subject(draft, cue);
        if (subject >= 0) {
            Piece piece = draft.pieces.get(subject);
            boolean plural = piece.plural();
            Optional<Integer> limit = RankLimit.limit(draft, subject, cue)
                    .or(() -> plural || cue < 0 ? Optional.empty() : Optional.of(1));
            if (piece.means(Dimension.class) && !piece.taken()) {
                GroupReader.dimension(draft, piece);
            } else if (!piece.taken()) {
                GroupReader.unit(draft, piece);
            }
            if (cue >= 0) {
                rank(draft, cue, limit);
            }
        } else if (cue >= 0 && (!draft.dimensions.isEmpty() || draft.grain.isPresent())) {
            rank(draft, cue, RankLimit.limit(draft, cue, cue));
        } else if (cue >= 0 && alone(draft, cue)) {
            rank(draft, cue, RankLimit.limit(draft, cue, cue));
        }
        RankLimit.later(draft);
    }

    /** The first word of order that stands beside something to be ordered, else the first; -1 if there is none. */
    private static int cue(Draft draft) {
        int first = first(draft);
        for (int next = first; first >= 0 && next < draft.pieces.size(); next++) {
            if (order(draft.pieces.get(next)) && subject(draft, next) >= 0) {
                draft.pieces.subList(first, next).stream()
                        .filter(RankReader::order)
                        .forEach(Piece::take);
                return next;
            }
        }
        return first;
    }

    /** "And the bottom three?" of a follow-up: an order and a number, but nothing to order. */
    private static boolean alone(Draft draft, int cue) {
        boolean nothingElse =
                draft.pieces.stream().noneMatch(piece -> piece.means(Metric.class) || piece.means(Meaning.Value.class));
        return (nothingElse || draft.skill.isPresent())
                && !draft.pieces.get(cue).cues(Cues.BEST);
    }

    private static int first(Draft draft) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            if (order(piece)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean order(Piece piece) {
        return piece.free() && ORDER.stream().anyMatch(piece::cues);
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
                        "are"));
    }

    private static boolean preposition(Token token) {
        return Set.of("of", "in", "for", "by", "from", "with", "on").contains(token.word());
    }

    private static void rank(Draft draft, int cue, Optional<Integer> limit) {
        Piece piece = draft.pieces.get(cue);
        piece.take();
        Optional<String> superlative = piece.cues(Cues.BEST)
                ? Optional.of("best")
                : piece.cues(Cues.WORST)
                        ? Optional.of("worst")
                        : piece.means(Meaning.Place.class) ? Optional.of(RankPlace.BARE) : Optional.empty();
        boolean descending = !piece.cues(Cues.ASCENDING);
        boolean all = piece.cues(Cues.RANKING);
        draft.rank = Optional.of(new Rank(
                descending, all && limit.isEmpty() ? Optional.of(0) : limit, metric(draft, cue), superlative, 0));
        int noun = draft.after(cue);
        boolean few = piece.last().isAny(Set.of("top", "bottom", "best", "worst"))
                || draft.piece(noun).filter(next -> next.means(Figure.class)).isPresent();
        while (draft.piece(noun).filter(next -> next.means(Figure.class)).isPresent()) {
            noun = draft.after(noun);
        }
        boolean other = few
                && draft.piece(noun)
                        .filter(next -> next.means(Dimension.class) && !numbers(draft, next))
                        .filter(next -> !draft.dimensions.isEmpty()
                                && next.span().all(Dimension.class).stream()
                                        .noneMatch(each -> draft.dimensions.contains(each.name())))
                        .isPresent();
        if (other) {
            draft.doubt(0.3, "the first of each group");
        }
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
                        draft.rank.get().limit().or(() -> RankLimit.limit(draft, index, index)),
                        metric(draft, i).or(draft.rank.get()::metric),
                        Optional.empty(),
                        0));
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
