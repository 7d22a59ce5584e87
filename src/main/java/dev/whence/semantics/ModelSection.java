package dev.whence.semantics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.NearestName;
import dev.whence.event.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One mapping of a semantic model file, read key by key. What is wrong is collected, not thrown; a missing value reads
 * as an empty one.
 */
final class ModelSection {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String VENDOR = "WHENCE";
    /** Dialects of SQL, the nearest to what runs here first; MDX, TABLEAU and MAQL are no SQL. */
    private static final List<String> DIALECTS = List.of("DUCKDB", "ANSI_SQL", "SNOWFLAKE", "DATABRICKS", "BIGQUERY");

    private final LocatedYaml file;
    private final List<Problem> problems;
    private final JsonNode node;
    private final String what;

    ModelSection(LocatedYaml file, List<Problem> problems, JsonNode node, String what) {
        this.file = file;
        this.problems = problems;
        this.node = node;
        this.what = what;
        if (!node.isObject()) {
            problem(what + " must be a mapping of keys to values");
        }
    }

    ModelSection allow(String... keys) {
        Set<String> allowed = Set.of(keys);
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!allowed.contains(name)) {
                problems.add(file.problem(
                        node.path(name), what + " has no key '" + name + "'" + NearestName.hint(name, allowed)));
            }
        }
        return this;
    }

    void problem(String message) {
        problems.add(file.problem(node, message));
    }

    void problemAt(String key, String message) {
        problems.add(file.problem(node.has(key) ? node.path(key) : node, message));
    }

    String required(String key) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            problem(what + " needs a '" + key + "'");
        }
        return value.orElse("");
    }

    Optional<String> text(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            problemAt(key, "'" + key + "' of " + what + " must be a text");
            return Optional.empty();
        }
        return Optional.of(value.asText()).filter(text -> !text.isBlank());
    }

    List<String> texts(String key) {
        List<String> all = new ArrayList<>();
        JsonNode list = node.path(key);
        if (!list.isMissingNode() && !list.isArray()) {
            problemAt(key, "'" + key + "' of " + what + " must be a list");
        }
        list.forEach(item -> all.add(item.asText()));
        return all;
    }

    Optional<Integer> number(String key) {
        Optional<String> text = text(key);
        if (text.isPresent() && !text.get().matches("\\d{1,9}")) {
            problemAt(key, "'" + key + "' of " + what + " must be a whole number, not '" + text.get() + "'");
            return Optional.empty();
        }
        return text.map(Integer::valueOf);
    }

    /** Where this section stands, with an empty message. */
    Problem here() {
        return file.problem(node, "");
    }

    boolean flag(String key) {
        return node.path(key).asBoolean(false);
    }

    boolean has(String key) {
        return node.has(key);
    }

    List<String> keys() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** All of it, where each value is a text. */
    Map<String, String> textsByKey() {
        Map<String, String> texts = new LinkedHashMap<>();
        keys().forEach(key -> texts.put(key, required(key)));
        return texts;
    }

    List<ModelSection> sections(String key, String each) {
        List<ModelSection> all = new ArrayList<>();
        JsonNode list = node.path(key);
        if (!list.isMissingNode() && !list.isArray()) {
            problemAt(key, "'" + key + "' of " + what + " must be a list");
        }
        list.forEach(item -> all.add(new ModelSection(
                file, problems, item, each + " '" + item.path("name").asText("") + "'")));
        return all;
    }

    Optional<ModelSection> section(String key, String name) {
        return node.has(key) ? Optional.of(new ModelSection(file, problems, node.path(key), name)) : Optional.empty();
    }

    List<String> synonyms() {
        return context("synonyms");
    }

    /** A list of {@code ai_context}; empty where that is a text or has no such list. */
    List<String> context(String key) {
        List<String> all = new ArrayList<>();
        node.path("ai_context").path(key).forEach(item -> all.add(item.asText()));
        return all;
    }

    /** The expression in DuckDB's own SQL, in standard SQL, or in another dialect of SQL, whichever is there first. */
    String expression() {
        JsonNode dialects = node.path("expression").path("dialects");
        if (!dialects.isArray() || dialects.isEmpty()) {
            problem(what + " needs an 'expression' with 'dialects'");
            return "";
        }
        Map<String, JsonNode> byDialect = new LinkedHashMap<>();
        dialects.forEach(
                each -> byDialect.putIfAbsent(each.path("dialect").asText("ANSI_SQL"), each.path("expression")));
        Optional<String> dialect =
                DIALECTS.stream().filter(byDialect::containsKey).findFirst();
        if (dialect.isEmpty()) {
            problemAt(
                    "expression",
                    "the expression of " + what + " is in " + String.join(", ", byDialect.keySet())
                            + " alone; it is needed in one of " + String.join(", ", DIALECTS));
            return "";
        }
        String expression = byDialect.get(dialect.get()).asText("");
        if (expression.isBlank()) {
            problem("the expression of " + what + " is empty");
        }
        return expression;
    }

    /** What Whence itself says about this element; an empty section where it says nothing. */
    ModelSection extension(String... allowedKeys) {
        ObjectNode merged = JSON.createObjectNode();
        for (JsonNode extension : node.path("custom_extensions")) {
            if (extension.path("vendor_name").asText().equals(VENDOR)) {
                try {
                    if (JSON.readTree(extension.path("data").asText()) instanceof ObjectNode data) {
                        merged.setAll(data);
                    } else {
                        problems.add(file.problem(extension, "the WHENCE extension of " + what + " must be an object"));
                    }
                } catch (JsonProcessingException broken) {
                    problems.add(file.problem(
                            extension,
                            "the WHENCE extension of " + what + " is no JSON: " + broken.getOriginalMessage()));
                }
            }
        }
        ModelSection section = new ModelSection(file, problems, merged, "the WHENCE extension of " + what);
        return section.within(node).allow(allowedKeys);
    }

    /** The same section, with its problems reported where the outer node is. */
    private ModelSection within(JsonNode outer) {
        JsonNode position = outer.has("custom_extensions") ? outer.path("custom_extensions") : outer;
        file.locate(node, position);
        node.forEach(child -> file.locate(child, position));
        return this;
    }
}
