package dev.whence.question.time;

import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** One end of a time expression: a named unit, or something already resolved. Exactly one of the two is present. */
record Part(Optional<Point> point, Optional<Reading> known) {
    /** "first" in "from the first to the second quarter": a quarter until {@link #likely} says otherwise. */
    static Part ordinal(int index) {
        return new Part(
                Optional.of(new Point(Grain.HOUR, Optional.empty(), year -> LocalDate.of(year, 1, 1)
                        .plusDays(index))),
                Optional.empty());
    }

    /** This part with the unit of {@code other}, if this is a bare ordinal. */
    Part likely(Part other) {
        Optional<Grain> unit = other.point.map(Point::unit);
        if (point.isEmpty() || point.get().unit() != Grain.HOUR || unit.isEmpty()) {
            return this;
        }
        int index = point.get().inYear().apply(2000).getDayOfYear() - 1;
        if (unit.get() == Grain.DAY) {
            return new Part(Optional.of(sameMonth(other.point.get(), index)), Optional.empty());
        }
        return new Part(
                Optional.of(new Point(
                        unit.get(),
                        point.get().year(),
                        year -> Calendar.plus(unit.get(), LocalDate.of(year, 1, 1), index - 1L))),
                Optional.empty());
    }

    private static Point sameMonth(Point other, int day) {
        return new Point(Grain.DAY, other.year(), year -> {
            LocalDate date = other.inYear().apply(year);
            return date.withDayOfMonth(Math.min(day, date.lengthOfMonth()));
        });
    }

    Part withYear(int year) {
        return new Part(point.map(found -> found.withYear(year)), known);
    }

    /** Whether it needs no unit from elsewhere any more. */
    boolean complete() {
        return point.filter(found -> found.unit() == Grain.HOUR).isEmpty();
    }

    boolean lacksYear() {
        return point.filter(found -> found.year().isEmpty()).isPresent();
    }

    Optional<Integer> year() {
        return point.flatMap(Point::year);
    }

    Reading reading(LocalDateTime now) {
        return known.orElseGet(() -> new Reading(
                new TimeMention.During(point.orElseThrow().stretch(now), List.of()), lacksYear() ? 0.85 : 1));
    }
}
