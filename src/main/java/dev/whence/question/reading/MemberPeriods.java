package dev.whence.question.reading;

import dev.whence.question.time.TimeMention.During;
import dev.whence.semantics.MetricQuery.Period;
import java.util.Optional;
import java.util.Set;

/**
 * When members were members, beside when their numbers are from.
 *
 * @param own of the members alone
 * @param alike the one period of the question is that of both
 */
record MemberPeriods(Optional<Period> own, boolean alike) {
    private static final MemberPeriods NOW = new MemberPeriods(Optional.empty(), false);

    /**
     * @param at where what makes them members ends
     * @param now whether a period elsewhere in the question is not theirs
     */
    static MemberPeriods of(Draft draft, int at, boolean now) {
        long said = draft.pieces.stream()
                .filter(piece -> piece.freely(Meaning.Time.class))
                .count();
        Optional<Piece> beside = draft.piece(draft.after(at)).filter(MemberPeriods::period);
        if (beside.isPresent() && said > 1) {
            beside.get().take();
            During during = (During) time(beside.get());
            return new MemberPeriods(Optional.of(during.stretch().period()), false);
        }
        if (beside.isPresent()) {
            draft.doubt(0.85, "'" + beside.get().text() + "' is taken for both: for who they are, and for the numbers");
            return new MemberPeriods(Optional.empty(), true);
        }
        if (said == 0 || now) {
            return NOW;
        }
        draft.doubt(0.65, "the period is taken for both: for who they are, and for the numbers");
        return new MemberPeriods(Optional.empty(), true);
    }

    private static boolean period(Piece piece) {
        return piece.freely(Meaning.Time.class) && time(piece) instanceof During;
    }

    private static dev.whence.question.time.TimeMention time(Piece piece) {
        return piece.span().as(Meaning.Time.class).orElseThrow().span().mention();
    }

    /** The word for the members says whose numbers; where it is grouped or ranked by, others need it. */
    static void take(Draft draft, int noun) {
        Piece piece = draft.pieces.get(noun);
        Optional<Piece> before = draft.piece(draft.before(noun));
        boolean asked = noun > 0 && draft.pieces.get(noun - 1).last().isAny(Set.of("which", "what"))
                || before.filter(each -> each.cues(Cues.GROUP)
                                || each.cues(Cues.COUNT)
                                || each.means(Meaning.Figure.class)
                                || RankReader.ORDER.stream().anyMatch(each::cues))
                        .isPresent();
        boolean follows = draft.pieces.subList(noun, draft.pieces.size()).stream()
                .anyMatch(each -> each.means(Meaning.Metric.class) && each.free() && each != piece);
        if (!asked && !follows) {
            piece.take();
        } else if (!asked
                && before.filter(each -> each.means(Meaning.Metric.class)).isPresent()) {
            piece.take();
        }
    }
}
