package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Units of time: their beginnings in SQL, their names for people, and the distance between two periods. */
final class Grains {
    private Grains() {}

    static String column(Grain grain) {
        return grain.name().toLowerCase(Locale.ROOT);
    }

    static MetricResult.Type type(Grain grain) {
        return switch (grain) {
            case HOUR -> MetricResult.Type.TIMESTAMP;
            case DAY, WEEK -> MetricResult.Type.DATE;
            default -> MetricResult.Type.TEXT;
        };
    }

    /** The beginning of the unit that holds the moment. */
    static Field<Object> start(Grain grain, Field<Object> moment) {
        return switch (grain) {
            case HOUR -> DSL.field("date_trunc('hour', {0})", moment);
            case HALF_YEAR -> DSL.field("make_date(year({0}), case when month({0}) <= 6 then 1 else 7 end, 1)", moment);
            default -> DSL.field("cast(date_trunc({0}, {1}) as date)", DSL.inline(column(grain)), moment);
        };
    }

    /** Moves the beginnings of a baseline to those of the current period, so that the first meets the first. */
    static Field<Object> shifted(Grain grain, Field<Object> start, Period current, Period baseline) {
        LocalDateTime to = first(grain, current.from());
        LocalDateTime from = first(grain, baseline.from());
        return switch (grain) {
            case HOUR -> DSL.field("{0} + to_hours({1})", start, DSL.inline(ChronoUnit.HOURS.between(from, to)));
            case DAY, WEEK ->
                DSL.field(
                        "cast({0} + to_days({1}) as date)", start, DSL.inline((int) ChronoUnit.DAYS.between(from, to)));
            default ->
                DSL.field(
                        "cast({0} + to_months({1}) as date)",
                        start, DSL.inline((int) ChronoUnit.MONTHS.between(from, to)));
        };
    }

    /** 2018-05, 2018-Q2, 2018-H1, 2018; days, weeks and hours stay what they are. */
    static Object label(Grain grain, Object start) {
        if (!(start instanceof LocalDate date)) {
            return start;
        }
        return switch (grain) {
            case MONTH -> String.format(Locale.ROOT, "%d-%02d", date.getYear(), date.getMonthValue());
            case QUARTER -> date.getYear() + "-Q" + (date.getMonthValue() + 2) / 3;
            case HALF_YEAR -> date.getYear() + "-H" + (date.getMonthValue() <= 6 ? 1 : 2);
            case YEAR -> String.valueOf(date.getYear());
            default -> date;
        };
    }

    /** How many of the units lie between, those of an even length in parts. */
    static double units(Grain grain, LocalDateTime from, LocalDateTime to) {
        return switch (grain) {
            case HOUR -> ChronoUnit.MINUTES.between(from, to) / 60.0;
            case DAY -> ChronoUnit.HOURS.between(from, to) / 24.0;
            case WEEK -> ChronoUnit.HOURS.between(from, to) / (7 * 24.0);
            case MONTH -> ChronoUnit.MONTHS.between(from, to);
            case QUARTER -> ChronoUnit.MONTHS.between(from, to) / 3;
            case HALF_YEAR -> ChronoUnit.MONTHS.between(from, to) / 6;
            case YEAR -> ChronoUnit.YEARS.between(from, to);
        };
    }

    /** The beginning of the unit that holds the moment. */
    static LocalDateTime first(Grain grain, LocalDateTime moment) {
        LocalDateTime day = moment.truncatedTo(ChronoUnit.DAYS);
        return switch (grain) {
            case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth((moment.getMonthValue() - 1) / 3 * 3 + 1);
            case HALF_YEAR -> day.withDayOfMonth(1).withMonth(moment.getMonthValue() <= 6 ? 1 : 7);
            case YEAR -> day.withDayOfYear(1);
        };
    }
}
