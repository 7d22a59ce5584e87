package dev.whence.diagnosis;

import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A baseline and the period that follows it in hours, or in days where they are long.
 *
 * @param usual how many of the baseline there are
 * @param count how many in all
 */
record Stretches(LocalDateTime from, int usual, int count, Grain grain) {
    private static final int MOST = 21 * 24;
    private static final int LEAST = 12;
    /** What each hour of the day, or day of the week, usually has is told from so many of them. */
    private static final int SEASONS = 3;

    /** Empty where the periods do not follow each other, or are too short or too long. */
    static Optional<Stretches> of(MetricQuery query, LocalDateTime now) {
        Period period = query.period().orElseThrow();
        Period baseline = query.baseline().orElseThrow();
        if (!baseline.to().equals(period.from())) {
            return Optional.empty();
        }
        LocalDateTime end = period.to().isBefore(now) ? period.to() : now;
        boolean hours = ChronoUnit.HOURS.between(baseline.from(), end) <= MOST;
        ChronoUnit unit = hours ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        Stretches stretches = new Stretches(
                baseline.from().truncatedTo(unit),
                (int) unit.between(baseline.from(), baseline.to()),
                (int) unit.between(baseline.from(), end),
                hours ? Grain.HOUR : Grain.DAY);
        boolean enough = stretches.count >= LEAST && stretches.usual > 0 && stretches.count > stretches.usual;
        return enough && stretches.count <= MOST ? Optional.of(stretches) : Optional.empty();
    }

    Period period() {
        return new Period(from, from.plus(count, unit()), "");
    }

    ChronoUnit unit() {
        return grain == Grain.HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    }

    /** Where a moment lies; below 0 or from {@link #count} on where it lies outside. */
    int at(LocalDateTime moment) {
        return (int) unit().between(from, moment);
    }

    /** How many seasons the baseline tells apart; 1 where it is too short for that. */
    int seasons() {
        int length = grain == Grain.HOUR ? 24 : 7;
        return usual >= SEASONS * length ? length : 1;
    }
}
