package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Judges an answer of the REST contract by the question's expected answer. */
final class Judge {
    private static final Set<String> ORDERED = Set.of("ranking", "trend", "funnel");

    Verdict judge(JsonNode question, JsonNode answer) {
        String kind = question.path("kind").asText();
        String given = answer.path("kind").asText();
        boolean declined = given.equals("clarify") || given.equals("refuse");
        if (kind.equals("clarify")) {
            return given.equals("clarify") ? Verdict.RIGHT : given.equals("refuse") ? Verdict.REFUSED : Verdict.WRONG;
        }
        if (kind.equals("refuse")) {
            boolean reason = question.path("expected")
                    .path("reason")
                    .asText()
                    .equals(answer.path("reason").asText());
            return given.equals("refuse") && reason ? Verdict.RIGHT : declined ? Verdict.REFUSED : Verdict.WRONG;
        }
        if (declined) {
            return Verdict.REFUSED;
        }
        return same(question, answer, kind) ? Verdict.RIGHT : Verdict.WRONG;
    }

    private static boolean same(JsonNode question, JsonNode answer, String kind) {
        JsonNode expected = question.path("expected");
        double tolerance = question.path("tolerance").asDouble(1e-6);
        if (!expected.isArray()) {
            return new Cells(tolerance).same(expected, answer.path("value"));
        }
        return new Tables(tolerance, ORDERED.contains(kind)).same(expected, answer.path("rows"));
    }
}
