package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.question.time.TimeMention.During;
import dev.whence.question.time.TimeMention.Future;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the time expressions of a question, leftmost and longest first. Pure; not for sharing between threads. */
public final class TimeExpressions {
    private static final LocalDateTime BEGINNING = LocalDateTime.of(1900, 1, 1, 0, 0);
    private static final Set<String> UNTIL = Set.of("to", "until", "till", "through", "thru", "-", "\u2013", "\u2014");

    private final List<Token> tokens;
    private final LocalDateTime now;
    private final PointReader points;
    private final RelativeReader relatives;

    private TimeExpressions(List<Token> tokens, LocalDateTime now) {
        this.tokens = tokens;
        this.now = now;
        this.points = new PointReader(now);
        this.relatives = new RelativeReader(now, points);
    }

    /** All time expressions, in order, seen from the question's clock. */
    public static List<TimeSpan> find(List<Token> tokens, LocalDateTime now) {
        TimeExpressions expressions = new TimeExpressions(tokens, now);
        return YearCompletion.complete(expressions.scan(), now).stream()
                .map(expressions::told)
                .toList();
    }

    private List<Found> scan() {
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Optional<Found> before = found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
            int start = at;
            Optional<Found> here =
                    before.flatMap(one -> LikeYear.after(tokens, one, start)).or(() -> read(start));
            here.ifPresent(found::add);
            at = here.map(Found::end).orElse(at + 1);
        }
        return found;
    }

    private Optional<Found> read(int at) {
        return Optional.of(at).flatMap(this::range).or(() -> open(at)).or(() -> longer(at));
    }

    /** "from A to B", "between A and B", "A to B", "A - B". */
    private Optional<Found> range(int at) {
        Cursor cursor = new Cursor(tokens, at);
        boolean between = cursor.accept("between");
        boolean from = !between && cursor.accept("from");
        Optional<Part> first = part(cursor).or(() -> bareOrdinal(cursor));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int afterFirst = cursor.at();
        boolean joined = between
                ? cursor.accept("and")
                : cursor.accept("up", "to") || cursor.acceptAny(UNTIL).isPresent();
        if (joined) {
            cursor.accept("the", "end", "of");
            Optional<Part> last = part(cursor);
            if (last.isPresent() && first.get().likely(last.get()).complete()) {
                return Optional.of(new Found(at, cursor.at(), first.get().likely(last.get()), last, Found.Shape.RANGE));
            }
        }
        cursor.back(afterFirst);
        boolean onwards = from && (cursor.accept("onwards") || cursor.accept("onward") || cursor.accept("on"));
        return onwards
                ? Optional.of(new Found(at, cursor.at(), first.get(), Optional.empty(), Found.Shape.SINCE))
                : Optional.empty();
    }

    /** "since A", "after A", "before A", "until A". */
    private Optional<Found> open(int at) {
        Cursor cursor = new Cursor(tokens, at);
        Found.Shape shape;
        if (cursor.accept("since")) {
            shape = Found.Shape.SINCE;
        } else if (cursor.accept("after")) {
            shape = Found.Shape.AFTER;
        } else if (cursor.accept("before")) {
            shape = Found.Shape.BEFORE;
        } else if (cursor.accept("until") || cursor.accept("till") || cursor.accept("up", "to")) {
            cursor.accept("and", "including");
            cursor.accept("the", "end", "of");
            shape = Found.Shape.UNTIL;
        } else {
            return Optional.empty();
        }
        return part(cursor).map(part -> new Found(at, cursor.at(), part, Optional.empty(), shape));
    }

    private Optional<Found> longer(int at) {
        Cursor cursor = new Cursor(tokens, at);
        return part(cursor).map(part -> {
            if (!cursor.accept("so", "far")) {
                cursor.accept("to", "date");
            }
            return new Found(at, cursor.at(), part, Optional.empty(), Found.Shape.WHOLE);
        });
    }

    /** The longer of a named unit and a relative expression. */
    private Optional<Part> part(Cursor cursor) {
        int start = cursor.at();
        Optional<Reading> relative = relatives.read(cursor);
        int afterRelative = cursor.at();
        cursor.back(start);
        Optional<Point> point = points.read(cursor);
        if (relative.isPresent() && (point.isEmpty() || afterRelative > cursor.at())) {
            cursor.back(afterRelative);
            return relative.map(reading -> new Part(Optional.empty(), Optional.of(reading)));
        }
        return point.map(found -> new Part(Optional.of(found), Optional.empty()));
    }

    /** "from the first to the second quarter", "from 5 to 11 March": the unit comes later. */
    private Optional<Part> bareOrdinal(Cursor cursor) {
        cursor.accept("the");
        Optional<Token> day = cursor.peek()
                .filter(token ->
                        token.kind() == Token.Kind.NUMBER && token.word().matches("[1-9]|[12]\\d|3[01]"));
        if (day.isPresent()) {
            cursor.next();
            return Optional.of(Part.ordinal(Integer.parseInt(day.get().word())));
        }
        return TimeWords.ordinal(cursor).stream().boxed().findFirst().map(index -> Part.ordinal(index));
    }

    private TimeSpan told(Found found) {
        Reading reading = reading(found);
        TimeMention mention = reading.mention();
        if (mention instanceof During during && !during.stretch().from().isBefore(now)) {
            mention = new Future(during.stretch().label(), java.util.Optional.of(during.stretch()));
        }
        return new TimeSpan(found.from(), found.end(), mention, reading.certainty());
    }

    private Reading reading(Found found) {
        Reading first = found.first().reading(now);
        if (found.shape() == Found.Shape.WHOLE || !(first.mention() instanceof During during)) {
            return first;
        }
        Stretch a = during.stretch();
        return switch (found.shape()) {
            case RANGE -> range(a, found.last().orElseThrow().reading(now), first.certainty());
            case SINCE -> open(Stretch.between(a.from(), now, "since " + a.label()), first.certainty());
            case AFTER -> open(Stretch.between(a.to(), now, "after " + a.label()), first.certainty());
            case BEFORE -> open(Stretch.between(BEGINNING, a.from(), "before " + a.label()), first.certainty());
            default ->
                open(Stretch.between(BEGINNING, a.to(), "until the end of " + a.label()), 0.8 * first.certainty());
        };
    }

    private Reading range(Stretch first, Reading last, double certainty) {
        if (last.mention() instanceof During during
                && first.from().isBefore(during.stretch().to())) {
            Stretch end = during.stretch();
            return new Reading(
                    new During(first.until(end), List.of(first, end)), Math.min(certainty, last.certainty()));
        }
        return new Reading(new TimeMention.Unfixed("a period that ends before it begins"), 1);
    }

    private static Reading open(Stretch stretch, double certainty) {
        return new Reading(new During(stretch, List.of()), certainty);
    }
}
