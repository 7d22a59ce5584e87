package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts verdicts by kind. Not thread-safe. */
final class Score {
    /** A wrong answer that is as sure as this is the worst defect. */
    static final double SURE = 0.7;

    private final Map<String, Map<Verdict, Integer>> counts = new TreeMap<>();
    private final List<String> details = new ArrayList<>();
    private final List<Long> millis = new ArrayList<>();
    private int surelyWrong;

    void add(JsonNode question, JsonNode answer, Verdict verdict) {
        counts.computeIfAbsent(question.path("kind").asText(), kind -> new EnumMap<>(Verdict.class))
                .merge(verdict, 1, Integer::sum);
        millis.add(answer.path("ms").asLong());
        double confidence = answer.path("confidence").asDouble();
        if (verdict == Verdict.WRONG && confidence >= SURE) {
            surelyWrong++;
        }
        if (verdict != Verdict.RIGHT) {
            details.add(verdict + " " + question.path("id").asText() + " (" + confidence + ") "
                    + question.path("question").asText() + System.lineSeparator()
                    + "    " + answer.path("kind").asText() + ": "
                    + answer.path("answer").asText() + System.lineSeparator()
                    + "    expected " + brief(question.path("expected")));
        }
    }

    int surelyWrong() {
        return surelyWrong;
    }

    int count(Verdict verdict) {
        return counts.values().stream()
                .mapToInt(byVerdict -> byVerdict.getOrDefault(verdict, 0))
                .sum();
    }

    void print(PrintStream out) {
        details.forEach(out::println);
        out.printf("%n%-12s %6s %6s %8s%n", "kind", "right", "wrong", "refused");
        counts.forEach((kind, byVerdict) -> line(out, kind, byVerdict));
        Map<Verdict, Integer> all = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            all.put(verdict, count(verdict));
        }
        line(out, "all", all);
        long slowest = millis.stream().mapToLong(Long::longValue).max().orElse(0);
        out.printf("wrong with a confidence of %.1f or more: %d; slowest answer: %d ms%n", SURE, surelyWrong, slowest);
    }

    private static void line(PrintStream out, String kind, Map<Verdict, Integer> counts) {
        out.printf(
                "%-12s %6d %6d %8d%n",
                kind,
                counts.getOrDefault(Verdict.RIGHT, 0),
                counts.getOrDefault(Verdict.WRONG, 0),
                counts.getOrDefault(Verdict.REFUSED, 0));
    }

    private static String brief(JsonNode expected) {
        String text = expected.toString();
        return text.length() > 200 ? text.substring(0, 200) + " ..." : text;
    }
}
