package dev.whence.question.time;

import dev.whence.question.text.Token;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads hours of the day: "before 8 in the morning", "between 6 pm and midnight", "from 9:00 to 17:00", "at night". */
public final class ClockReader {
    private static final Set<String> UNTIL = Set.of("to", "until", "till", "and", "-", "\u2013", "through");
    /** Hours that the words may be taken for; nobody fixed them. */
    private static final Map<String, List<Integer>> PARTS = Map.of(
            "morning",
            List.of(6, 12),
            "afternoon",
            List.of(12, 18),
            "evening",
            List.of(18, 24),
            "night",
            List.of(0, 6));
    /** Before these, a part of the day is no condition, or one of a certain day. */
    private static final Set<String> ELSEWHERE = Set.of("good", "this", "last", "every", "over");

    private static final double TAKEN = 0.65;

    private final List<Token> tokens;

    private ClockReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** What begins at this token. */
    public static Optional<ClockSpan> at(List<Token> tokens, int from) {
        ClockReader reader = new ClockReader(tokens);
        return reader.range(from).or(() -> reader.open(from)).or(() -> reader.part(from));
    }

    /** "between 6 pm and midnight", "from 9 to 11 am", "6-8 pm". */
    private Optional<ClockSpan> range(int from) {
        Cursor cursor = new Cursor(tokens, from);
        if (!cursor.accept("between")) {
            cursor.accept("from");
        }
        Optional<ClockTime> first = ClockTime.read(cursor);
        boolean joined = first.isPresent() && cursor.acceptAny(UNTIL).isPresent();
        Optional<ClockTime> last = joined ? ClockTime.read(cursor) : Optional.empty();
        if (last.isEmpty() || !first.get().said() && !last.get().said()) {
            return Optional.empty();
        }
        int begin = first.get().before(last.get());
        int end = last.get().after(first.get());
        return begin < 24 && end > 0 && begin != end
                ? Optional.of(new ClockSpan(from, cursor.at(), begin, end, 1))
                : Optional.empty();
    }

    /** "before 8 am", "after 22:00", "from 6 pm on". */
    private Optional<ClockSpan> open(int from) {
        Cursor cursor = new Cursor(tokens, from);
        boolean before = cursor.accept("before") || cursor.accept("until") || cursor.accept("till");
        boolean after = !before && (cursor.accept("after") || cursor.accept("since"));
        boolean onwards = !before && !after && cursor.accept("from");
        Optional<ClockTime> time = before || after || onwards ? ClockTime.read(cursor) : Optional.empty();
        boolean on = cursor.accept("onwards") || cursor.accept("onward") || cursor.accept("on");
        if (time.isEmpty() || !time.get().said() || onwards && !on) {
            return Optional.empty();
        }
        int hour = time.get().hour();
        return hour % 24 == 0
                ? Optional.empty()
                : Optional.of(new ClockSpan(from, cursor.at(), before ? 0 : hour, before ? hour : 24, 1));
    }

    /** "in the evening", "at night", "mornings". */
    private Optional<ClockSpan> part(int from) {
        Cursor cursor = new Cursor(tokens, from);
        boolean elsewhere = cursor.peek(-1)
                .filter(token -> token.isAny(ELSEWHERE) || token.kind() == Token.Kind.NUMBER)
                .isPresent();
        if (cursor.accept("in") || cursor.accept("during")) {
            cursor.accept("the");
        } else {
            cursor.accept("at");
        }
        Optional<List<Integer>> hours = cursor.next().flatMap(token -> Optional.ofNullable(PARTS.get(token.stem())));
        return hours.filter(ignored -> !elsewhere)
                .map(found -> new ClockSpan(from, cursor.at(), found.get(0), found.get(1), TAKEN));
    }
}
