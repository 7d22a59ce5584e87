package dev.whence.question.time;

import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One calendar unit by its name, whose year may be left to the words around it.
 *
 * @param inYear the unit's first day in a given year
 */
record Point(Grain unit, Optional<Integer> year, IntFunction<LocalDate> inYear) {
    static Point of(Grain unit, int year, IntFunction<LocalDate> inYear) {
        return new Point(unit, Optional.of(year), inYear);
    }

    static Point day(LocalDate date) {
        return of(Grain.DAY, date.getYear(), date::withYear);
    }

    Point withYear(int given) {
        return new Point(unit, Optional.of(given), inYear);
    }

    /** The stretch; a missing year becomes the latest in which it has begun at {@code now}. */
    Stretch stretch(LocalDateTime now) {
        int chosen = year.orElseGet(
                () -> inYear.apply(now.getYear()).atStartOfDay().isAfter(now) ? now.getYear() - 1 : now.getYear());
        return Stretch.of(unit, inYear.apply(chosen), 1);
    }
}
