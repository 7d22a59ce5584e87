package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Place;
import dev.whence.question.time.Stretch;
import dev.whence.semantics.MetricQuery.Grain;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** "And the second?", after a question about the first quarter of a year. */
final class PeriodAgain implements Reader {
    private final Optional<Frame> previous;

    PeriodAgain(Optional<Frame> previous) {
        this.previous = previous.filter(
                frame -> frame.dimensions().isEmpty() && frame.grain().isEmpty());
    }

    @Override
    public void read(Draft draft) {
        List<Integer> places = RankPlace.free(draft);
        boolean only = places.size() == 1
                && IntStream.range(0, draft.pieces.size())
                        .filter(at -> at != places.get(0))
                        .allMatch(at -> draft.pieces.get(at).filler());
        if (only) {
            Piece piece = draft.pieces.get(places.get(0));
            Place place = piece.span().as(Place.class).orElseThrow();
            previous.flatMap(Frame::period)
                    .filter(period -> place.first() == place.last())
                    .flatMap(period -> at(period, place.first()))
                    .ifPresent(period -> {
                        piece.take();
                        draft.period = Optional.of(period);
                        draft.doubt(0.9, "'" + piece.text() + "' is read as " + period.label());
                    });
        }
    }

    /** The unit of that place in the same year. */
    private static Optional<Stretch> at(Stretch period, int place) {
        int months = period.unit() == Grain.QUARTER ? 3 : period.unit() == Grain.HALF_YEAR ? 6 : 0;
        if (months == 0 || period.count() != 1 || place > 12 / months) {
            return Optional.empty();
        }
        int here = (period.from().getMonthValue() - 1) / months + 1;
        return period.shifted(period.unit(), place - here);
    }
}
