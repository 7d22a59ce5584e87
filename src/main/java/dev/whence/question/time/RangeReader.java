package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.Found.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads stretches from one end to another, or open at one side: "from A to B", "since A", "until the end of B". */
final class RangeReader {
    private static final Set<String> UNTIL = Set.of("to", "until", "till", "through", "thru", "-", "\u2013", "\u2014");
    private static final Set<String> INCLUDING = Set.of("including", "inclusive", "incl");

    private final List<Token> tokens;
    private final PartReader parts;

    RangeReader(List<Token> tokens, PartReader parts) {
        this.tokens = tokens;
        this.parts = parts;
    }

    /** The time expression at this token: the widest that makes sense. */
    Optional<Found> read(int at) {
        return Optional.of(at).flatMap(this::range).or(() -> open(at)).or(() -> longer(at));
    }

    /** "from A to B", "between A and B", "A to B", "A - B". */
    private Optional<Found> range(int at) {
        Cursor cursor = new Cursor(tokens, at);
        boolean between = cursor.accept("between");
        boolean from = !between && cursor.accept("from");
        Optional<Part> first =
                (from || between ? parts.side(cursor) : parts.read(cursor)).or(() -> parts.bareOrdinal(cursor));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int afterFirst = cursor.at();
        cursor.accept(",");
        boolean joined = between
                ? cursor.accept("and")
                : cursor.accept("up", "to") || cursor.acceptAny(UNTIL).isPresent();
        if (joined) {
            including(cursor);
            Optional<Part> last = last(cursor, first.get())
                    .filter(part ->
                            between || from || !part.lacksYear() || !first.get().wholeYear());
            if (last.isPresent() && first.get().likely(last.get()).complete()) {
                return Optional.of(new Found(at, cursor.at(), first.get().likely(last.get()), last, Shape.RANGE));
            }
        }
        cursor.back(afterFirst);
        boolean onwards = from && (cursor.accept("onwards") || cursor.accept("onward") || cursor.accept("on"));
        return onwards || first.get().edge() == Part.Edge.START && from
                ? Optional.of(new Found(at, cursor.at(), first.get(), Optional.empty(), Shape.SINCE))
                : Optional.empty();
    }

    private Optional<Part> last(Cursor cursor, Part first) {
        int start = cursor.at();
        Optional<Part> last = parts.side(cursor);
        if (last.isEmpty()) {
            cursor.back(start);
            last = parts.dayBeside(cursor, first);
        }
        return last;
    }

    /** "since A", "after A", "before A", "until A". */
    private Optional<Found> open(int at) {
        Cursor cursor = new Cursor(tokens, at);
        Optional<Shape> shape = shape(cursor);
        boolean including = shape.filter(found -> found == Shape.UNTIL).isPresent() && including(cursor);
        return shape.flatMap(found -> parts.side(cursor).map(part -> {
            boolean inclusive = including || cursor.acceptAny(INCLUDING).isPresent();
            boolean sure = found != Shape.UNTIL || inclusive || part.edge() != Part.Edge.NONE;
            return new Found(at, cursor.at(), part, Optional.empty(), found, sure);
        }));
    }

    private Optional<Shape> shape(Cursor cursor) {
        if (cursor.accept("since")) {
            return Optional.of(Shape.SINCE);
        }
        if (cursor.accept("after") || cursor.accept("later", "than")) {
            return Optional.of(Shape.AFTER);
        }
        if (cursor.accept("up", "to", "but", "not", "including")
                || cursor.accept("before")
                || cursor.accept("prior", "to")
                || cursor.accept("earlier", "than")) {
            return Optional.of(Shape.BEFORE);
        }
        boolean by = cursor.peek().filter(word -> word.is("by")).isPresent()
                && (cursor.peek(2).filter(word -> word.is("end")).isPresent() || parts.dayAt(cursor, 1));
        boolean until = cursor.accept("not", "later", "than")
                || cursor.accept("no", "later", "than")
                || cursor.accept("until")
                || cursor.accept("till")
                || cursor.accept("up", "to")
                || cursor.accept("up", "until");
        return until || by && cursor.accept("by") ? Optional.of(Shape.UNTIL) : Optional.empty();
    }

    private static boolean including(Cursor cursor) {
        return cursor.accept("and", "including") || cursor.accept("including");
    }

    private Optional<Found> longer(int at) {
        Cursor cursor = new Cursor(tokens, at);
        return parts.read(cursor).map(part -> {
            if (!cursor.accept("so", "far")) {
                cursor.accept("to", "date");
            }
            return new Found(at, cursor.at(), part, Optional.empty(), Shape.WHOLE);
        });
    }
}
