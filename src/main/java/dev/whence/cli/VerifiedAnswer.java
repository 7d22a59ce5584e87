package dev.whence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.VerifiedQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** An answer of the REST contract beside what was verified. */
record VerifiedAnswer(VerifiedQuestion question, JsonNode answer) {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    /** What is not as verified, in words; empty where all is. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        String kind = answer.path("kind").asText();
        if (!kind.equals(question.shape().kind())) {
            differences.add("is a " + kind + ", not a " + question.shape().kind() + ": "
                    + answer.path("answer").asText());
            return differences;
        }
        question.meaning().ifPresent(meaning -> {
            if (!answer.path("verified").asBoolean()) {
                differences.add("is not recognised");
            }
            meaning(meaning).forEach((part, value) -> {
                if (!JSON.valueToTree(value)
                        .equals(answer.path("interpretation").path(part))) {
                    differences.add(part + " is "
                            + answer.path("interpretation").path(part).toString() + ", not " + JSON.valueToTree(value));
                }
            });
            said("period", meaning.period().isPresent(), differences);
            said("baseline", meaning.baseline().isPresent(), differences);
        });
        shape(differences);
        return differences;
    }

    private static Map<String, Object> meaning(VerifiedQuestion.Meaning meaning) {
        MetricQuery query = meaning.query();
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("metrics", query.metrics());
        parts.put("dimensions", query.dimensions());
        if (!query.buckets().isEmpty()) {
            parts.put(
                    "buckets",
                    query.buckets().stream().map(MetricQuery.Bucket::described).toList());
        }
        query.grain().ifPresent(grain -> parts.put("grain", grain.name().toLowerCase(Locale.ROOT)));
        parts.put("filters", query.filters());
        query.ranking().ifPresent(ranking -> parts.put("ranking", ranking));
        parts.put("having", query.having());
        parts.put("share", query.share());
        parts.put("part", query.part());
        return parts;
    }

    private void said(String part, boolean wanted, List<String> differences) {
        if (answer.path("interpretation").has(part) != wanted) {
            differences.add(wanted ? "has no " + part : "has a " + part);
        }
    }

    private void shape(List<String> differences) {
        List<String> columns = StreamSupport.stream(answer.path("columns").spliterator(), false)
                .map(column -> column.path("name").asText())
                .toList();
        question.shape().columns().stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> differences.add("has no column " + column + " but " + columns));
        question.shape().unit().filter(unit -> !units(unit)).ifPresent(unit -> differences.add("is not in " + unit));
        if (answer.path("rows").size() < question.shape().rows()) {
            differences.add("has " + answer.path("rows").size() + " rows");
        }
    }

    private boolean units(String unit) {
        return answer.path("unit").asText().equals(unit)
                || StreamSupport.stream(answer.path("columns").spliterator(), false)
                        .anyMatch(column -> column.path("unit").asText().equals(unit));
    }
}
