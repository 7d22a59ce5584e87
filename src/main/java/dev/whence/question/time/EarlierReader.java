package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.question.time.TimeMention.Beside;
import dev.whence.question.time.TimeMention.Move;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads time that is told from another time: "the quarter before", "a year earlier", "month over month". */
final class EarlierReader {
    private static final Set<String> EARLIER = Set.of("before", "earlier", "prior", "previously");

    private final LocalDateTime now;
    private final PointReader points;

    EarlierReader(LocalDateTime now, PointReader points) {
        this.now = now;
        this.points = points;
    }

    /** "the same month of the previous year", "a year earlier", "one year before", "last year's same period". */
    Optional<Reading> yearBefore(Cursor cursor) {
        boolean found = false;
        if (cursor.accept("same")) {
            boolean unit = TimeWords.unit(cursor).isPresent() || cursor.accept("period") || cursor.accept("time");
            boolean linked = cursor.accept("of")
                    | cursor.accept("in")
                    | cursor.accept("the")
                    | cursor.accept("a")
                    | cursor.accept("one")
                    | cursor.accept("1");
            OptionalInt year = unit && linked ? TimeWords.year(cursor) : OptionalInt.empty();
            if (year.isPresent()) {
                return sure(Beside.inYear(year.getAsInt()));
            }
            found = unit
                    && (cursor.accept("previous", "year")
                            || cursor.accept("last", "year")
                            || cursor.accept("prior", "year")
                            || cursor.accept("preceding", "year")
                            || linked && cursor.accept("year", "before")
                            || linked && cursor.accept("year", "earlier")
                            || linked && cursor.accept("year", "ago"));
        } else {
            boolean one = cursor.accept("a") || cursor.accept("1");
            found = one && cursor.accept("year") && cursor.acceptAny(EARLIER).isPresent()
                    || cursor.accept("year", "over", "year")
                    || cursor.accept("year", "on", "year")
                    || cursor.accept("yoy");
        }
        return found ? sure(new Beside(Optional.empty(), Optional.empty(), yearEarlier())) : Optional.empty();
    }

    /** "the quarter before", "the previous month", "month over month", "the period before". */
    Optional<Reading> unitBefore(Cursor cursor) {
        boolean previous = cursor.acceptAny(RelativeReader.PREVIOUS).isPresent();
        if (!previous) {
            Optional<Reading> several = severalBefore(cursor);
            if (several.isPresent()) {
                return several;
            }
        }
        Optional<Integer> month = cursor.peek().flatMap(TimeWords::month);
        if (month.isPresent()) {
            return previous ? Optional.empty() : monthBefore(cursor, month.get());
        }
        if (cursor.accept("period") || cursor.accept("1")) {
            return previous || cursor.acceptAny(EARLIER).isPresent()
                    ? sure(new Beside(Optional.empty(), Optional.empty(), anchor -> Optional.of(anchor.previous())))
                    : Optional.empty();
        }
        if (previous
                && cursor.peek()
                        .filter(next -> next.kind() == Token.Kind.NUMBER)
                        .isPresent()) {
            return Optional.empty();
        }
        Optional<Grain> unit = TimeWords.unit(cursor);
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        String name = unit.get().name().toLowerCase(Locale.ROOT);
        if (previous || cursor.accept("over", name) || cursor.accept("on", name)) {
            return before(unit.get());
        }
        boolean free = cursor.acceptAny(EARLIER).isPresent()
                && points.read(cursor).isEmpty()
                && !cursor.accept("last")
                && !cursor.accept("yesterday");
        return free ? before(unit.get()) : monthBeforeLast(cursor, unit.get());
    }

    /** "the three months before that"; not those before a time that is named. */
    private Optional<Reading> severalBefore(Cursor cursor) {
        int start = cursor.at();
        Optional<Integer> count = cursor.next()
                .filter(token ->
                        token.kind() == Token.Kind.NUMBER && token.word().matches("[1-9]\\d{0,2}"))
                .map(token -> Integer.valueOf(token.word()));
        Optional<Grain> unit = count.flatMap(ignored -> TimeWords.unit(cursor));
        boolean free = unit.isPresent()
                && (cursor.accept("before") || cursor.accept("prior") || cursor.accept("preceding"))
                && (cursor.accept("that")
                        || cursor.accept("this")
                        || cursor.accept("it")
                        || cursor.peek().isEmpty()
                        || cursor.sees(Token.Kind.MARK));
        if (!free) {
            cursor.back(start);
            return Optional.empty();
        }
        return sure(new Beside(unit, Optional.empty(), earlier(unit.get(), count.get())));
    }

    /** "the July before". */
    private static Optional<Reading> monthBefore(Cursor cursor, int month) {
        cursor.next();
        boolean before = cursor.accept("before")
                && (cursor.peek().isEmpty() || cursor.sees(Token.Kind.MARK) || cursor.accept("that"));
        return before
                ? sure(new Beside(Optional.empty(), Optional.empty(), anchor -> {
                    LocalDate first = anchor.from().toLocalDate().withDayOfMonth(1);
                    int back = Math.floorMod(first.getMonthValue() - month - 1, 12) + 1;
                    return Optional.of(Stretch.of(Grain.MONTH, first.minusMonths(back), 1));
                }))
                : Optional.empty();
    }

    private Optional<Reading> monthBeforeLast(Cursor cursor, Grain unit) {
        return cursor.peek(-1).filter(last -> last.is("last")).isPresent()
                ? during(Stretch.of(unit, Calendar.plus(unit, today(), -2), 1), 1)
                : Optional.empty();
    }

    private Optional<Reading> before(Grain unit) {
        Stretch alone = Stretch.of(unit, Calendar.plus(unit, today(), -1), 1);
        return sure(
                new Beside(Optional.of(unit), Optional.of(new TimeMention.During(alone, List.of())), earlier(unit, 1)));
    }

    private static Move yearEarlier() {
        return anchor -> Optional.of(anchor.yearEarlier());
    }

    private static Move earlier(Grain unit, int count) {
        return anchor -> Optional.of(anchor.previous(unit, count));
    }

    private LocalDate today() {
        return now.toLocalDate();
    }

    private static Optional<Reading> sure(TimeMention mention) {
        return Optional.of(new Reading(mention, 1));
    }

    private static Optional<Reading> during(Stretch stretch, double certainty) {
        return Optional.of(new Reading(new TimeMention.During(stretch, List.of()), certainty));
    }
}
