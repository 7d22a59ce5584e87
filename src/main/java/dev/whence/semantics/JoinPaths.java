package dev.whence.semantics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ways from a dataset to others along many-to-one relationships, which never multiply its rows. Immutable. */
final class JoinPaths {
    private final Map<String, List<Relationship>> outgoing = new HashMap<>();

    JoinPaths(List<Relationship> relationships) {
        relationships.forEach(each ->
                outgoing.computeIfAbsent(each.from(), from -> new ArrayList<>()).add(each));
    }

    /** The shortest way, empty list for the dataset itself; empty if there is none. */
    Optional<List<Relationship>> path(String from, String to, String timeRole) {
        return Optional.ofNullable(reachable(from, timeRole).get(to));
    }

    /** All datasets that can be reached, nearest first, with the way to each. */
    Map<String, List<Relationship>> reachable(String from, String timeRole) {
        Map<String, List<Relationship>> ways = new LinkedHashMap<>();
        ways.put(from, List.of());
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String here = open.removeFirst();
            for (Relationship step : outgoing.getOrDefault(here, List.of())) {
                if (step.countsFor(timeRole) && !ways.containsKey(step.to())) {
                    List<Relationship> way = new ArrayList<>(ways.get(here));
                    way.add(step);
                    ways.put(step.to(), List.copyOf(way));
                    open.addLast(step.to());
                }
            }
        }
        return ways;
    }
}
