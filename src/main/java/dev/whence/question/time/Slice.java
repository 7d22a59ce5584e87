package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.question.time.TimeMention.During;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A part of a larger stretch: "the last quarter", "the first ten days", "the second half".
 *
 * @param index its place, counted from 1; 0 for the last one
 * @param count how many units
 */
record Slice(int index, int count, Grain unit) {
    private static final Set<String> LAST = Set.of("last", "past", "final", "closing");
    private static final Set<String> FIRST = Set.of("opening", "initial");
    private static final int MOST = 366;

    /** The slice at the cursor; else empty, and the cursor anywhere. What it is a part of follows by "of". */
    static Optional<Slice> read(Cursor cursor) {
        OptionalInt place = cursor.acceptAny(LAST).isPresent()
                ? OptionalInt.of(0)
                : cursor.acceptAny(FIRST).isPresent() ? OptionalInt.of(1) : TimeWords.ordinal(cursor);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        boolean several = cursor.sees(Token.Kind.NUMBER);
        int count = several ? TimeWords.count(cursor) : 1;
        Optional<Grain> unit = TimeWords.unit(cursor);
        boolean fits = unit.isPresent() && count >= 1 && count <= MOST && !(several && place.getAsInt() > 1);
        return fits ? Optional.of(new Slice(place.getAsInt(), count, unit.get())) : Optional.empty();
    }

    /** Moves past the word between a slice and its whole. */
    static boolean of(Cursor cursor) {
        return cursor.accept("of") || cursor.accept("in");
    }

    /** This part of {@code whole}; empty if that is not larger. A week that crosses its edge is not sure. */
    Optional<Reading> of(Stretch whole) {
        if (unit == Grain.HALF_YEAR && whole.unit() == Grain.MONTH && whole.count() == 1 && count == 1) {
            return halfOf(whole);
        }
        if (whole.unit().compareTo(unit) <= 0 && whole.count() != 0) {
            return Optional.empty();
        }
        LocalDate lastDay = whole.to().toLocalDate().minusDays(1);
        LocalDate first = index == 0
                ? Calendar.plus(unit, Calendar.floor(unit, lastDay), 1L - count)
                : Calendar.plus(unit, whole.from().toLocalDate(), count > 1 ? 0 : index - 1L);
        Stretch found = Stretch.of(unit, first, count);
        boolean inside = !found.from().isBefore(whole.from()) && !found.to().isAfter(whole.to());
        boolean counted = unit != Grain.WEEK
                || index == 0
                || Calendar.floor(unit, whole.from().toLocalDate())
                        .equals(whole.from().toLocalDate());
        return Optional.of(new Reading(new During(found, List.of()), inside && counted ? 1 : 0.6));
    }

    /** Up to the fifteenth, and from the sixteenth on. */
    private Optional<Reading> halfOf(Stretch month) {
        if (index == 1 || index == 2 || index == 0) {
            LocalDateTime middle = month.from().plusDays(15);
            Stretch half = index == 1
                    ? Stretch.between(month.from(), middle, "1 to 15 " + month.label())
                    : Stretch.between(
                            middle,
                            month.to(),
                            "16 to " + month.to().minusDays(1).getDayOfMonth() + " " + month.label());
            return Optional.of(
                    new Reading(new During(half, List.of()), month.from().getMonthValue() == 2 ? 0.65 : 1));
        }
        return Optional.empty();
    }
}
