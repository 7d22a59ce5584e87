package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Rank;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a follow-up changes of the groups before: how many of them ("three are enough"), which one ("and the second?"), or
 * what they are ordered by ("rank them by turnover instead").
 */
final class RankAgain implements Reader {
    /** Words that only say that a number is how many are wanted. */
    private static final Set<String> ENOUGH = Set.of(
            "enough",
            "suffice",
            "suffices",
            "sufficient",
            "do",
            "will",
            "limit",
            "limited",
            "cut",
            "reduce",
            "restrict",
            "shorten",
            "extend",
            "fine",
            "plenty",
            "make",
            "it",
            "rather",
            "than",
            "instead",
            "first");

    private static final Set<String> SORTING = Set.of("rank", "sort", "order", "arrange", "reorder", "resort");

    private final Optional<Frame> previous;

    RankAgain(Optional<Frame> previous) {
        this.previous = previous.filter(
                frame -> !frame.dimensions().isEmpty() || frame.grain().isPresent());
    }

    @Override
    public void read(Draft draft) {
        previous.ifPresent(before -> {
            if (draft.pieces.stream().noneMatch(RankAgain::says)) {
                place(draft, before);
                many(draft, before);
            }
            sorted(draft);
        });
    }

    /** Whether it brings anything besides numbers and words of order. */
    private static boolean says(Piece piece) {
        return piece.means(Meaning.Metric.class)
                || piece.means(Meaning.Dimension.class)
                || piece.means(Meaning.Value.class)
                || piece.means(Meaning.Member.class)
                || piece.means(Meaning.Time.class)
                || piece.means(Meaning.Unit.class);
    }

    /** "and the second?", "who is the runner-up?" */
    private static void place(Draft draft, Frame before) {
        List<Integer> places = RankPlace.free(draft);
        boolean only = places.size() == 1
                && IntStream.range(0, draft.pieces.size())
                        .filter(at -> at != places.get(0))
                        .allMatch(at -> draft.pieces.get(at).filler());
        if (only) {
            Piece piece = draft.pieces.get(places.get(0));
            piece.take();
            draft.rank = piece.span().as(Place.class).map(ranked(draft, before)::at);
        }
    }

    /** "three are enough", "make it ten", "ten instead of five", "only the first two". */
    private static void many(Draft draft, Frame before) {
        List<Piece> figures = draft.pieces.stream().filter(RankAgain::number).toList();
        List<Piece> words = draft.pieces.stream()
                .filter(piece -> piece.tokens().stream().allMatch(token -> token.isAny(ENOUGH)))
                .toList();
        boolean instead = draft.between(-1, draft.pieces.size(), Set.of("instead", "rather"));
        boolean only = figures.size() == (instead && figures.size() > 1 ? 2 : 1)
                && draft.pieces.stream()
                        .allMatch(piece -> figures.contains(piece) || words.contains(piece) || piece.filler());
        if (only && !numbered(draft, before)) {
            figures.forEach(Piece::take);
            words.forEach(Piece::take);
            draft.rank = Optional.of(ranked(draft, before)
                    .first(figures.get(0)
                            .span()
                            .as(Figure.class)
                            .orElseThrow()
                            .number()
                            .intValue()));
        }
    }

    private static boolean number(Piece piece) {
        return piece.freely(Figure.class)
                && !piece.means(Place.class)
                && piece.span().as(Figure.class).orElseThrow().bare();
    }

    /** Where the groups are numbers themselves, a number may be one of them. */
    private static boolean numbered(Draft draft, Frame before) {
        return before.dimensions().stream()
                .anyMatch(name -> draft.vocabulary.dimension(name).type() == DimensionTerm.Type.NUMBERS);
    }

    /** The order before; the highest first where there was none. */
    private static Rank ranked(Draft draft, Frame before) {
        if (before.rank().isEmpty()) {
            draft.doubt(0.65, "the highest are taken, as nothing was ordered before");
        }
        return before.rank().orElseGet(() -> new Rank(true, Optional.empty(), Optional.empty(), Optional.empty(), 0));
    }

    /** "rank them by turnover instead", "sort those by units sold, lowest first". */
    private static void sorted(Draft draft) {
        int verb = verb(draft);
        int by = verb >= 0 && PointingBack.points(draft) ? by(draft, verb) : -1;
        if (by < 0) {
            return;
        }
        draft.pieces.get(verb).take();
        draft.pieces.subList(verb, by).stream()
                .filter(piece -> piece.cues(Cues.GROUP))
                .forEach(Piece::take);
        List<Piece> cues = draft.pieces.subList(by + 1, draft.pieces.size()).stream()
                .filter(piece -> piece.cues(Cues.ASCENDING) || piece.cues(Cues.DESCENDING))
                .toList();
        cues.forEach(Piece::take);
        draft.rank = Optional.of(new Rank(
                cues.stream().noneMatch(piece -> piece.cues(Cues.ASCENDING)),
                Optional.of(0),
                Optional.of(MetricReader.metric(draft, by).name()),
                Optional.empty(),
                0));
    }

    /** The word that begins the sentence, if it orders something; else -1. */
    private static int verb(Draft draft) {
        int verb = 0;
        while (draft.piece(verb)
                .filter(piece -> piece.filler() && !piece.last().isAny(SORTING))
                .isPresent()) {
            verb++;
        }
        return draft.piece(verb).filter(piece -> piece.last().isAny(SORTING)).isPresent() ? verb : -1;
    }

    /** The metric after "by"; -1 if there is none. */
    private static int by(Draft draft, int from) {
        return IntStream.range(from + 1, draft.pieces.size())
                .filter(at -> draft.pieces.get(at).means(Meaning.Metric.class))
                .filter(at -> draft.between(from, at, Set.of("by", "on")))
                .findFirst()
                .orElse(-1);
    }
}
