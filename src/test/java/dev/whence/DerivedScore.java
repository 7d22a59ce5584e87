package dev.whence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.sample.Conclusion;
import dev.whence.sample.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was derived beside what was scripted, of one type.
 *
 * @param right how many are in both, each as often as it is in both
 */
record DerivedScore(String type, long scripted, long derived, long right) {
    /** Of all scripted types, by name. Only what is about the script's subjects counts. */
    static List<DerivedScore> of(Script script, TestHub hub) {
        Set<String> subjects = script.subjects();
        Map<String, List<Conclusion>> byType = script.conclusions().stream()
                .collect(Collectors.groupingBy(Conclusion::type, TreeMap::new, Collectors.toList()));
        List<DerivedScore> scores = new ArrayList<>();
        byType.forEach((type, scripted) -> scores.add(score(
                type,
                scripted,
                derived(type, hub).stream()
                        .filter(one -> subjects.contains(one.subject()))
                        .toList())));
        return scores;
    }

    double precision() {
        return derived == 0 ? 1 : right / (double) derived;
    }

    double recall() {
        return scripted == 0 ? 1 : right / (double) scripted;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-34s scripted %,6d  derived %,6d  precision %.3f  recall %.3f",
                type,
                scripted,
                derived,
                precision(),
                recall());
    }

    private static DerivedScore score(String type, List<Conclusion> scripted, List<Conclusion> derived) {
        Map<Conclusion, Long> left =
                scripted.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long right = derived.stream()
                .filter(one -> left.merge(one, -1L, Long::sum) >= 0)
                .count();
        return new DerivedScore(type, scripted.size(), derived.size(), right);
    }

    private static List<Conclusion> derived(String type, TestHub hub) {
        List<Conclusion> all = new ArrayList<>();
        long after = 0;
        JsonNode page;
        do {
            page = hub.get("/events?limit=1000&type=" + type + "&after=" + after)
                    .body()
                    .path("events");
            for (JsonNode event : page) {
                after = event.path("position").asLong();
                if (event.path("source").asText().equals("whence-streams")) {
                    all.add(new Conclusion(type, event.path("subject").asText()));
                }
            }
        } while (!page.isEmpty());
        return all;
    }
}
