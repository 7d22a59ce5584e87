package dev.whence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.sample.Conclusion;
import dev.whence.sample.Script;
import dev.whence.sample.WatchedWeeks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was derived beside what was scripted, of one type.
 *
 * @param right how many are in both, each as often as it is in both
 */
record DerivedScore(String type, long scripted, long derived, long right) {
    /** Of all scripted types, by name. Only what is about the script's subjects counts. */
    static List<DerivedScore> of(Script script, TestHub hub) {
        Set<String> subjects = script.subjects();
        return of(script.conclusions(), type -> derived(type, hub)
                .map(one -> new Conclusion(type, one.path("subject").asText()))
                .filter(one -> subjects.contains(one.subject())));
    }

    /** Of all scripted types, by name, each at its time. */
    static List<DerivedScore> of(WatchedWeeks weeks, TestHub hub) {
        return of(weeks.conclusions(), type -> derived(type, hub)
                .map(one -> new Conclusion(
                        type,
                        one.path("subject").asText(),
                        Optional.of(Instant.parse(one.path("occurredAt").asText())))));
    }

    private static List<DerivedScore> of(
            List<Conclusion> conclusions, Function<String, Stream<Conclusion>> derivedOfType) {
        Map<String, List<Conclusion>> byType = conclusions.stream()
                .collect(Collectors.groupingBy(Conclusion::type, TreeMap::new, Collectors.toList()));
        List<DerivedScore> scores = new ArrayList<>();
        byType.forEach((type, scripted) ->
                scores.add(score(type, scripted, derivedOfType.apply(type).toList())));
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

    /** What processors said something of that type about. */
    static Set<String> subjects(String type, TestHub hub) {
        return derived(type, hub).map(one -> one.path("subject").asText()).collect(Collectors.toSet());
    }

    private static Stream<JsonNode> derived(String type, TestHub hub) {
        List<JsonNode> all = new ArrayList<>();
        long after = 0;
        JsonNode page;
        do {
            page = hub.get("/events?limit=1000&type=" + type + "&after=" + after)
                    .body()
                    .path("events");
            for (JsonNode event : page) {
                after = event.path("position").asLong();
                if (event.path("source").asText().equals("whence-streams")) {
                    all.add(event);
                }
            }
        } while (!page.isEmpty());
        return all.stream();
    }
}
