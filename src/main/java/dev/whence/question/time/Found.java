package dev.whence.question.time;

import java.util.Optional;

/**
 * A time expression before its missing years are filled in.
 *
 * @param last for ranges only
 * @param sure whether the words leave no choice about its end
 */
record Found(int from, int end, Part first, Optional<Part> last, Shape shape, boolean sure) {
    Found(int from, int end, Part first, Optional<Part> last, Shape shape) {
        this(from, end, first, last, shape, true);
    }

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
        return new Found(from, end, newFirst, newLast, shape, sure);
    }

    boolean lacksYear() {
        return first.lacksYear() || last.filter(Part::lacksYear).isPresent();
    }

    /** The year that this expression names itself, the later part's first. */
    Optional<Integer> year() {
        return last.flatMap(Part::year).or(first::year);
    }
}
