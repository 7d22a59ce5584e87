package dev.whence.question.time;

import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * A stretch of the calendar, half-open.
 *
 * @param unit what it is counted in
 * @param count how many units from {@code from} on; 0 where it is not a whole number of them
 */
public record Stretch(LocalDateTime from, LocalDateTime to, Grain unit, int count, String label) {

    /** Before everything. */
    static final LocalDateTime BEGINNING = LocalDateTime.of(1900, 1, 1, 0, 0);

    /** One or more whole units, beginning with the one that holds {@code day}. */
    static Stretch of(Grain unit, LocalDate day, int count) {
        LocalDate first = Calendar.floor(unit, day);
        LocalDate end = Calendar.plus(unit, first, count);
        String label = Calendar.name(unit, first);
        if (count > 1) {
            label += " to "
                    + Calendar.name(unit, Calendar.plus(unit, first, count - 1L))
                            .replace("the week of", "that of");
        }
        return new Stretch(first.atStartOfDay(), end.atStartOfDay(), unit, count, label);
    }

    /** From the beginning of the unit to the clock; not a whole one. */
    static Stretch soFar(Grain unit, LocalDateTime now) {
        LocalDate first = Calendar.floor(unit, now.toLocalDate());
        return new Stretch(first.atStartOfDay(), now, unit, 0, Calendar.name(unit, first) + " so far");
    }

    /** As much of a whole unit as there is of this one, which goes on; empty where the other is none of its kind. */
    public Optional<Stretch> asFarIn(Stretch whole) {
        boolean alike = count == 0 && unit != Grain.DAY && unit == whole.unit && whole.count == 1;
        LocalDateTime end = whole.from.plus(Duration.between(from, to));
        return alike
                ? Optional.of(between(whole.from, end.isAfter(whole.to) ? whole.to : end, whole.label + " as far"))
                : Optional.empty();
    }

    /** Whether it has no beginning: "until May". */
    public boolean endless() {
        return from.equals(BEGINNING);
    }

    /** From the beginning of this one to the end of the other. */
    Stretch until(Stretch last) {
        if (count > 0 && last.count > 0 && unit == last.unit) {
            return of(unit, from.toLocalDate(), Calendar.between(unit, from.toLocalDate(), last.to.toLocalDate()));
        }
        return between(from, last.to, label + " to " + last.label);
    }

    static Stretch between(LocalDateTime from, LocalDateTime to, String label) {
        return new Stretch(from, to, Grain.DAY, 0, label);
    }

    /** The stretch of the same length just before this one. */
    public Stretch previous() {
        if (count > 0) {
            return of(unit, Calendar.plus(unit, from.toLocalDate(), -count), count);
        }
        long days = ChronoUnit.DAYS.between(from, to);
        return between(from.minusDays(days), from, "the " + days + " days before");
    }

    /** The stretch of the same length just after this one. */
    public Stretch next() {
        if (count > 0) {
            return of(unit, to.toLocalDate(), count);
        }
        long days = ChronoUnit.DAYS.between(from, to);
        return between(to, to.plusDays(days), "the " + days + " days after");
    }

    /** The units of that kind just after this stretch; a single one of its own kind is as long as this stretch. */
    public Stretch next(Grain wanted, int many) {
        if (count > 0 && wanted == unit && many == 1) {
            return next();
        }
        LocalDate first = Calendar.floor(wanted, to.toLocalDate().minusDays(1));
        boolean ends = to.toLocalDate().equals(Calendar.plus(wanted, first, 1));
        return of(wanted, ends ? to.toLocalDate() : Calendar.plus(wanted, first, 1), many);
    }

    /** As long as this one, so many units later, or earlier if negative; empty where it would not be of whole units. */
    public Optional<Stretch> shifted(Grain step, int many) {
        LocalDate first = Calendar.plus(step, from.toLocalDate(), many);
        if (count == 0) {
            return Optional.of(between(
                    first.atStartOfDay(),
                    Calendar.plus(step, to.toLocalDate(), many).atStartOfDay(),
                    "as many days"));
        }
        boolean weeksOfYears = unit == Grain.WEEK && step != Grain.WEEK && step != Grain.DAY;
        return weeksOfYears
                ? Optional.of(first)
                        .filter(day -> step == Grain.YEAR)
                        .map(day -> of(unit, from.toLocalDate().plusWeeks(52L * many), count))
                : Optional.of(first)
                        .filter(day -> Calendar.floor(unit, day).equals(day))
                        .map(day -> of(unit, day, count));
    }

    /**
     * The units of that kind just before this stretch: the quarter before May 2018 is Q1 2018. One of its own kind is as
     * long as this stretch.
     */
    public Stretch previous(Grain wanted, int many) {
        if (count > 0 && wanted == unit && many == 1) {
            return previous();
        }
        return of(wanted, Calendar.plus(wanted, Calendar.floor(wanted, from.toLocalDate()), -many), many);
    }

    /** A stretch of the same length that begins one {@code step} earlier, for setting each step beside the one before. */
    public Stretch earlierBy(Grain step) {
        LocalDate first = Calendar.plus(step, from.toLocalDate(), -1);
        LocalDate end = Calendar.plus(step, to.toLocalDate(), -1);
        return between(
                first.atStartOfDay(), end.atStartOfDay(), "one " + step.name().toLowerCase(Locale.ROOT) + " earlier");
    }

    /** The same stretch of the year before; weeks keep their weekday. */
    public Stretch yearEarlier() {
        if (count > 0 && unit != Grain.WEEK) {
            return of(unit, from.toLocalDate().minusYears(1), count);
        }
        if (count > 0) {
            return of(unit, from.toLocalDate().minusWeeks(52), count);
        }
        return between(from.minusYears(1), to.minusYears(1), label.isEmpty() ? "" : label + ", a year earlier");
    }

    /** The same stretch of another year; weeks keep their weekday. */
    Stretch inYear(int year) {
        int years = year - from.getYear();
        if (count > 0) {
            LocalDate first = unit == Grain.WEEK
                    ? from.toLocalDate().plusWeeks(52L * years)
                    : from.toLocalDate().plusYears(years);
            return of(unit, first, count);
        }
        return between(from.plusYears(years), to.plusYears(years), label + " in " + year);
    }

    /** Whether {@code other} begins where this ends or the other way round. */
    public boolean touches(Stretch other) {
        return to.equals(other.from) || other.to.equals(from);
    }

    /** The smallest stretch that holds both. */
    public Stretch joined(Stretch other) {
        return from.isBefore(other.from) ? until(other) : other.until(this);
    }

    /** For the executor. */
    public Period period() {
        return new Period(from, to, label);
    }
}
