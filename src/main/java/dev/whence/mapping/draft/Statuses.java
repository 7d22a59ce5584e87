package dev.whence.mapping.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the values of an order's status are likely to mean, in the words of the vocabulary. */
final class Statuses {
    private static final Map<String, Set<String>> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(
                "canceled", Set.of("cancelled", "canceled", "cancel", "void", "voided", "rejected", "refused", "off"));
        WORDS.put("unavailable", Set.of("unavailable", "impossible"));
        WORDS.put("delivered", Set.of("delivered", "arrived", "received", "complete", "completed", "done", "finished"));
        WORDS.put("shipped", Set.of("shipped", "sent", "posted", "dispatched", "transit"));
        WORDS.put("processing", Set.of("processing", "picking", "packed", "picked", "progress", "assigned"));
        WORDS.put("invoiced", Set.of("invoiced", "billed"));
        WORDS.put("approved", Set.of("paid", "approved", "confirmed", "accepted", "authorized"));
        WORDS.put("created", Set.of("open", "new", "created", "pending", "placed", "ordered", "draft"));
    }

    private final Map<String, String> meanings = new LinkedHashMap<>();

    Statuses(List<String> values) {
        values.forEach(value -> meaning(value).ifPresent(meaning -> meanings.put(value, meaning)));
    }

    private static Optional<String> meaning(String value) {
        return WORDS.entrySet().stream()
                .filter(entry -> List.of(
                                value.toLowerCase(java.util.Locale.ROOT).split("[^a-z]+"))
                        .stream()
                        .anyMatch(entry.getValue()::contains))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The source's values to the vocabulary's; only those that are understood. */
    Map<String, String> meanings() {
        return meanings;
    }

    /** The source's values that mean this. */
    List<String> of(String meaning) {
        List<String> values = new ArrayList<>();
        meanings.forEach((value, means) -> {
            if (means.equals(meaning)) {
                values.add(value);
            }
        });
        return values;
    }
}
