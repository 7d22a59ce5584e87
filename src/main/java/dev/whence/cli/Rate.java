package dev.whence.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count has grown in the last few seconds. Not thread-safe. */
final class Rate {
    private static final double SECONDS = 3;

    private record Reading(double at, long count) {}

    private final Deque<Reading> readings = new ArrayDeque<>();

    /** @param at seconds on any clock that only goes forward. Returns the growth a second; 0 for the first reading. */
    double at(double at, long count) {
        readings.addLast(new Reading(at, count));
        while (readings.size() > 2 && readings.peekFirst().at() < at - SECONDS) {
            readings.removeFirst();
        }
        Reading first = readings.peekFirst();
        return at > first.at() ? (count - first.count()) / (at - first.at()) : 0;
    }
}
