package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.access.AccessKey;
import dev.whence.routes.Contract.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;

/** Calls an operation of the contract from within the hub, checked as a request from outside is. Thread-safe. */
final class ContractCall {
    private final ProducerTemplate template;
    private final Gate gate;
    private final ContractValidator validator;
    private final ObjectMapper json;

    ContractCall(ProducerTemplate template, Gate gate, ContractValidator validator, ObjectMapper json) {
        this.template = template;
        this.gate = gate;
        this.validator = validator;
        this.json = json;
    }

    /**
     * What came of it.
     *
     * @param text JSON: the answer, or a problem detail where it failed
     */
    record Reply(boolean failed, String text) {}

    /** @param holder who it is done for */
    Reply send(Operation operation, Map<String, Object> arguments, Optional<AccessKey> holder) {
        Exchange exchange = template.getCamelContext()
                .getEndpoint("direct:" + operation.id())
                .createExchange();
        exchange.setProperty(Shown.TO_ASSISTANT, true);
        fill(exchange.getMessage(), operation, arguments);
        Optional<ProblemDetail> refused =
                gate.admit(exchange, operation.need(), holder).or(() -> validator.problem(exchange));
        if (refused.isPresent()) {
            return new Reply(true, text(refused.get()));
        }
        template.send("direct:" + operation.id(), exchange);
        Exception failure = exchange.getException();
        return failure == null
                ? new Reply(false, exchange.getMessage().getBody(String.class))
                : new Reply(true, text(ProblemDetail.of(failure)));
    }

    private void fill(Message message, Operation operation, Map<String, Object> arguments) {
        message.setHeader(Exchange.HTTP_METHOD, operation.method());
        String path = operation.template();
        StringJoiner query = new StringJoiner("&");
        if (!operation.bodies().isEmpty()) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            message.setBody(text(arguments));
        } else {
            for (Map.Entry<String, Object> argument : arguments.entrySet()) {
                String value = URLEncoder.encode(String.valueOf(argument.getValue()), StandardCharsets.UTF_8);
                String parameter = "{" + argument.getKey() + "}";
                if (path.contains(parameter)) {
                    path = path.replace(parameter, value);
                    message.setHeader(argument.getKey(), value);
                } else {
                    query.add(argument.getKey() + "=" + value);
                }
            }
        }
        message.setHeader(Exchange.HTTP_PATH, path);
        message.setHeader(Exchange.HTTP_RAW_QUERY, query.toString());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what came as JSON can be written as JSON", e);
        }
    }
}
