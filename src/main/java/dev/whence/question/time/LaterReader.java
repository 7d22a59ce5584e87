package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.question.time.TimeMention.Beside;
import dev.whence.question.time.TimeMention.Future;
import dev.whence.question.time.TimeMention.Move;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads time that lies after another one, or in another year: "the following month", "the quarter after", "a year later",
 * "the same months in 2017".
 */
final class LaterReader {
    private static final Set<String> FOLLOWING = Set.of("following", "subsequent", "next");
    private static final Set<String> LATER = Set.of("later", "after", "afterwards", "on");
    private static final Set<String> EARLIER = Set.of("earlier", "previously");
    private static final Set<String> BACK = Set.of("that", "this", "it");

    private final LocalDateTime now;
    private final List<Function<Cursor, Optional<Reading>>> readers;

    LaterReader(LocalDateTime now) {
        this.now = now;
        this.readers = List.of(this::sameIn, this::following, LaterReader::after, LaterReader::shifted);
    }

    Optional<Reading> read(Cursor cursor) {
        return RelativeReader.first(cursor, readers);
    }

    /** "the same months in 2017", "same period of 2016", "that quarter in 2017". */
    private Optional<Reading> sameIn(Cursor cursor) {
        if (!cursor.accept("same") && !cursor.accept("that", "same")) {
            return Optional.empty();
        }
        if (cursor.sees(Token.Kind.NUMBER)) {
            cursor.next();
        }
        boolean unit = TimeWords.unit(cursor).isPresent() || cursor.accept("period") || cursor.accept("time");
        if (!unit || !(cursor.accept("in") || cursor.accept("of") || cursor.accept("for"))) {
            return Optional.empty();
        }
        cursor.accept("the");
        cursor.accept("year");
        OptionalInt year = TimeWords.year(cursor);
        boolean whole = cursor.peek().flatMap(TimeWords::month).isEmpty();
        return year.isPresent() && whole
                ? Optional.of(new Reading(Beside.inYear(year.getAsInt()), 1))
                : Optional.empty();
    }

    /** "the following month", "the next quarter", "the next one": from the clock, where nothing was spoken of before. */
    private Optional<Reading> following(Cursor cursor) {
        boolean the = cursor.peek(-1).filter(before -> before.is("the")).isPresent();
        Optional<String> word = cursor.acceptAny(FOLLOWING);
        if (word.isEmpty() || word.get().equals("next") && !the) {
            return Optional.empty();
        }
        boolean several = cursor.sees(Token.Kind.NUMBER);
        int count = several ? TimeWords.count(cursor) : 1;
        if (cursor.accept("period")
                || several
                        && count == 1
                        && cursor.peek().flatMap(t -> unit(cursor)).isEmpty()) {
            return beside(anchor -> Optional.of(anchor.next()));
        }
        Optional<Grain> unit = TimeWords.unit(cursor);
        if (unit.isEmpty() || count == 0 || several && word.get().equals("next")) {
            return Optional.empty();
        }
        Stretch ahead = Stretch.of(unit.get(), Calendar.plus(unit.get(), now.toLocalDate(), 1), count);
        Future alone =
                new Future(word.get() + " " + cursor.peek(-1).orElseThrow().text(), Optional.of(ahead));
        return Optional.of(new Reading(
                new Beside(Optional.empty(), Optional.of(alone), anchor -> Optional.of(anchor.next(unit.get(), count))),
                1));
    }

    private static Optional<Grain> unit(Cursor cursor) {
        int start = cursor.at();
        Optional<Grain> unit = TimeWords.unit(cursor);
        cursor.back(start);
        return unit;
    }

    /** "the quarter after", "the three months after that", "the one after". */
    private static Optional<Reading> after(Cursor cursor) {
        boolean the = cursor.peek(-1).filter(before -> before.is("the")).isPresent();
        boolean several = cursor.sees(Token.Kind.NUMBER);
        int count = several ? TimeWords.count(cursor) : 1;
        Optional<Grain> unit = TimeWords.unit(cursor);
        boolean one = several && count == 1 && unit.isEmpty();
        if (!the || unit.isEmpty() && !one || !cursor.accept("after")) {
            return Optional.empty();
        }
        boolean that = cursor.acceptAny(BACK).isPresent();
        boolean free = that || cursor.peek().isEmpty() || cursor.sees(Token.Kind.MARK);
        return free
                ? beside(anchor ->
                        Optional.of(unit.map(found -> anchor.next(found, count)).orElseGet(anchor::next)))
                : Optional.empty();
    }

    /** "a year later", "two months earlier", "one quarter on": as long as the other, so many units away. */
    private static Optional<Reading> shifted(Cursor cursor) {
        cursor.accept("same", "period");
        cursor.accept("same", "time");
        int count = cursor.sees(Token.Kind.NUMBER) ? TimeWords.count(cursor) : cursor.accept("a") ? 1 : 0;
        Optional<Grain> unit = TimeWords.unit(cursor);
        if (count == 0 || unit.isEmpty()) {
            return Optional.empty();
        }
        boolean later = cursor.acceptAny(LATER).isPresent();
        boolean shifted = later || cursor.acceptAny(EARLIER).isPresent();
        boolean free = cursor.peek().isEmpty() || cursor.sees(Token.Kind.MARK);
        int steps = later ? count : -count;
        return shifted && free ? beside(anchor -> anchor.shifted(unit.get(), steps)) : Optional.empty();
    }

    private static Optional<Reading> beside(Move move) {
        return Optional.of(new Reading(new Beside(Optional.empty(), Optional.empty(), move), 1));
    }
}
