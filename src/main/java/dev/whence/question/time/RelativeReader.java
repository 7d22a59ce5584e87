package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Reads time that is told from the clock or from another time: "last month", "the quarter before", "today". */
final class RelativeReader {
    private static final Set<String> LAST = Set.of("last", "past");
    static final Set<String> PREVIOUS = Set.of("previous", "preceding", "prior");
    private static final Set<String> WHOLE = Set.of("full", "complete", "whole", "calendar");
    private static final Set<String> THIS = Set.of("this", "current");

    private final LocalDateTime now;
    private final PointReader points;
    private final List<Function<Cursor, Optional<Reading>>> readers;

    RelativeReader(LocalDateTime now, PointReader points) {
        this.now = now;
        this.points = points;
        EarlierReader earlier = new EarlierReader(now, points);
        LaterReader later = new LaterReader(now);
        this.readers = List.of(
                this::history,
                this::toDate,
                this::soFar,
                new DayReader(now, points)::read,
                new AroundReader(now, points)::read,
                earlier::yearBefore,
                later::read,
                earlier::unitBefore,
                this::part,
                new PointedReader(now)::read,
                this::last,
                this::ago,
                this::current,
                this::future);
    }

    /**
     * A mention and how sure it is.
     *
     * @param inYear the same in a given year, where the words leave it open
     */
    record Reading(TimeMention mention, double certainty, Optional<IntFunction<Reading>> inYear) {
        /** Whose words leave no year open. */
        Reading(TimeMention mention, double certainty) {
            this(mention, certainty, Optional.empty());
        }
    }

    Optional<Reading> read(Cursor cursor) {
        return first(cursor, readers);
    }

    /** What the first reader that makes sense of the words finds; the cursor stays where none does. */
    static Optional<Reading> first(Cursor cursor, List<Function<Cursor, Optional<Reading>>> readers) {
        int start = cursor.at();
        for (Function<Cursor, Optional<Reading>> reader : readers) {
            cursor.accept("the");
            Optional<Reading> reading = reader.apply(cursor);
            if (reading.isPresent()) {
                return reading;
            }
            cursor.back(start);
        }
        return Optional.empty();
    }

    private Optional<Reading> history(Cursor cursor) {
        boolean history = cursor.accept("whole", "history")
                || cursor.accept("entire", "history")
                || cursor.accept("full", "history")
                || cursor.accept("complete", "history")
                || cursor.accept("all", "the", "data")
                || cursor.accept("whole", "period")
                || cursor.accept("all", "time")
                || cursor.accept("all", "history")
                || cursor.accept("ever")
                || cursor.accept("to", "date")
                || cursor.accept("until", "now")
                || cursor.accept("up", "to", "now")
                || cursor.accept("since", "the", "beginning")
                || cursor.accept("since", "the", "start")
                || cursor.accept("entire", "period")
                || cursor.accept("whole", "data", "set");
        return history ? sure(new TimeMention.History()) : Optional.empty();
    }

    /** "year to date", "this month so far", "ytd". */
    private Optional<Reading> toDate(Cursor cursor) {
        for (Grain unit : List.of(Grain.YEAR, Grain.QUARTER, Grain.MONTH, Grain.WEEK)) {
            String name = unit.name().toLowerCase(java.util.Locale.ROOT);
            if (cursor.accept(name, "to", "date")
                    || cursor.accept(name.charAt(0) + "td")
                    || cursor.accept("this", name, "so", "far")) {
                return during(Stretch.soFar(unit, now), 1);
            }
        }
        return Optional.empty();
    }

    /** "so far in 2018", "so far this year", "so far". */
    private Optional<Reading> soFar(Cursor cursor) {
        if (!cursor.accept("so", "far")) {
            return Optional.empty();
        }
        int start = cursor.at();
        if (cursor.accept("in") || cursor.accept("during")) {
            Optional<Point> point = points.read(cursor);
            if (point.isPresent()) {
                return during(point.get().stretch(now), 1);
            }
            cursor.back(start);
        }
        return current(cursor)
                .map(reading -> {
                    Stretch whole = ((TimeMention.During) reading.mention()).stretch();
                    return new Reading(
                            new TimeMention.During(Stretch.soFar(whole.unit(), now), List.of()), reading.certainty());
                })
                .or(() -> {
                    cursor.back(start);
                    return sure(new TimeMention.History());
                });
    }

