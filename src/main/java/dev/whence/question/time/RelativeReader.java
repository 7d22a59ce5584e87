package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads time that is told from the clock or from another time: "last month", "the quarter before", "today". */
final class RelativeReader {
    private static final Set<String> LAST = Set.of("last", "past");
    static final Set<String> PREVIOUS = Set.of("previous", "preceding", "prior");
    private static final Set<String> THIS = Set.of("this", "current");

    private final LocalDateTime now;
    private final PointReader points;
    private final List<Function<Cursor, Optional<Reading>>> readers;

    RelativeReader(LocalDateTime now, PointReader points) {
        this.now = now;
        this.points = points;
        EarlierReader earlier = new EarlierReader(now, points);
        this.readers = List.of(
                this::history,
                this::toDate,
                this::soFar,
                this::day,
                earlier::yearBefore,
                earlier::unitBefore,
                this::part,
                this::last,
                this::ago,
                this::current,
                this::future);
    }

    /** A mention and how sure it is. */
    record Reading(TimeMention mention, double certainty) {}

    Optional<Reading> read(Cursor cursor) {
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
                || cursor.accept("all", "year")
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
                return during(Stretch.of(unit, today(), 1), 1);
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
        return current(cursor).or(() -> {
            cursor.back(start);
            return sure(new TimeMention.History());
        });
    }

    private Optional<Reading> day(Cursor cursor) {
        if (cursor.accept("today") || cursor.accept("this", "day")) {
            return during(Stretch.of(Grain.DAY, today(), 1), 1);
        }
        if (cursor.accept("yesterday")) {
            return during(Stretch.of(Grain.DAY, today().minusDays(1), 1), 1);
        }
        if (cursor.accept("day", "before", "yesterday")) {
            return during(Stretch.of(Grain.DAY, today().minusDays(2), 1), 1);
        }
        return Optional.empty();
    }

    /** "the last quarter of 2017", "the first three months of 2018", "the second week of May 2018". */
    private Optional<Reading> part(Cursor cursor) {
        boolean last = cursor.acceptAny(LAST).isPresent();
        int index = last ? 0 : TimeWords.ordinal(cursor).orElse(-1);
        boolean several = cursor.sees(Token.Kind.NUMBER);
        int count =
                several ? (int) Double.parseDouble(cursor.next().orElseThrow().word()) : 1;
        Optional<Grain> unit = TimeWords.unit(cursor);
        if (index < 0
                || unit.isEmpty()
                || several && index > 1
                || count > 366
                || !(cursor.accept("of") || cursor.accept("in"))) {
            return Optional.empty();
        }
        Optional<Stretch> whole = points.read(cursor)
                .map(point -> point.stretch(now))
                .filter(found -> found.unit().compareTo(unit.get()) > 0);
        return whole.flatMap(stretch -> {
            LocalDate first = last
                    ? Calendar.plus(
                            unit.get(),
                            Calendar.floor(
                                    unit.get(), stretch.to().toLocalDate().minusDays(1)),
                            1L - count)
                    : Calendar.plus(unit.get(), stretch.from().toLocalDate(), several ? 0 : index - 1L);
            Stretch found = Stretch.of(unit.get(), first, count);
            boolean inside =
                    !found.from().isBefore(stretch.from()) && !found.to().isAfter(stretch.to());
            return during(found, inside ? 1 : 0.6);
        });
    }

    /** "last month", "the last 30 days", "past three quarters", "the previous 2 weeks": whole units before the clock. */
    private Optional<Reading> last(Cursor cursor) {
        if (cursor.acceptAny(LAST).isEmpty() && cursor.acceptAny(PREVIOUS).isEmpty()) {
            return Optional.empty();
        }
        boolean several = cursor.sees(Token.Kind.NUMBER);
        int count =
                several ? (int) Double.parseDouble(cursor.next().orElseThrow().word()) : 1;
        cursor.accept("full");
        cursor.accept("calendar");
        Optional<Token> weekday = cursor.peek().filter(TimeWords::weekday);
        if (!several && weekday.isPresent()) {
            cursor.next();
            java.time.DayOfWeek day =
                    java.time.DayOfWeek.valueOf(weekday.get().stem().toUpperCase(java.util.Locale.ROOT));
            return during(
                    Stretch.of(Grain.DAY, today().with(java.time.temporal.TemporalAdjusters.previous(day)), 1), 0.9);
        }
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
        return during(Stretch.of(unit.get(), Calendar.plus(unit.get(), today(), -count), count), several ? 0.65 : 1);
    }

    private Optional<Reading> ago(Cursor cursor) {
        boolean number = cursor.sees(Token.Kind.NUMBER);
        int count =
                number ? (int) Double.parseDouble(cursor.next().orElseThrow().word()) : cursor.accept("a") ? 1 : -1;
        Optional<Grain> unit = TimeWords.unit(cursor);
        return count > 0 && count < 4000 && unit.isPresent() && cursor.accept("ago")
                ? during(Stretch.of(unit.get(), Calendar.plus(unit.get(), today(), -count), 1), 0.8)
                : Optional.empty();
    }

    private Optional<Reading> current(Cursor cursor) {
        if (cursor.acceptAny(THIS).isEmpty()) {
            return Optional.empty();
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
            int count = cursor.sees(Token.Kind.NUMBER)
                    ? (int) Double.parseDouble(cursor.next().orElseThrow().word())
                    : 1;
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
