package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was found, by action and by kind of difference. */
final class Report {
    private final Map<String, int[]> actions = new TreeMap<>();
    private final Map<String, Integer> asides = new TreeMap<>();
    private final Map<String, Integer> uncompared = new TreeMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> extra = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    void expected(String action) {
        count(action, 0);
    }

    void paired(JsonNode truth, JsonNode event, List<String> differences) {
        if (differences.isEmpty()) {
            count(truth.path("action").asText(), 1);
        } else {
            wrong.add(name(truth) + ", told by " + name(event.path("type").asText(), event) + ": "
                    + String.join("; ", differences));
        }
    }

    void missing(JsonNode truth, Set<String> types, String subject) {
        missing.add(name(truth) + ", expected " + String.join(" or ", types) + " of " + subject);
    }

    void extra(JsonNode event) {
        extra.add(name(event.path("type").asText(), event) + ": "
                + event.path("narrative").asText());
    }

    void unmapped(String action) {
        missing.add("the mapping does not say what " + action + " means");
    }

    void unseen(String action, String why) {
        asides.merge("happened, but shows in no row: " + action + " (" + why + ")", 1, Integer::sum);
    }

    void uncompared(String action, String field) {
        uncompared.merge("no rule compares the field " + field + " of " + action, 1, Integer::sum);
    }

    boolean isEqual() {
        return missing.isEmpty() && extra.isEmpty() && wrong.isEmpty() && uncompared.isEmpty();
    }

    void print(PrintStream out, int show) {
        actions.forEach((action, counts) -> out.printf("%-28s %6d expected %6d right%n", action, counts[0], counts[1]));
        asides.forEach((aside, count) -> out.printf("%6d %s%n", count, aside));
        uncompared.forEach((field, count) -> out.printf("%6d %s%n", count, field));
        print(out, show, "missing", missing);
        print(out, show, "extra", extra);
        print(out, show, "wrong", wrong);
        int all = actions.values().stream().mapToInt(counts -> counts[0]).sum();
        out.printf(
                "%d expected, %d missing, %d extra, %d with wrong fields, %d kinds of fields not compared%n",
                all, missing.size(), extra.size(), wrong.size(), uncompared.size());
    }

    private static void print(PrintStream out, int show, String kind, List<String> differences) {
        differences.stream().limit(show).forEach(difference -> out.println(kind + ": " + difference));
        if (differences.size() > show) {
            out.println(kind + ": and " + (differences.size() - show) + " more");
        }
    }

    private void count(String action, int column) {
        actions.computeIfAbsent(action, a -> new int[2])[column]++;
    }

    private static String name(JsonNode truth) {
        return truth.path("action").asText() + " #" + truth.path("seq").asText() + " of "
                + truth.path("subject").asText();
    }

    private static String name(String type, JsonNode event) {
        return type + " at " + event.path("position").asText() + " of "
                + event.path("subject").asText();
    }
}
