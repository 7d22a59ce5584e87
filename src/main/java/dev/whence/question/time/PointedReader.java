package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.question.time.TimeMention.During;
import dev.whence.question.time.TimeMention.Move;
import dev.whence.question.time.TimeMention.Pointed;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;

/** Reads time that is pointed back to: "that same year", "June of that year", "the last month of it", "since then". */
final class PointedReader {
    private static final Set<String> ALL = Set.of("whole", "entire", "complete", "full");
    /** "in the same month as they were placed": not that of the question before. */
    private static final Set<String> TELLING = Set.of("as", "that", "they", "it", "when", "which", "like");

    private final LocalDateTime now;

    PointedReader(LocalDateTime now) {
        this.now = now;
    }

    /** "that year", "the same quarter", "all of that month", "those three months", "since then". */
    Optional<Reading> read(Cursor cursor) {
        int start = cursor.at();
        if (cursor.accept("since", "then") || cursor.accept("from", "then", "on")) {
            return pointed(
                    "since then",
                    anchor -> anchor.to().isBefore(now)
                            ? Optional.of(Stretch.between(anchor.to(), now, "after " + anchor.label()))
                            : Optional.empty());
        }
        return slice(cursor).or(() -> {
            cursor.back(start);
            return container(cursor).flatMap(move -> pointed(cursor.words(start), move));
        });
    }

    /** The unit without a year whose year is pointed back to: "June of that year", "Q3 that same year". */
    Optional<Reading> yearOf(Cursor cursor, Point point) {
        int start = cursor.at();
        boolean of = cursor.accept("of") || cursor.accept("in") || cursor.accept(",");
        int pointer = cursor.at();
        Optional<Move> year = container(cursor).filter(ignored -> cursor.peek(-1)
                .filter(last -> last.stem().equals("year"))
                .isPresent());
        if (year.isEmpty()) {
            cursor.back(start);
            return Optional.empty();
        }
        String words = cursor.words(of ? pointer : start);
        return pointed(words, anchor -> year.get()
                .from(anchor)
                .map(whole -> point.withYear(whole.from().getYear()).stretch(now)));
    }

    /** "the last month of it", "the first ten days of that month". */
    private Optional<Reading> slice(Cursor cursor) {
        int start = cursor.at();
        boolean its = cursor.accept("its");
        Optional<Slice> slice = Slice.read(cursor);
        if (slice.isEmpty() || !its && !Slice.of(cursor)) {
            return Optional.empty();
        }
        boolean it = its || cursor.accept("it") || cursor.peek(1).isEmpty() && cursor.accept("that");
        Optional<Move> whole = it ? Optional.of(Optional::of) : container(cursor);
        return whole.flatMap(move -> pointed(cursor.words(start), anchor -> move.from(anchor)
                .flatMap(slice.get()::of)
                .filter(reading -> reading.certainty() == 1)
                .map(reading -> ((During) reading.mention()).stretch())));
    }

    /** "that (same) year", "the same month", "the whole of that quarter", "that period". */
    private Optional<Move> container(Cursor cursor) {
        cursor.accept("the");
        if (cursor.acceptAny(ALL).isPresent() || cursor.accept("all")) {
            cursor.accept("of");
        }
        cursor.accept("the");
        boolean those = cursor.accept("those");
        boolean that = those || cursor.accept("that");
        if (!that) {
            cursor.accept("this");
        }
        boolean same = cursor.accept("same") || cursor.accept("very", "same");
        if (!that && !same) {
            return Optional.empty();
        }
        boolean several = cursor.sees(Token.Kind.NUMBER);
        int count = several ? TimeWords.count(cursor) : 1;
        if (cursor.accept("period") || cursor.accept("time", "span") || cursor.accept("timeframe")) {
            return told(cursor) ? Optional.empty() : Optional.of(Optional::of);
        }
        Optional<Grain> unit = TimeWords.unit(cursor).filter(found -> that || found != Grain.DAY);
        if (told(cursor)) {
            return Optional.empty();
        }
        return those && !several
                ? unit.map(found -> anchor -> Optional.of(anchor).filter(all -> all.unit() == found))
                : unit.map(found -> anchor -> holding(found, count, anchor));
    }

    private static boolean told(Cursor cursor) {
        return cursor.peek().filter(next -> next.isAny(TELLING)).isPresent();
    }

    /** The unit that holds the anchor; several of them only if they are the anchor. */
    private static Optional<Stretch> holding(Grain unit, int count, Stretch anchor) {
        Stretch found = Stretch.of(unit, anchor.from().toLocalDate(), count);
        boolean holds = !found.from().isAfter(anchor.from()) && !found.to().isBefore(anchor.to());
        boolean exact = found.from().equals(anchor.from()) && found.to().equals(anchor.to());
        return Optional.of(found).filter(ignored -> count == 1 ? holds : exact);
    }

    private static Optional<Reading> pointed(String words, Move move) {
        return Optional.of(new Reading(new Pointed(words, move), 1));
    }
}
