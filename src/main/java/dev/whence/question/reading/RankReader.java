package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Rank;
import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.question.reading.Meaning.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of them, and how many: "top 5 categories", "which three states waited longest", "the worst month". */
final class RankReader implements Reader {
    static final List<Cues> ORDER = List.of(Cues.DESCENDING, Cues.ASCENDING, Cues.BEST, Cues.WORST, Cues.RANKING);

    @Override
    public void read(Draft draft) {
        Optional<Place> beside = RankPlace.take(draft);
        int alone = beside.isPresent() ? -1 : RankPlace.alone(draft);
        Optional<Place> place =
                alone < 0 ? beside : draft.pieces.get(alone).span().as(Place.class);
        order(draft, alone < 0 ? cue(draft) : alone);
        place.ifPresent(places -> only(draft, places));
    }

    private static void only(Draft draft, Place place) {
        if (draft.rank.isEmpty()) {
            draft.doubt(0.3, "number " + place.first() + " of what");
        } else if (draft.rank.get().limit().filter(limit -> limit > 1).isPresent()) {
            draft.doubt(0.3, "both a place and a number of places are named");
        }
        draft.rank = draft.rank.map(rank -> rank.at(place));
    }

    private static void order(Draft draft, int cue) {
        int subject = RankSubject.of(draft, cue);
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
            if (order(draft.pieces.get(next)) && RankSubject.of(draft, next) >= 0) {
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

    private static void rank(Draft draft, int cue, Optional<Integer> limit) {
        Piece piece = draft.pieces.get(cue);
        piece.take();
        Optional<String> superlative = piece.cues(Cues.BEST)
                ? Optional.of("best")
                : piece.cues(Cues.WORST)
                        ? Optional.of("worst")
                        : piece.means(Place.class) ? Optional.of(RankPlace.BARE) : Optional.empty();
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
                        .filter(next -> next.means(Dimension.class) && !RankSubject.numbers(draft, next))
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
