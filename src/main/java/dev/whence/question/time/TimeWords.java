package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.text.Tokens;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** The names of units and months. */
final class TimeWords {
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("january", 1),
            Map.entry("jan", 1),
            Map.entry("february", 2),
            Map.entry("feb", 2),
            Map.entry("march", 3),
            Map.entry("mar", 3),
            Map.entry("april", 4),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("june", 6),
            Map.entry("jun", 6),
            Map.entry("july", 7),
            Map.entry("jul", 7),
            Map.entry("august", 8),
            Map.entry("aug", 8),
            Map.entry("september", 9),
            Map.entry("sep", 9),
            Map.entry("sept", 9),
            Map.entry("october", 10),
            Map.entry("oct", 10),
            Map.entry("november", 11),
            Map.entry("nov", 11),
            Map.entry("december", 12),
            Map.entry("dec", 12));
    private static final Map<String, Grain> UNITS = Map.of(
            "day",
            Grain.DAY,
            "week",
            Grain.WEEK,
            "month",
            Grain.MONTH,
            "quarter",
            Grain.QUARTER,
            "trimester",
            Grain.QUARTER,
            "half",
            Grain.HALF_YEAR,
            "semester",
            Grain.HALF_YEAR,
            "year",
            Grain.YEAR);
    private static final Map<String, Grain> SHORT =
            Map.of("wk", Grain.WEEK, "mth", Grain.MONTH, "qtr", Grain.QUARTER, "yr", Grain.YEAR);
    private static final Set<String> WEEKDAYS =
            Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private TimeWords() {}

    static Optional<Integer> month(Token token) {
        return Optional.ofNullable(MONTHS.get(token.word()));
    }

    /** Reads "March", "Nov", and "Nov." before a number, a dash or another mark. */
    static Optional<Integer> monthName(Cursor cursor) {
        Optional<Integer> month = cursor.next().flatMap(TimeWords::month);
        boolean goesOn =
                cursor.peek(1).filter(after -> after.kind() != Token.Kind.WORD).isPresent();
        if (month.isPresent() && goesOn) {
            cursor.accept(".");
        }
        return month;
    }

    static boolean weekday(Token token) {
        return WEEKDAYS.contains(token.stem());
    }

    /** Reads a unit in the singular or plural: "quarter", "weeks", "half year", "half-years". */
    static Optional<Grain> unit(Cursor cursor) {
        Optional<Grain> unit = cursor.peek()
                .map(token -> Optional.ofNullable(UNITS.get(token.stem())).orElse(SHORT.get(token.stem())));
        if (unit.isPresent()) {
            cursor.next();
            if (unit.get() == Grain.HALF_YEAR) {
                cursor.accept("year");
            }
        }
        return unit;
    }

    /** Reads a whole number; 0 where it is none of a sensible size. */
    static int count(Cursor cursor) {
        String number = cursor.next().orElseThrow().word();
        return number.matches("[1-9]\\d{0,3}") ? Integer.parseInt(number) : 0;
    }

    /** Reads "Monday"; not "Mondays", which are many. */
    static Optional<DayOfWeek> weekdayName(Cursor cursor) {
        Optional<DayOfWeek> day = cursor.peek().map(Token::word).flatMap(word -> Stream.of(DayOfWeek.values())
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst());
        day.ifPresent(ignored -> cursor.next());
        return day;
    }

    /** Reads a year as four digits or as two after an apostrophe. */
    static OptionalInt year(Cursor cursor) {
        int start = cursor.at();
        boolean apostrophe = cursor.accept("'") || cursor.accept("\u2019");
        Optional<Token> number = cursor.peek().filter(token -> token.kind() == Token.Kind.NUMBER);
        boolean plain = number.filter(token -> !token.text().contains(",")).isPresent();
        if (plain && number.get().word().matches(apostrophe ? "\\d{2}" : "(19|20)\\d{2}")) {
            cursor.next();
            return OptionalInt.of(Integer.parseInt(number.get().word()) + (apostrophe ? 2000 : 0));
        }
        cursor.back(start);
        return OptionalInt.empty();
    }

    /** Reads the number of a day: "5", "5th", "fifth". */
    static OptionalInt dayNumber(Cursor cursor) {
        if (cursor.sees(Token.Kind.ORDINAL)) {
            return ordinal(cursor);
        }
        Optional<Token> token = cursor.next()
                .filter(next -> next.kind() == Token.Kind.NUMBER)
                .filter(next -> next.word().matches("\\d{1,2}"));
        return token.isPresent() ? OptionalInt.of(Integer.parseInt(token.get().word())) : OptionalInt.empty();
    }

    /** Reads "first", "3rd", "second". */
    static OptionalInt ordinal(Cursor cursor) {
        if (!cursor.sees(Token.Kind.ORDINAL)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Tokens.ordinal(cursor.next().orElseThrow()));
    }
}
