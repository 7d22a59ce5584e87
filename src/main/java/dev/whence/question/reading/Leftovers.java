package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Declination;
import dev.whence.question.reading.Meaning.Declined;
import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.question.reading.Meaning.Statistic;
import dev.whence.question.reading.Meaning.Time;
import dev.whence.question.reading.Meaning.Unit;
import java.util.List;

/** What no reader took. A word that is not understood is never passed over: it may have meant everything. */
final class Leftovers implements Reader {
    private static final List<Class<? extends Meaning>> WEIGHTY = List.of(
            Metric.class,
            Meaning.Member.class,
            Dimension.class,
            Meaning.Value.class,
            Time.class,
            Meaning.Clock.class,
            Unit.class,
            Statistic.class,
            Meaning.Figure.class,
            Meaning.Place.class,
            Meaning.Role.class,
            Meaning.Identifier.class);

    @Override
    public void read(Draft draft) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            if (piece.taken()
                    || piece.filler()
                    || again(draft, piece)
                    || theUnit(draft, i)
                    || unitOfValues(draft, i)
                    || ofWhat(draft, piece)) {
                continue;
            }
            if (piece.means(Declined.class)) {
                Declined declined = piece.span().as(Declined.class).orElseThrow();
                draft.declinations.add(new Declination(declined.reason(), declined.what()));
            } else if (piece.unknown() || weighty(piece) || mandatory(piece)) {
                draft.declinations.add(new Declination(Refusal.NOT_UNDERSTOOD, piece.text(), piece.unknown()));
            }
        }
    }

    /** A dimension or a metric that is named once more, "among states with ...", says nothing new. */
    private static boolean again(Draft draft, Piece piece) {
        boolean dimension = piece.span().all(Dimension.class).stream()
                .anyMatch(each -> draft.dimensions.contains(each.name())
                        || draft.conditions.stream()
                                .anyMatch(condition -> condition.dimension().equals(each.name())));
        boolean metric = piece.span().all(Metric.class).stream().anyMatch(each -> draft.metrics.contains(each.name()));
        return dimension || metric;
    }

    /** "the average for SP": of what is asked back. */
    private static boolean ofWhat(Draft draft, Piece piece) {
        return draft.metrics.isEmpty()
                && piece.means(Statistic.class)
                && draft.pieces.stream().noneMatch(Piece::unknown);
    }

    /** "over the year", after a period was named. */
    private static boolean theUnit(Draft draft, int at) {
        Piece piece = draft.pieces.get(at);
        boolean the =
                draft.piece(at - 1).filter(before -> before.last().is("the")).isPresent();
        return piece.means(Unit.class) && the && !draft.periods.isEmpty();
    }

    /** "delivery time in days": the unit that the numbers have anyway. */
    private static boolean unitOfValues(Draft draft, int at) {
        boolean in =
                draft.piece(at - 1).filter(before -> before.last().is("in")).isPresent();
        return in
                && draft.metrics.stream()
                        .map(name -> draft.vocabulary.metric(name).unit())
                        .anyMatch(unit -> draft.pieces.get(at).last().word().equals(unit));
    }

    private static boolean weighty(Piece piece) {
        return piece.span().meanings().stream()
                        .noneMatch(meaning -> meaning instanceof Meaning.Cue cue
                                && !cue.kind().mandatory())
                && WEIGHTY.stream().anyMatch(piece::means);
    }

    private static boolean mandatory(Piece piece) {
        List<Meaning.Cue> cues = piece.span().all(Meaning.Cue.class);
        return !cues.isEmpty() && cues.stream().allMatch(cue -> cue.kind().mandatory());
    }
}
