package dev.whence.semantics;

import dev.whence.event.Problem;
import java.util.Map;

/** Where the elements of a model stand in its file, such as {@code metric revenue} or {@code field orders.status}. Immutable. */
public record ModelLines(Map<String, Problem> places) {
    private static final Problem NOWHERE = new Problem("the semantic model", 0, 0, "");

    public ModelLines {
        places = Map.copyOf(places);
    }

    /** What is wrong with an element, at its line. */
    public Problem problem(String element, String message) {
        Problem place = places.getOrDefault(element, NOWHERE);
        return new Problem(place.file(), place.line(), place.column(), message);
    }
}
