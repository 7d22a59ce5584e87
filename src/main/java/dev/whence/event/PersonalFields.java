package dev.whence.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads from a schema which fields are personal: those with the annotation {@code x-personal}. */
final class PersonalFields {
    private static final int DEEPEST = 8;
    private static final Set<String> ABOUT_TEXT = Set.of("enum", "const", "pattern", "format", "maxLength");

    private final String base;
    private final Function<String, Optional<JsonNode>> files;

    /** @param files schemas by the last part of their id */
    PersonalFields(String base, Function<String, Optional<JsonNode>> files) {
        this.base = base;
        this.files = files;
    }

    /** Fails with BAD_DATA where the annotation is not right. */
    List<PersonalField> of(JsonNode schema) {
        return fields(schema, schema, DEEPEST);
    }

    private List<PersonalField> fields(JsonNode schema, JsonNode document, int depth) {
        List<PersonalField> found = new ArrayList<>();
        if (depth <= 0) {
            return found;
        }
        schema.path("properties").properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (value.has("x-personal")) {
                found.add(field(property.getKey(), value));
                return;
            }
            reach(value, document, depth).forEach(inner -> found.add(inner.within(property.getKey())));
        });
        return found;
    }

    /** Through lists and references. */
    private List<PersonalField> reach(JsonNode value, JsonNode document, int depth) {
        if (value.has("items")) {
            return reach(value.path("items"), document, depth - 1);
        }
        if (value.has("$ref")) {
            String[] parts = value.path("$ref").asText().split("#", 2);
            JsonNode target = parts[0].isEmpty()
                    ? document
                    : files.apply(parts[0].substring(base.length())).orElse(document);
            return depth <= 0 ? List.of() : reach(target.at(parts.length < 2 ? "" : parts[1]), target, depth - 1);
        }
        return fields(value, document, depth - 1);
    }

    private static PersonalField field(String name, JsonNode schema) {
        JsonNode text = schema.path("type").asText().equals("array") ? schema.path("items") : schema;
        if (!text.path("type").asText().equals("string")) {
            throw WhenceException.badData(
                    "'" + name + "' is x-personal, so it must be of the type string, or a list of strings");
        }
        ABOUT_TEXT.stream().filter(text::has).findFirst().ifPresent(rule -> {
            throw WhenceException.badData("'" + name + "' is x-personal, and kept encrypted: it cannot have a " + rule);
        });
        String subject = schema.path("x-personal").asText();
        return new PersonalField(
                List.of(name), subject.equals("true") ? Optional.empty() : Optional.of(new SubjectTemplate(subject)));
    }
}
