package dev.whence.question.time;

import dev.whence.question.text.Token;
import java.util.Optional;

/**
 * A full hour.
 *
 * @param hour 0 to 24, or 1 to 12 where it is left open of which half of the day
 * @param said whether the words say that it is an hour of the day
 * @param half 0 where the half of the day is not open, else 1: the other end of a range tells it
 */
record ClockTime(int hour, boolean said, int half) {
    private static final int NOON = 12;

    /** The time at the cursor, which moves past it; else the cursor stays. */
    static Optional<ClockTime> read(Cursor cursor) {
        int start = cursor.at();
        cursor.accept("the");
        if (cursor.accept("midnight")) {
            return Optional.of(new ClockTime(24, true, 0));
        }
        if (cursor.accept("noon") || cursor.accept("midday")) {
            return Optional.of(new ClockTime(NOON, true, 0));
        }
        cursor.back(start);
        Optional<Integer> number = cursor.next()
                .filter(token ->
                        token.kind() == Token.Kind.NUMBER && token.word().matches("\\d|1\\d|2[0-4]"))
                .map(token -> Integer.valueOf(token.word()));
        boolean minutes = cursor.accept(":", "00");
        boolean odd = !minutes && cursor.peek().filter(mark -> mark.is(":")).isPresent();
        Optional<ClockTime> time = odd ? Optional.empty() : number.flatMap(hour -> named(cursor, hour, minutes));
        if (time.isEmpty()) {
            cursor.back(start);
        }
        return time;
    }

    private static Optional<ClockTime> named(Cursor cursor, int hour, boolean minutes) {
        boolean early = cursor.accept("am")
                || cursor.accept("a", ".", "m", ".")
                || cursor.accept("a", ".", "m")
                || cursor.accept("in", "the", "morning");
        boolean late = !early
                && (cursor.accept("pm")
                        || cursor.accept("p", ".", "m", ".")
                        || cursor.accept("p", ".", "m")
                        || cursor.accept("in", "the", "afternoon")
                        || cursor.accept("in", "the", "evening")
                        || cursor.accept("at", "night"));
        if (early || late) {
            return hour < 1 || hour > NOON
                    ? Optional.empty()
                    : Optional.of(new ClockTime(hour % NOON + (late ? NOON : 0), true, 0));
        }
        boolean said = cursor.accept("h") || cursor.accept("o'clock") || cursor.accept("hours") || minutes;
        return Optional.of(new ClockTime(hour, said, said || hour > NOON ? 0 : 1));
    }

    /** As the beginning of a range that ends with {@code last}: "6 to 8 pm" begins at 18, "9 to 5 pm" at 9. */
    int before(ClockTime last) {
        boolean late = half > 0 && last.half == 0 && last.hour > NOON && hour < last.hour - NOON;
        return hour == 24 ? 0 : late ? hour + NOON : hour;
    }

    /** As the end of a range that begins with {@code first}: "9 am to 5" ends at 17. */
    int after(ClockTime first) {
        return half > 0 && hour <= first.hour && hour < NOON ? hour + NOON : hour;
    }
}
