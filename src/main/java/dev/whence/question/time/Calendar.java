package dev.whence.question.time;

import dev.whence.semantics.MetricQuery.Grain;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The arithmetic of calendar units. Weeks begin on Monday. */
final class Calendar {
    private Calendar() {}

    /** The first day of the unit that holds {@code date}. */
    static LocalDate floor(Grain unit, LocalDate date) {
        return switch (unit) {
            case HOUR, DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER -> date.withDayOfMonth(1).withMonth(3 * ((date.getMonthValue() - 1) / 3) + 1);
            case HALF_YEAR -> date.withDayOfMonth(1).withMonth(6 * ((date.getMonthValue() - 1) / 6) + 1);
            case YEAR -> date.withDayOfYear(1);
        };
    }

    /** {@code count} units later, or earlier if negative. */
    static LocalDate plus(Grain unit, LocalDate date, long count) {
        return switch (unit) {
            case HOUR, DAY -> date.plusDays(count);
            case WEEK -> date.plusWeeks(count);
            case MONTH -> date.plusMonths(count);
            case QUARTER -> date.plusMonths(3 * count);
            case HALF_YEAR -> date.plusMonths(6 * count);
            case YEAR -> date.plusYears(count);
        };
    }

    /** How many units lie between two first days of units. */
    static int between(Grain unit, LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate at = from; at.isBefore(to); at = plus(unit, at, 1)) {
            count++;
        }
        return count;
    }

    /** What people call the unit that begins at {@code first}. */
    static String name(Grain unit, LocalDate first) {
        int year = first.getYear();
        return switch (unit) {
            case HOUR, DAY -> first.getDayOfMonth() + " " + monthName(first) + " " + year;
            case WEEK -> "the week of " + name(Grain.DAY, first);
            case MONTH -> monthName(first) + " " + year;
            case QUARTER -> "Q" + ((first.getMonthValue() - 1) / 3 + 1) + " " + year;
            case HALF_YEAR -> "H" + ((first.getMonthValue() - 1) / 6 + 1) + " " + year;
            case YEAR -> String.valueOf(year);
        };
    }

    private static String monthName(LocalDate date) {
        return date.getMonth().getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH);
    }
}
