package dev.whence.question.reading;

import java.util.List;

/**
 * A dimension as people may call it.
 *
 * @param fractions whether its values may lie between whole numbers
 * @param place "state", "city" or the like where values of several dimensions may share a name; else empty
 */
public record DimensionTerm(
        String name, String label, List<String> phrases, Type type, boolean fractions, String place, String unit) {
    public DimensionTerm {
        phrases = List.copyOf(phrases);
    }

    /** What its values are. */
    public enum Type {
        NAMES,
        IDS,
        NUMBERS
    }
}