    /** "the last quarter of 2017", "the first three months of 2018", "the second half of May". */
    private Optional<Reading> part(Cursor cursor) {
        Optional<Slice> slice = Slice.read(cursor);
        if (slice.isEmpty() || !Slice.of(cursor)) {
            return Optional.empty();
        }
        int start = cursor.at();
        Optional<Stretch> whole = current(cursor)
                .or(() -> {
                    cursor.back(start);
                    cursor.accept("the");
                    return last(cursor);
                })
                .map(reading -> ((TimeMention.During) reading.mention()).stretch());
        if (whole.isPresent()) {
            return whole.flatMap(slice.get()::of);
        }
        cursor.back(start);
        return points.read(cursor).flatMap(point -> slice.get()
                .of(point.stretch(now))
                .map(reading -> point.year().isPresent()
                        ? reading
                        : new Reading(
                                reading.mention(), Math.min(0.85, reading.certainty()), Optional.of(year -> slice.get()
                                        .of(point.withYear(year).stretch(now))
                                        .orElse(reading)))));
    }

    /** "last month", "the last 30 days", "past three quarters", "the previous 2 weeks": whole units before the clock. */
    private Optional<Reading> last(Cursor cursor) {
        if (cursor.acceptAny(LAST).isEmpty() && cursor.acceptAny(PREVIOUS).isEmpty()) {
            return Optional.empty();
        }
        boolean several = cursor.sees(Token.Kind.NUMBER);
        int count = several ? TimeWords.count(cursor) : 1;
        boolean whole = cursor.acceptAny(WHOLE).isPresent();
        cursor.accept("calendar");
        Optional<Integer> month = several ? Optional.empty() : cursor.peek().flatMap(TimeWords::month);
        if (month.isPresent()) {
            cursor.next();
            int year = today().getMonthValue() > month.get() ? today().getYear() : today().getYear() - 1;
            return during(Stretch.of(Grain.MONTH, LocalDate.of(year, month.get(), 1), 1), 0.9);
        }
        Optional<Grain> unit = TimeWords.unit(cursor);
        if (unit.isEmpty() || count < 1 || count > 4000) {
            return Optional.empty();
        }
        return during(
                Stretch.of(unit.get(), Calendar.plus(unit.get(), today(), -count), count),
                several && !whole ? 0.65 : 1);
    }

    /** "two months ago"; "a year ago" may be the whole year or this day of it. */
    private Optional<Reading> ago(Cursor cursor) {
        int count = cursor.sees(Token.Kind.NUMBER) ? TimeWords.count(cursor) : cursor.accept("a") ? 1 : 0;
        Optional<Grain> unit = TimeWords.unit(cursor);
        if (count == 0 || unit.isEmpty() || !cursor.accept("ago")) {
            return Optional.empty();
        }
        boolean year = unit.get() == Grain.YEAR;
        if (year && cursor.acceptAny(THIS).isPresent()) {
            LocalDate then = today().minusYears(count);
            return TimeWords.unit(cursor).flatMap(named -> during(Stretch.of(named, then, 1), 1));
        }
        return during(Stretch.of(unit.get(), Calendar.plus(unit.get(), today(), -count), 1), year ? 0.65 : 0.8);
    }

    /** "this month", "all year". */
    private Optional<Reading> current(Cursor cursor) {
        if (cursor.acceptAny(THIS).isEmpty()) {
            return cursor.accept("all", "year") ? during(Stretch.of(Grain.YEAR, today(), 1), 0.8) : Optional.empty();
        }
        return TimeWords.unit(cursor).flatMap(unit -> during(Stretch.of(unit, today(), 1), 1));
    }

    private Optional<Reading> future(Cursor cursor) {
        int start = cursor.at();
        if (cursor.accept("tomorrow")) {
            return sure(new TimeMention.Future("tomorrow", Optional.of(Stretch.of(Grain.DAY, today().plusDays(1), 1))));
        }
        boolean coming = cursor.accept("next") || cursor.accept("coming") || cursor.accept("upcoming");
        if (coming) {
            int count = cursor.sees(Token.Kind.NUMBER) ? TimeWords.count(cursor) : 1;
            Optional<Stretch> units = TimeWords.unit(cursor)
                    .filter(unit -> count > 0 && count < 4000)
                    .map(unit -> Stretch.of(unit, Calendar.plus(unit, today(), 1), count));
            if (units.isPresent()
                    || cursor.peek().flatMap(TimeWords::month).isPresent()
                            && cursor.next().isPresent()) {
                String last = cursor.peek(-1).orElseThrow().text();
                return sure(new TimeMention.Future("next " + last, units));
            }
        }
        cursor.back(start);
        return Optional.empty();
    }

    private Optional<Reading> during(Stretch stretch, double certainty) {
        return Optional.of(new Reading(new TimeMention.During(stretch, List.of()), certainty));
    }

    private static Optional<Reading> sure(TimeMention mention) {
        return Optional.of(new Reading(mention, 1));
    }

    private LocalDate today() {
        return now.toLocalDate();
    }
}
