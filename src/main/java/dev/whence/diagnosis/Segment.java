package dev.whence.diagnosis;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that has these values: one value of each of some attributes. Prints as {@code a=1&b=2}, by attribute. */
public record Segment(SortedMap<String, String> values) implements Comparable<Segment> {
    private static final Comparator<Segment> ORDER =
            Comparator.<Segment>comparingInt(segment -> segment.values().size()).thenComparing(Segment::toString);

    public Segment {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Segment of(Map<String, String> values) {
        return new Segment(new TreeMap<>(values));
    }

    /** What goes over the wire. */
    @JsonValue
    @Override
    public SortedMap<String, String> values() {
        return values;
    }

    @Override
    public int compareTo(Segment other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining("&"));
    }
}
