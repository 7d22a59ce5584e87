package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.question.time.TimeMention.During;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads time beside a time that is named: "the three months before July 2018", "the month after July", "the 30 days from 1
 * March", "twelve months to June 2018", "the week ending 11 March", "the weekend of 10 March".
 */
final class AroundReader {
    private static final Set<String> BEFORE = Set.of("before", "preceding");
    private static final Set<String> AFTER = Set.of("after", "following");
    private static final Set<String> STARTING = Set.of("from", "starting", "beginning", "commencing");
    private static final Set<String> ENDING = Set.of("to", "ending", "ended", "until", "till");
    private static final Set<String> JOINING = Set.of("to", "until", "till", "and", "-", "through");

    private final LocalDateTime now;
    private final PointReader points;

    AroundReader(LocalDateTime now, PointReader points) {
        this.now = now;
        this.points = points;
    }

    /** On which side of the named time the units lie, and whether it is among them. */
    private enum Side {
        BEFORE,
        AFTER,
        FROM,
        TO
    }

    Optional<Reading> read(Cursor cursor) {
        if (cursor.accept("weekend", "of")) {
            return points.read(cursor)
                    .filter(point -> point.unit() == Grain.DAY)
                    .flatMap(point -> yearly(point, this::weekendOf));
        }
        boolean several = cursor.sees(Token.Kind.NUMBER);
        boolean the = cursor.peek(-1).filter(before -> before.is("the")).isPresent();
        int count = several ? TimeWords.count(cursor) : the ? 1 : 0;
        Optional<Grain> unit = TimeWords.unit(cursor);
        Optional<Side> side = count > 0 && unit.isPresent() ? side(cursor, several) : Optional.empty();
        if (side.isEmpty()) {
            return Optional.empty();
        }
        return points.read(cursor)
                .filter(ignored ->
                        cursor.peek().filter(next -> next.isAny(JOINING)).isEmpty())
                .flatMap(point -> yearly(point, named -> beside(named, unit.get(), count, side.get())));
    }

    /** A single unit "to" or "from" something is rather the unit of something else. */
    private static Optional<Side> side(Cursor cursor, boolean several) {
        if (cursor.acceptAny(BEFORE).isPresent()
                || cursor.accept("prior", "to")
                || cursor.accept("leading", "up", "to")) {
            return Optional.of(Side.BEFORE);
        }
        if (cursor.acceptAny(AFTER).isPresent()) {
            return Optional.of(Side.AFTER);
        }
        Optional<String> word = several
                ? cursor.acceptAny(ENDING).or(() -> cursor.acceptAny(STARTING))
                : cursor.acceptAny(Set.of("ending", "ended"));
        if (word.isPresent()) {
            cursor.accept("on");
            cursor.accept("in");
            cursor.accept("with");
        }
        return word.map(found -> ENDING.contains(found) ? Side.TO : Side.FROM);
    }

    private interface Named {
        Optional<Reading> read(Stretch named);
    }

    private Optional<Reading> yearly(Point point, Named named) {
        Optional<Reading> reading = named.read(point.stretch(now));
        return point.year().isPresent()
                ? reading
                : reading.map(found ->
                        new Reading(found.mention(), Math.min(0.85, found.certainty()), Optional.of(year -> named.read(
                                        point.withYear(year).stretch(now))
                                .orElse(found))));
    }

    private Optional<Reading> weekendOf(Stretch day) {
        LocalDate saturday =
                Calendar.floor(Grain.WEEK, day.from().toLocalDate()).plusDays(5);
        boolean within = !day.from().toLocalDate().isBefore(saturday);
        return DayReader.weekend(saturday, within ? 1 : 0.65);
    }

    private static Optional<Reading> beside(Stretch named, Grain unit, int count, Side side) {
        boolean earlier = side == Side.BEFORE || side == Side.TO;
        LocalDateTime edge = side == Side.BEFORE || side == Side.FROM ? named.from() : named.to();
        LocalDate first = earlier ? Calendar.plus(unit, edge.toLocalDate(), -count) : edge.toLocalDate();
        boolean aligned = Calendar.floor(unit, first).equals(first);
        Stretch stretch = aligned
                ? Stretch.of(unit, first, count)
                : Stretch.between(
                        first.atStartOfDay(),
                        earlier ? edge : Calendar.plus(unit, first, count).atStartOfDay(),
                        Calendar.name(Grain.DAY, first) + " on, " + count + " "
                                + unit.name().toLowerCase(java.util.Locale.ROOT) + (count > 1 ? "s" : ""));
        boolean open = !aligned && count == 1 && unit != Grain.WEEK;
        return Optional.of(new Reading(new During(stretch, List.of()), aligned ? 1 : open ? 0.65 : 0.9));
    }
}
