package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.question.time.TimeMention.Beside;
import dev.whence.semantics.MetricQuery.Grain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The same part of another year: the "of 2017" of "the first six months of 2018 and of 2017". */
final class LikeYear {
    private static final Set<String> JOINING =
            Set.of("and", "vs", "versus", "against", "or", "than", "with", "to", "compared", ",", ".", "&");
    private static final int FAR = 3;

    private LikeYear() {}

    /** What begins at {@code at}, if only joining words stand between it and the part of a year before. */
    static Optional<Found> after(List<Token> tokens, Found part, int at) {
        boolean joined = at > part.end()
                && at - part.end() <= FAR
                && tokens.subList(part.end(), at).stream().allMatch(token -> token.isAny(JOINING));
        if (!joined || !partOfYear(part) || part.shape() != Found.Shape.WHOLE) {
            return Optional.empty();
        }
        Cursor cursor = new Cursor(tokens, at);
        boolean of = cursor.accept("that", "of") || cursor.accept("those", "of") || cursor.accept("of");
        OptionalInt year = TimeWords.year(cursor);
        boolean ofBefore =
                part.end() - 2 >= part.from() && tokens.get(part.end() - 2).is("of");
        return year.isPresent() && (of || ofBefore)
                ? Optional.of(new Found(
                        at,
                        cursor.at(),
                        Part.of(new Reading(Beside.inYear(year.getAsInt()), of ? 1 : 0.9)),
                        Optional.empty(),
                        Found.Shape.WHOLE))
                : Optional.empty();
    }

    private static boolean partOfYear(Found found) {
        return found.first()
                .point()
                .map(Point::unit)
                .or(() -> found.first()
                        .known()
                        .map(Reading::mention)
                        .filter(TimeMention.During.class::isInstance)
                        .map(mention -> ((TimeMention.During) mention).stretch().unit()))
                .filter(unit -> unit.compareTo(Grain.YEAR) < 0)
                .isPresent();
    }
}
