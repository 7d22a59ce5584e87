package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import dev.whence.routes.Contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.spi.RestClientRequestValidator;
import org.apache.camel.support.MessageHelper;

/** Refuses a request that does not keep the contract, before any route sees it, with a sentence for each mistake. */
public final class ContractValidator implements RestClientRequestValidator {
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private final Contract contract;
    private final ObjectMapper json;

    public ContractValidator(String resource, ObjectMapper json) {
        this.contract = Contract.load(resource);
        this.json = json;
    }

    Contract contract() {
        return contract;
    }

    @Override
    public ValidationError validate(Exchange exchange, ValidationContext context) {
        return problem(exchange).map(this::error).orElse(null);
    }

    /** What is wrong with a request; empty where nothing is, and where it is no call of the contract. */
    Optional<ProblemDetail> problem(Exchange exchange) {
        Request request = new Request(exchange);
        return contract.operation(request.method(), request.path())
                .flatMap(operation -> problem(operation, request, exchange));
    }

    private ValidationError error(ProblemDetail problem) {
        try {
            return new ValidationError(problem.status(), json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }

    private Optional<ProblemDetail> problem(Operation operation, Request request, Exchange exchange) {
        List<String> mistakes = queryMistakes(operation, request);
        if (!mistakes.isEmpty()) {
            return Optional.of(ProblemDetail.of(
                    400, "Bad request", "Correct the query parameters: " + mistakes.get(0) + ".", mistakes));
        }
        if (operation.bodies().isEmpty()) {
            return Optional.empty();
        }
        JsonSchema schema = operation.bodies().get(request.mediaType());
        if (schema == null) {
            return Optional.of(ProblemDetail.of(
                    UNSUPPORTED_MEDIA_TYPE,
                    "Unsupported media type",
                    "Send the body with Content-Type "
                            + String.join(" or ", operation.bodies().keySet())
                            + (request.mediaType().isEmpty() ? "." : ", not " + request.mediaType() + ".")));
        }
        return bodyProblem(schema, MessageHelper.extractBodyAsString(exchange.getMessage()));
    }

    private List<String> queryMistakes(Operation operation, Request request) {
        List<String> mistakes = new ArrayList<>();
        request.query().forEach((name, value) -> {
            JsonSchema schema = operation.query().get(name);
            if (schema == null) {
                mistakes.add("'" + name + "' is not a parameter here; "
                        + (operation.query().isEmpty()
                                ? "there are none"
                                : "there are "
                                        + String.join(", ", operation.query().keySet())));
            } else {
                schema.validate(typed(schema, value))
                        .forEach(message -> mistakes.add("'" + name + "' is wrong" + what(message)));
            }
        });
        return mistakes;
    }

    private JsonNode typed(JsonSchema schema, String value) {
        boolean integer = schema.getSchemaNode().path("type").asText().equals("integer");
        return integer && value.matches("-?\\d{1,18}")
                ? json.getNodeFactory().numberNode(Long.parseLong(value))
                : json.getNodeFactory().textNode(value);
    }

    private Optional<ProblemDetail> bodyProblem(JsonSchema schema, String body) {
        if (body == null || body.isBlank()) {
            return Optional.of(ProblemDetail.of(400, "Bad request", "The body is empty: send a JSON document."));
        }
        try {
            List<String> mistakes = schema.validate(json.readTree(body)).stream()
                    .map(message -> message.getInstanceLocation() + what(message))
                    .toList();
            return mistakes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ProblemDetail.of(
                            400, "Bad request", "Correct the body: " + mistakes.get(0) + ".", mistakes));
        } catch (JsonProcessingException e) {
            return Optional.of(ProblemDetail.of(400, "Bad request", "The body is not JSON: " + Malformed.where(e)));
        }
    }

    private static String what(ValidationMessage message) {
        String text = message.getMessage();
        String location = String.valueOf(message.getInstanceLocation());
        return text.startsWith(location) ? text.substring(location.length()) : ": " + text;
    }
}
