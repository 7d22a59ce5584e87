package dev.whence.question.time;

import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One end of a time expression: a named unit, or something already resolved. Exactly one of the two is present.
 *
 * @param edge the side of it that is meant, in "since the end of May"
 * @param choices what it may mean where that is open, as "March 18": a day, or a month of a year
 */
record Part(Optional<Point> point, Optional<Reading> known, Edge edge, List<String> choices) {
    /** A side of a stretch. */
    enum Edge {
        NONE,
        START,
        END
    }

    static Part of(Point point) {
        return new Part(Optional.of(point), Optional.empty(), Edge.NONE, List.of());
    }

    static Part of(Reading reading) {
        return new Part(Optional.empty(), Optional.of(reading), Edge.NONE, List.of());
    }

    Part at(Edge side) {
        return new Part(point, known, side, choices);
    }

    Part choosing(List<String> open) {
        return new Part(point, known, edge, open);
    }

    /** "first" in "from the first to the second quarter": a quarter until {@link #likely} says otherwise. */
    static Part ordinal(int index) {
        return of(new Point(
                Grain.HOUR, Optional.empty(), year -> LocalDate.of(year, 1, 1).plusDays(index)));
    }

    /** This part with the unit of {@code other}, if this is a bare ordinal. */
    Part likely(Part other) {
        Optional<Grain> unit = other.point.map(Point::unit);
        if (point.isEmpty() || point.get().unit() != Grain.HOUR || unit.isEmpty()) {
            return this;
        }
        int index = point.get().inYear().apply(2000).getDayOfYear() - 1;
        if (unit.get() == Grain.DAY) {
            return of(sameMonth(other.point.get(), index));
        }
        return of(new Point(
                unit.get(),
                point.get().year(),
                year -> Calendar.plus(unit.get(), LocalDate.of(year, 1, 1), index - 1L)));
    }

    /** Another day of the month of this one, which is a day. */
    Part sameMonth(int day) {
        return of(sameMonth(point.orElseThrow(), day));
    }

    private static Point sameMonth(Point other, int day) {
        return new Point(Grain.DAY, other.year(), year -> {
            LocalDate date = other.inYear().apply(year);
            return date.withDayOfMonth(Math.min(day, date.lengthOfMonth()));
        });
    }

    Part withYear(int year) {
        return new Part(
                point.map(found -> found.withYear(year)),
                known.map(found -> found.inYear().map(open -> open.apply(year)).orElse(found)),
                edge,
                choices);
    }

    /** Whether it needs no unit from elsewhere any more. */
    boolean complete() {
        return point.filter(found -> found.unit() == Grain.HOUR).isEmpty();
    }

    boolean lacksYear() {
        return point.filter(found -> found.year().isEmpty()).isPresent()
                || known.filter(found -> found.inYear().isPresent()).isPresent();
    }

    /** "2017", "last year". */
    boolean wholeYear() {
        return point.filter(found -> found.unit() == Grain.YEAR).isPresent()
                || known.map(Reading::mention)
                        .filter(mention -> mention instanceof TimeMention.During during
                                && during.stretch().unit() == Grain.YEAR
                                && during.stretch().count() == 1)
                        .isPresent();
    }

    Optional<Integer> year() {
        return point.flatMap(Point::year);
    }

    Reading reading(LocalDateTime now) {
        return known.orElseGet(() -> new Reading(
                new TimeMention.During(point.orElseThrow().stretch(now), List.of()), lacksYear() ? 0.85 : 1));
    }
}
