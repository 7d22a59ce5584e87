package dev.whence.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.whence.access.Need;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The OpenAPI document as far as requests are checked against it. Thread-safe. */
final class Contract {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    /**
     * One call.
     *
     * @param bodies the schema of the body by media type; empty where the call takes none
     * @param query the schemas of the query parameters by name
     * @param template the path, with its parameters in braces
     * @param need what it takes to make it
     * @param arguments the schema of an object with all that the call takes: the JSON body's, or the parameters
     */
    record Operation(
            String id,
            String method,
            Pattern path,
            Map<String, JsonSchema> bodies,
            Map<String, JsonSchema> query,
            String template,
            Need need,
            ObjectNode arguments) {}

    private Contract(JsonNode document) {
        this.document = document;
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(call -> operations.add(operation(path.getKey(), call.getKey(), call.getValue()))));
    }

    /** Reads the document of this name from the class path; a document that is not there is a BUG. */
    static Contract load(String resource) {
        try (InputStream stream = Contract.class.getResourceAsStream("/" + resource)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new Contract(
                    new ObjectMapper(new YAMLFactory()).readTree(text.replace("#/components/schemas/", "#/$defs/")));
        } catch (IOException e) {
            throw WhenceException.bug("cannot read " + resource, e);
        }
    }

    /** The call that is meant; empty where there is none of this method and path. Like routes, it reads over a last slash. */
    Optional<Operation> operation(String method, String path) {
        String meant = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return operations.stream()
                .filter(operation -> operation.method().equals(method)
                        && operation.path().matcher(meant).matches())
                .findFirst();
    }

    /** The call of this id; there must be one. */
    Operation named(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the contract has no operation " + id));
    }

    private Operation operation(String path, String method, JsonNode call) {
        Map<String, JsonSchema> bodies = new LinkedHashMap<>();
        call.path("requestBody")
                .path("content")
                .properties()
                .forEach(
                        body -> bodies.put(body.getKey(), schema(body.getValue().path("schema"))));
        Map<String, JsonSchema> query = new LinkedHashMap<>();
        for (JsonNode parameter : call.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                query.put(parameter.path("name").asText(), schema(parameter.path("schema")));
            }
        }
        Pattern pattern = Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"));
        return new Operation(
                call.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                pattern,
                bodies,
                query,
                path,
                need(call),
                arguments(call));
    }

    private static Need need(JsonNode call) {
        return Need.valueOf(call.path("x-access").asText("admins").toUpperCase(Locale.ROOT));
    }

    private ObjectNode arguments(JsonNode call) {
        JsonNode body = call.at("/requestBody/content/application~1json/schema");
        if (!body.isMissingNode()) {
            return resolved(body).deepCopy();
        }
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("type", "object");
        arguments.put("additionalProperties", false);
        ObjectNode properties = arguments.putObject("properties");
        ArrayNode required = arguments.putArray("required");
        for (JsonNode each : call.path("parameters")) {
            JsonNode parameter = resolved(each);
            ObjectNode schema = parameter.path("schema").deepCopy();
            Optional.ofNullable(parameter.get("description")).ifPresent(text -> schema.set("description", text));
            properties.set(parameter.path("name").asText(), schema);
            if (parameter.path("required").asBoolean()) {
                required.add(parameter.path("name").asText());
            }
        }
        return arguments;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? document.at(node.path("$ref")
                        .asText()
                        .replace("#/$defs", "#/components/schemas")
                        .substring(1))
                : node;
    }

    /** The named schemas come along, so that references to them can be followed. */
    private JsonSchema schema(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("$defs", document.path("components").path("schemas"));
        return SCHEMAS.getSchema(whole);
    }
}
