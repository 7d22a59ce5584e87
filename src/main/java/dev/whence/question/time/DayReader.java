package dev.whence.question.time;

import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.question.time.TimeMention.During;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads single days, and weekends, that are told from the clock: "yesterday", "last Friday", "the 15th of last month". */
final class DayReader {
    private static final Set<String> LAST = Set.of("last", "past", "previous");
    private static final Set<String> THIS = Set.of("this", "current");

    private final LocalDate today;
    private final LocalDateTime now;
    private final PointReader points;

    DayReader(LocalDateTime now, PointReader points) {
        this.now = now;
        this.points = points;
        this.today = now.toLocalDate();
    }

    Optional<Reading> read(Cursor cursor) {
        if (cursor.accept("today") || cursor.accept("this", "day")) {
            return day(today, 1);
        }
        if (cursor.accept("yesterday")) {
            return day(today.minusDays(1), 1);
        }
        if (cursor.accept("day", "before", "yesterday")) {
            return day(today.minusDays(2), 1);
        }
        return RelativeReader.first(
                cursor,
                List.of(this::weekdayOfMonth, this::lastWeekday, this::weekdayOfWeek, this::dayOfMonth, this::weekend));
    }

    /** "the first Monday of July 2018", "the last Friday in November". */
    private Optional<Reading> weekdayOfMonth(Cursor cursor) {
        OptionalInt place = cursor.accept("last") ? OptionalInt.of(-1) : TimeWords.ordinal(cursor);
        Optional<DayOfWeek> weekday = place.isEmpty() ? Optional.empty() : TimeWords.weekdayName(cursor);
        if (weekday.isEmpty() || !Slice.of(cursor)) {
            return Optional.empty();
        }
        return points.read(cursor).filter(point -> point.unit() == Grain.MONTH).flatMap(point -> {
            LocalDate first = point.stretch(now).from().toLocalDate();
            LocalDate day = first.with(TemporalAdjusters.dayOfWeekInMonth(place.getAsInt(), weekday.get()));
            boolean inside = day.getMonth() == first.getMonth();
            return inside ? day(day, point.year().isPresent() ? 1 : 0.85) : Optional.empty();
        });
    }

    /** "last Friday". */
    private Optional<Reading> lastWeekday(Cursor cursor) {
        return cursor.acceptAny(LAST)
                .flatMap(ignored -> TimeWords.weekdayName(cursor))
                .flatMap(found -> day(today.with(TemporalAdjusters.previous(found)), 0.9));
    }

    /** "Monday of last week", "Tuesday this week". */
    private Optional<Reading> weekdayOfWeek(Cursor cursor) {
        Optional<DayOfWeek> weekday = TimeWords.weekdayName(cursor);
        cursor.accept("of");
        boolean last = cursor.acceptAny(LAST).isPresent();
        boolean known = weekday.isPresent() && (last || cursor.acceptAny(THIS).isPresent()) && cursor.accept("week");
        LocalDate monday = Calendar.floor(Grain.WEEK, today).minusWeeks(last ? 1 : 0);
        return known ? day(monday.with(TemporalAdjusters.nextOrSame(weekday.get())), 1) : Optional.empty();
    }

    /** "the 15th of last month", "the first of this month". */
    private Optional<Reading> dayOfMonth(Cursor cursor) {
        OptionalInt day = TimeWords.ordinal(cursor);
        boolean of = day.isPresent() && cursor.accept("of");
        cursor.accept("the");
        boolean last = of && cursor.acceptAny(LAST).isPresent();
        boolean known = of && (last || cursor.acceptAny(THIS).isPresent()) && cursor.accept("month");
        YearMonth month = YearMonth.from(today).minusMonths(last ? 1 : 0);
        return known && month.isValidDay(day.getAsInt()) ? day(month.atDay(day.getAsInt()), 1) : Optional.empty();
    }

    /** "last weekend", "this weekend"; not "at weekends", which are many. */
    private Optional<Reading> weekend(Cursor cursor) {
        boolean last = cursor.acceptAny(LAST).isPresent();
        boolean one = last || cursor.acceptAny(THIS).isPresent();
        boolean weekend = one
                && cursor.peek().filter(token -> token.is("weekend")).isPresent()
                && cursor.next().isPresent();
        LocalDate saturday = Calendar.floor(Grain.WEEK, today).plusDays(5);
        boolean over = last && !saturday.plusDays(1).isBefore(today);
        return weekend ? weekend(over ? saturday.minusWeeks(1) : saturday, 1) : Optional.empty();
    }

    /** Saturday and Sunday. */
    static Optional<Reading> weekend(LocalDate saturday, double certainty) {
        Stretch stretch = Stretch.between(
                saturday.atStartOfDay(),
                saturday.plusDays(2).atStartOfDay(),
                "the weekend of " + Calendar.name(Grain.DAY, saturday));
        return Optional.of(new Reading(new During(stretch, List.of()), certainty));
    }

    private static Optional<Reading> day(LocalDate date, double certainty) {
        return Optional.of(new Reading(new During(Stretch.of(Grain.DAY, date, 1), List.of()), certainty));
    }
}
