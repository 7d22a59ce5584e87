package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.question.time.TimeMention.Unfixed;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads time that nobody fixed, or that may be one of two: "mid-March", "late 2017", "FY18", "5/3/2018", "as of May". */
final class UnfixedReader {
    private static final Set<String> PART = Set.of("early", "mid", "middle");
    private static final Set<String> FISCAL = Set.of("fiscal", "financial");
    /** Before them "late" is no word for a delivery. */
    private static final Set<String> BEFORE_LATE =
            Set.of("in", "of", "since", "until", "from", "during", "to", "by", "till", "through", "between");
    /** A year of two digits that somebody may speak of lies so far back at most. */
    private static final int YEARS = 4;

    private final LocalDateTime now;
    private final PointReader points;

    UnfixedReader(LocalDateTime now, PointReader points) {
        this.now = now;
        this.points = points;
    }

    Optional<Reading> read(Cursor cursor) {
        int start = cursor.at();
        Optional<Reading> strokes = strokes(cursor);
        if (strokes.isPresent()) {
            return strokes;
        }
        cursor.accept("the");
        boolean open = fiscal(cursor) || partly(cursor);
        if (open) {
            return unfixed(cursor, start, List.of());
        }
        cursor.back(start);
        int named = start + 2;
        if (cursor.accept("as", "of") && points.read(cursor).isPresent()) {
            String words = cursor.words(named);
            return unfixed(cursor, start, List.of("since " + words, "until " + words));
        }
        return Optional.empty();
    }

    /** "5/3/2018" is a day of March or of May; "2017/18" is no calendar year. */
    private Optional<Reading> strokes(Cursor cursor) {
        if (!cursor.sees(Token.Kind.DATE) || !cursor.peek().orElseThrow().word().contains("/")) {
            return Optional.empty();
        }
        String[] parts = cursor.next().orElseThrow().word().split("/");
        if (parts.length < 3) {
            return unfixed(cursor, cursor.at() - 1, List.of());
        }
        int year = Integer.parseInt(parts[2]) % 100 + 2000;
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        return unfixed(
                cursor,
                cursor.at() - 1,
                first < 1 || second < 1
                        ? List.of()
                        : List.of(
                                Calendar.name(
                                        dev.whence.semantics.MetricQuery.Grain.DAY, LocalDate.of(year, second, first)),
                                Calendar.name(
                                        dev.whence.semantics.MetricQuery.Grain.DAY,
                                        LocalDate.of(year, first, second))));
    }

    /** "FY18", "fiscal year 2017/18": their first day is not known. */
    private static boolean fiscal(Cursor cursor) {
        boolean fiscal = cursor.peek()
                        .filter(word -> word.word().matches("fy(\\d{2}|\\d{4})?"))
                        .isPresent()
                && cursor.next().isPresent();
        if (!fiscal && cursor.acceptAny(FISCAL).isPresent()) {
            fiscal = TimeWords.unit(cursor).isPresent();
        }
        if (fiscal && (cursor.sees(Token.Kind.DATE) || cursor.sees(Token.Kind.NUMBER))) {
            cursor.next();
        }
        return fiscal;
    }

    /** "mid-March", "early 2017", "in late 2017". */
    private boolean partly(Cursor cursor) {
        boolean late =
                cursor.peek(-1).filter(before -> before.isAny(BEFORE_LATE)).isPresent() && cursor.accept("late");
        if (!late && cursor.acceptAny(PART).isEmpty()) {
            return false;
        }
        cursor.accept("-");
        cursor.accept("of");
        return points.read(cursor).isPresent()
                || cursor.acceptAny(Set.of("last", "this", "previous")).isPresent()
                        && TimeWords.unit(cursor).isPresent();
    }

    /** "March 18", which has just been read from {@code start} on: the 18th, or March 2018. Empty where it is sure. */
    Optional<List<String>> dayOrYear(Cursor cursor, int start) {
        if (cursor.at() - start != 2
                || cursor.peek(-3).filter(before -> before.is("on")).isPresent()) {
            return Optional.empty();
        }
        Optional<Token> month =
                cursor.peek(-2).filter(token -> TimeWords.month(token).isPresent());
        Optional<Token> number = cursor.peek(-1)
                .filter(token ->
                        token.kind() == Token.Kind.NUMBER && token.text().matches("\\d{2}"))
                .filter(token -> plausible(2000 + Integer.parseInt(token.word())));
        return month.isPresent() && number.isPresent()
                ? Optional.of(List.of(
                        month.get().text() + " 20" + number.get().text(),
                        "on " + number.get().text() + " " + month.get().text()))
                : Optional.empty();
    }

    private boolean plausible(int year) {
        return year <= now.getYear() && year >= now.getYear() - YEARS;
    }

    private static Optional<Reading> unfixed(Cursor cursor, int from, List<String> choices) {
        return Optional.of(new Reading(new Unfixed(cursor.words(from), choices), 1));
    }
}
