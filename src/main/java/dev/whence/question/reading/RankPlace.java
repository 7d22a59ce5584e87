package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One place of a ranking: "second best", "third largest", "the runner-up", "comes fourth", "number two". */
final class RankPlace {
    /** How the order is said where only a place is: from the top, whatever the metric. */
    static final String BARE = "place";

    private static final Set<String> VERBS = Set.of(
            "come",
            "comes",
            "came",
            "finish",
            "finishes",
            "finished",
            "stand",
            "stands",
            "stood",
            "place",
            "placed",
            "is",
            "are",
            "was",
            "were",
            "be",
            "take",
            "takes",
            "took");
    private static final Set<String> BETWEEN = Set.of("in", "the", "as", "on", "at");

    private RankPlace() {}

    /** Takes the place beside a word of order; empty if there is none, or more than one. */
    static Optional<Place> take(Draft draft) {
        List<Integer> beside =
                free(draft).stream().filter(at -> besideOrder(draft, at)).toList();
        if (beside.size() != 1) {
            return Optional.empty();
        }
        Piece piece = draft.pieces.get(beside.get(0));
        piece.take();
        return piece.span().as(Place.class);
    }

    /** The only place, if it says an order by itself; -1 if none does. */
    static int alone(Draft draft) {
        List<Integer> free = free(draft);
        return free.size() == 1 && ordering(draft, free.get(0)) ? free.get(0) : -1;
    }

    static List<Integer> free(Draft draft) {
        return IntStream.range(0, draft.pieces.size())
                .filter(at -> draft.pieces.get(at).freely(Place.class))
                .boxed()
                .toList();
    }

    private static boolean besideOrder(Draft draft, int at) {
        boolean before = draft.piece(draft.after(at))
                .filter(next -> RankReader.ORDER.stream().anyMatch(next::freeCue))
                .isPresent();
        boolean after = draft.piece(draft.before(at))
                .filter(last -> last.freeCue(Cues.RANKING))
                .isPresent();
        return before || after;
    }

    /** "comes second", "in second place", "the second state by revenue"; not "the second order". */
    private static boolean ordering(Draft draft, int at) {
        int before = at - 1;
        while (draft.piece(before)
                .filter(piece -> piece.tokens().stream().allMatch(token -> token.isAny(BETWEEN)))
                .isPresent()) {
            before--;
        }
        boolean verb = draft.piece(before)
                .filter(piece -> piece.tokens().get(0).isAny(VERBS))
                .isPresent();
        boolean group = draft.piece(draft.after(at))
                .filter(next -> next.freely(Meaning.Dimension.class) && !next.means(Meaning.Metric.class))
                .map(next -> draft.vocabulary
                        .dimension(GroupReader.preferred(draft, next))
                        .type())
                .filter(type -> type == DimensionTerm.Type.NAMES)
                .isPresent();
        return draft.pieces.get(at).tokens().size() > 1 || verb || group;
    }
}
