package dev.whence.question.time;

import java.util.Optional;

/** A time expression before its missing years are filled in. {@code last} is there for ranges only. */
record Found(int from, int end, Part first, Optional<Part> last, Shape shape) {
    /** How the parts make a stretch. */
    enum Shape {
        WHOLE,
        RANGE,
        SINCE,
        AFTER,
        BEFORE,
        UNTIL
    }

    Found with(Part newFirst, Optional<Part> newLast) {
        return new Found(from, end, newFirst, newLast, shape);
    }

    boolean lacksYear() {
        return first.lacksYear() || last.filter(Part::lacksYear).isPresent();
    }

    /** The year that this expression names itself, the later part's first. */
    Optional<Integer> year() {
        return last.flatMap(Part::year).or(first::year);
    }
}
