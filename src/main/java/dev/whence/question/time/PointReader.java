package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Reads calendar units that are named: "March 2018", "Q2", "5 March 2018", "the first half of last year", "2017". */
final class PointReader {
    private static final Set<String> STARTING = Set.of("of", "starting", "beginning", "commencing", "from");
    /** After these a week is what is grouped by: "per week from 5 March on". */
    private static final Set<String> GROUPING = Set.of("per", "by", "each", "every");

    private static final Set<String> SURE_BEFORE_MAY = Set.of(
            "in", "of", "from", "to", "since", "between", "and", "until", "for", "during", "vs", "versus", "with",
            "against", "than", "through", "till", "before", "after", "or", "only");

    private final YearReader years;
    private final List<Function<Cursor, Optional<Point>>> readers = List.of(
            this::isoDate,
            this::week,
            this::dayMonth,
            this::monthDay,
            this::month,
            this::quarter,
            this::half,
            this::yearFirst,
            this::year);

    PointReader(LocalDateTime now) {
        this.years = new YearReader(now);
    }

    /** The point at the cursor, which moves past it; else the cursor stays. */
    Optional<Point> read(Cursor cursor) {
        int start = cursor.at();
        for (Function<Cursor, Optional<Point>> reader : readers) {
            cursor.accept("the");
            try {
                Optional<Point> point = reader.apply(cursor);
                if (point.isPresent()) {
                    return point;
                }
            } catch (DateTimeException noSuchDay) {
                // "31 February" is no date: another reader may make sense of it
            }
            cursor.back(start);
        }
        return Optional.empty();
    }

