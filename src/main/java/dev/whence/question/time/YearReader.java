package dev.whence.question.time;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the years of named units. */
final class YearReader {
    private final LocalDateTime now;

    YearReader(LocalDateTime now) {
        this.now = now;
    }

    /** "2018", "of 2018", ", 2018", "of last year", "this year"; empty and unmoved if none follows. */
    Optional<Integer> after(Cursor cursor) {
        int start = cursor.at();
        if (!cursor.accept("of") && !cursor.accept("in")) {
            cursor.accept(",");
        }
        Optional<Integer> year = read(cursor);
        if (year.isEmpty()) {
            cursor.back(start);
        }
        return year;
    }

    /** "2018", "last year". */
    Optional<Integer> read(Cursor cursor) {
        cursor.accept("the");
        cursor.accept("calendar");
        if (cursor.accept("last", "year") || cursor.accept("previous", "year")) {
            return Optional.of(now.getYear() - 1);
        }
        if (cursor.accept("this", "year") || cursor.accept("current", "year")) {
            return Optional.of(now.getYear());
        }
        cursor.accept("year");
        OptionalInt year = TimeWords.year(cursor);
        return year.isPresent() ? Optional.of(year.getAsInt()) : Optional.empty();
    }

    /** "Mar-18"; in "3 Mar-18 Mar" it is a day. */
    static Optional<Integer> ofTwoDigits(Cursor cursor) {
        int start = cursor.at();
        boolean year = cursor.accept("-")
                && cursor.peek()
                        .filter(token -> token.text().matches("[12]\\d"))
                        .isPresent()
                && cursor.peek(1).flatMap(TimeWords::month).isEmpty()
                && cursor.peek(1).filter(next -> next.is(",")).isEmpty();
        if (!year) {
            cursor.back(start);
            return Optional.empty();
        }
        return cursor.next().map(token -> 2000 + Integer.parseInt(token.word()));
    }
}
