package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.Part.Edge;
import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.question.time.TimeMention.During;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one end of a time expression. */
final class PartReader {
    private static final Set<String> STARTS = Set.of("start", "beginning", "turn", "outset");
    private static final Set<String> ENDS = Set.of("end", "close");

    private final LocalDateTime now;
    private final PointReader points;
    private final YearReader years;
    private final RelativeReader relatives;
    private final PointedReader pointed;
    private final UnfixedReader unfixed;

    PartReader(LocalDateTime now) {
        this.now = now;
        this.points = new PointReader(now);
        this.years = new YearReader(now);
        this.relatives = new RelativeReader(now, points);
        this.pointed = new PointedReader(now);
        this.unfixed = new UnfixedReader(now, points);
    }

    /** The longer of a named unit and a relative expression; the cursor stays where there is neither. */
    Optional<Part> read(Cursor cursor) {
        int start = cursor.at();
        Optional<Reading> open = unfixed.read(cursor);
        if (open.isPresent()) {
            return open.map(Part::of);
        }
        cursor.back(start);
        Optional<Reading> relative = relatives.read(cursor);
        int afterRelative = cursor.at();
        cursor.back(start);
        Optional<Point> point = points.read(cursor);
        if (relative.isPresent() && (point.isEmpty() || afterRelative > cursor.at())) {
            cursor.back(afterRelative);
            return relative.map(Part::of);
        }
        Optional<Reading> ofThatYear =
                point.filter(found -> found.year().isEmpty()).flatMap(found -> pointed.yearOf(cursor, found));
        return ofThatYear
                .map(Part::of)
                .or(() -> point.map(found ->
                        Part.of(found).choosing(unfixed.dayOrYear(cursor, start).orElse(List.of()))));
    }

    /** "the start of 2018", "the end of May", "the turn of the year", or the whole of something. */
    Optional<Part> side(Cursor cursor) {
        int start = cursor.at();
        cursor.accept("the");
        cursor.accept("very");
        Edge edge = cursor.acceptAny(STARTS).isPresent()
                ? Edge.START
                : cursor.acceptAny(ENDS).isPresent() ? Edge.END : Edge.NONE;
        if (edge == Edge.NONE || !cursor.accept("of")) {
            cursor.back(start);
            return read(cursor);
        }
        return read(cursor).or(() -> currentUnit(cursor)).map(part -> part.at(edge));
    }

    /** Whether a single day is named so many tokens ahead. */
    boolean dayAt(Cursor cursor, int ahead) {
        int start = cursor.at();
        cursor.back(start + ahead);
        boolean day =
                points.read(cursor).filter(point -> point.unit() == Grain.DAY).isPresent();
        cursor.back(start);
        return day;
    }

    /** "the year", which is this one. */
    private Optional<Part> currentUnit(Cursor cursor) {
        cursor.accept("the");
        Optional<Grain> unit = TimeWords.unit(cursor);
        return unit.map(
                found -> Part.of(new Reading(new During(Stretch.of(found, now.toLocalDate(), 1), List.of()), 1)));
    }

    /** "from the first to the second quarter", "from 5 to 11 March": the unit comes later. */
    Optional<Part> bareOrdinal(Cursor cursor) {
        cursor.accept("the");
        Optional<Token> day = cursor.peek()
                .filter(token ->
                        token.kind() == Token.Kind.NUMBER && token.word().matches("[1-9]|[12]\\d|3[01]"));
        if (day.isPresent()) {
            cursor.next();
            return Optional.of(Part.ordinal(Integer.parseInt(day.get().word())));
        }
        return TimeWords.ordinal(cursor).stream().boxed().findFirst().map(Part::ordinal);
    }

    /** "15, 2018" in "July 1 to 15, 2018": a day of the month of {@code first}, and perhaps the year of both. */
    Optional<Part> dayBeside(Cursor cursor, Part first) {
        if (first.point().filter(point -> point.unit() == Grain.DAY).isEmpty()) {
            return Optional.empty();
        }
        cursor.accept("the");
        int at = cursor.at();
        boolean figure = cursor.sees(Token.Kind.NUMBER) || cursor.sees(Token.Kind.ORDINAL);
        Optional<Part> day = figure ? bareOrdinal(cursor) : Optional.empty();
        if (day.isEmpty()) {
            return Optional.empty();
        }
        cursor.back(at);
        int number = TimeWords.dayNumber(cursor).orElse(0);
        boolean unit = cursor.peek()
                        .map(Token::kind)
                        .filter(kind -> kind == Token.Kind.WORD)
                        .isPresent()
                && isUnit(cursor);
        if (number < 1 || number > 31 || unit) {
            return Optional.empty();
        }
        Part last = first.sameMonth(number);
        return Optional.of(years.after(cursor).map(last::withYear).orElse(last));
    }

    private static boolean isUnit(Cursor cursor) {
        int start = cursor.at();
        boolean unit = TimeWords.unit(cursor).isPresent();
        cursor.back(start);
        return unit;
    }
}