    private Optional<Point> isoDate(Cursor cursor) {
        if (!cursor.sees(Token.Kind.DATE)) {
            return Optional.empty();
        }
        String text = cursor.next().orElseThrow().word();
        int year = Integer.parseInt(text.substring(0, 4));
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Optional.of(Point.day(LocalDate.parse(text)));
        }
        if (text.contains("/")) {
            return Optional.empty();
        }
        if (text.matches("\\d{4}-\\d{2}")) {
            return Optional.of(month(Optional.of(year), Integer.parseInt(text.substring(5))));
        }
        int index = Integer.parseInt(text.replaceAll("^\\d{4}-?\\p{L}", ""));
        return switch (text.replaceAll("[^qhw]", "")) {
            case "q" -> index(Grain.QUARTER, Optional.of(year), index, 4);
            case "h" -> index(Grain.HALF_YEAR, Optional.of(year), index, 2);
            default -> Optional.of(isoWeek(Optional.of(year), index));
        };
    }

    private Optional<Point> week(Cursor cursor) {
        boolean unit = cursor.peek(-1).filter(before -> before.isAny(GROUPING)).isPresent();
        cursor.accept("calendar");
        if (unit
                || !cursor.accept("week")
                        && cursor.acceptAny(Set.of("wk", "kw", "cw")).isEmpty()) {
            return Optional.empty();
        }
        if (cursor.acceptAny(STARTING).isPresent()) {
            cursor.accept("on");
            return read(cursor)
                    .filter(point -> point.unit() == Grain.DAY)
                    .map(day -> new Point(Grain.WEEK, day.year(), day.inYear()));
        }
        if (!cursor.sees(Token.Kind.NUMBER)) {
            return Optional.empty();
        }
        int number = (int) Double.parseDouble(cursor.next().orElseThrow().word());
        return number > 53 ? Optional.empty() : Optional.of(isoWeek(years.after(cursor), number));
    }

    private Optional<Point> dayMonth(Cursor cursor) {
        cursor.peek().filter(TimeWords::weekday).ifPresent(weekday -> cursor.next());
        cursor.accept(",");
        cursor.accept("the");
        OptionalInt day = TimeWords.dayNumber(cursor);
        boolean word =
                cursor.peek(-1).filter(said -> said.word().matches("\\D+")).isPresent();
        boolean dashed = cursor.accept("-");
        if (!cursor.accept("of") && word) {
            return Optional.empty();
        }
        Optional<Integer> month = TimeWords.monthName(cursor);
        if (dashed && !cursor.accept("-")) {
            return Optional.empty();
        }
        return day.isPresent() && month.isPresent()
                ? Optional.of(day(years.after(cursor), month.get(), day.getAsInt()))
                : Optional.empty();
    }

    private Optional<Point> monthDay(Cursor cursor) {
        cursor.peek().filter(TimeWords::weekday).ifPresent(weekday -> cursor.next());
        cursor.accept(",");
        Optional<Integer> month = TimeWords.monthName(cursor);
        cursor.accept("the");
        OptionalInt day = TimeWords.dayNumber(cursor);
        return day.isPresent() && month.isPresent()
                ? Optional.of(day(years.after(cursor), month.get(), day.getAsInt()))
                : Optional.empty();
    }

    private Optional<Point> month(Cursor cursor) {
        Optional<String> before = cursor.peek(-1).map(Token::word);
        boolean may = cursor.peek().filter(word -> word.is("may")).isPresent();
        Optional<Integer> month = TimeWords.monthName(cursor);
        if (month.isEmpty()) {
            return Optional.empty();
        }
        cursor.accept("month");
        Optional<Integer> year = YearReader.ofTwoDigits(cursor).or(() -> years.after(cursor));
        boolean sure = !may
                || year.isPresent()
                || cursor.peek().filter(next -> next.is("and") || next.is(",")).isPresent()
                        && cursor.peek(1).flatMap(TimeWords::month).isPresent()
                || before.filter(SURE_BEFORE_MAY::contains).isPresent();
        return sure ? Optional.of(month(year, month.get())) : Optional.empty();
    }

    private Optional<Point> quarter(Cursor cursor) {
        return indexed(cursor, Grain.QUARTER, "q", 4);
    }

    private Optional<Point> half(Cursor cursor) {
        return indexed(cursor, Grain.HALF_YEAR, "h", 2);
    }

    private Optional<Point> indexed(Cursor cursor, Grain unit, String letter, int most) {
        Optional<String> name = cursor.peek().map(Token::word).filter(word -> word.matches(letter + "\\d"));
        if (name.isPresent()) {
            cursor.next();
            return index(unit, years.after(cursor), name.get().charAt(1) - '0', most);
        }
        OptionalInt ordinal = TimeWords.ordinal(cursor);
        if (ordinal.isEmpty()
                && cursor.accept("last")
                && cursor.peek(1).filter(of -> of.is("of")).isPresent()) {
            ordinal = OptionalInt.of(most);
        }
        if (ordinal.isEmpty()
                || TimeWords.unit(cursor).filter(found -> found == unit).isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> year = years.after(cursor);
        boolean other = year.isEmpty()
                && cursor.peek().filter(of -> of.is("of")).isPresent()
                && cursor.peek(1)
                        .filter(next -> TimeWords.month(next).isPresent())
                        .isPresent();
        return other ? Optional.empty() : index(unit, year, ordinal.getAsInt(), most);
    }

    /** "2018 Q1", "last year's second half". */
    private Optional<Point> yearFirst(Cursor cursor) {
        Optional<Integer> year = years.read(cursor);
        if (year.isEmpty()) {
            return Optional.empty();
        }
        int afterYear = cursor.at();
        Optional<Point> rest = quarter(cursor).or(() -> {
            cursor.back(afterYear);
            return half(cursor);
        });
        return rest.filter(point -> point.year().isEmpty()).map(point -> point.withYear(year.get()));
    }

    private Optional<Point> year(Cursor cursor) {
        cursor.accept("calendar");
        cursor.accept("year");
        OptionalInt year = TimeWords.year(cursor);
        return year.isPresent()
                ? Optional.of(Point.of(Grain.YEAR, year.getAsInt(), given -> LocalDate.of(given, 1, 1)))
                : Optional.empty();
    }

    private Point day(Optional<Integer> year, int month, int day) {
        LocalDate.of(year.orElse(2000), month, day);
        return new Point(
                Grain.DAY,
                year,
                given -> LocalDate.of(
                        given,
                        month,
                        Math.min(day, java.time.YearMonth.of(given, month).lengthOfMonth())));
    }

    private static Point month(Optional<Integer> year, int month) {
        return new Point(Grain.MONTH, year, given -> LocalDate.of(given, month, 1));
    }

    private static Point isoWeek(Optional<Integer> year, int week) {
        IntFunction<LocalDate> monday =
                given -> LocalDate.of(given, 1, 4).with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week);
        return new Point(Grain.WEEK, year, monday);
    }

    private static Optional<Point> index(Grain unit, Optional<Integer> year, int index, int most) {
        int months = 12 / most;
        return index < 1 || index > most
                ? Optional.empty()
                : Optional.of(new Point(unit, year, given -> LocalDate.of(given, months * (index - 1) + 1, 1)));
    }
}
