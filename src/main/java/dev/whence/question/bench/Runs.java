package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The same questions asked several times, in any order: whether the answers are the same. Not thread-safe. */
final class Runs {
    /** What an answer says; its id, its conversation and its time are its own. */
    private static final List<String> SAID =
            List.of("kind", "answer", "value", "rows", "confidence", "reason", "choices", "interpretation");

    private final List<ObjectNode> questions;
    private final Map<List<String>, Map<String, JsonNode>> first = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    Runs(List<ObjectNode> questions) {
        this.questions = List.copyOf(questions);
    }

    /** In another order; what follows on a question still comes after it. */
    List<ObjectNode> shuffled(long seed) {
        Map<String, List<ObjectNode>> conversations = new LinkedHashMap<>();
        Map<String, String> beginnings = new LinkedHashMap<>();
        for (ObjectNode question : questions) {
            String id = question.path("id").asText();
            String beginning = Optional.ofNullable(question.get("after"))
                    .map(JsonNode::asText)
                    .map(before -> beginnings.getOrDefault(before, before))
                    .orElse(id);
            beginnings.put(id, beginning);
            conversations
                    .computeIfAbsent(beginning, ignored -> new ArrayList<>())
                    .add(question);
        }
        List<List<ObjectNode>> order = new ArrayList<>(conversations.values());
        Collections.shuffle(order, new Random(seed));
        return order.stream().flatMap(List::stream).toList();
    }

    /** Asks, and notes what is answered otherwise than at first. */
    Asked noting(Asked asked) {
        Map<String, String> openings = new LinkedHashMap<>();
        return (question, conversation, now) -> {
            JsonNode answer = asked.ask(question, conversation, now);
            String opening =
                    conversation.map(id -> openings.getOrDefault(id, "")).orElse("");
            openings.put(answer.path("conversation").asText(), opening + question + "\n");
            note(List.of(opening, question, now), answer);
            return answer;
        };
    }

    private void note(List<String> asked, JsonNode answer) {
        Map<String, JsonNode> said = new LinkedHashMap<>();
        SAID.forEach(part -> said.put(part, answer.path(part)));
        Map<String, JsonNode> before = first.putIfAbsent(asked, said);
        if (before != null && !before.equals(said)) {
            String parts = String.join(
                    ", ",
                    SAID.stream()
                            .filter(part -> !before.get(part).equals(said.get(part)))
                            .toList());
            String difference = "DIFFERENT " + asked.get(1) + " in " + parts;
            if (!differences.contains(difference)) {
                differences.add(difference);
            }
        }
    }

    List<String> differences() {
        return List.copyOf(differences);
    }
}
