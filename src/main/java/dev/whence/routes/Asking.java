package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.WhenceException;
import dev.whence.nodes.Answerer;
import dev.whence.nodes.Finding;
import dev.whence.question.Answer;
import dev.whence.question.Answering;
import dev.whence.question.AskRequest;
import dev.whence.question.Understood;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;

/** The steps of the route {@code ask} between the wire, the understanding and the nodes. Thread-safe. */
public final class Asking {
    private final Models models;
    private final ObjectMapper json;
    private final Clock clock;

    public Asking(Models models, ObjectMapper json, Clock clock) {
        this.models = models;
        this.json = json;
        this.clock = clock;
    }

    public AskRequest read(@Body String body) {
        try {
            JsonNode question = json.readTree(body);
            return AskRequest.of(
                            question.path("question").asText(),
                            text(question, "conversation"),
                            text(question, "now"),
                            clock)
                    .of(text(question, "model"));
        } catch (JsonProcessingException e) {
            throw HttpProblem.badRequest("The body is not JSON: " + Malformed.where(e));
        }
    }

    private static Optional<String> text(JsonNode question, String field) {
        return Optional.ofNullable(question.get(field)).map(JsonNode::asText).filter(value -> !value.isBlank());
    }

    /** What a node found, in words; or what is asked back where no node was asked. */
    public Answer word(@ExchangeProperty("understood") Understood understood, @Body Object found) {
        Answering answering = models.answering(understood);
        return found instanceof Finding finding ? answering.word(understood, finding) : answering.decline(understood);
    }

    /** A question that turns out not to be computable is declined; every other failure stays one. */
    public Answer refuse(
            @ExchangeProperty("understood") Understood understood,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) WhenceException failure) {
        if (failure.category() != WhenceException.Category.BAD_DATA) {
            throw failure;
        }
        return models.answering(understood).refuse(understood, failure.getMessage());
    }

    /** A node, or a skill of one, as a bean of the route. */
    public record Node(Answerer node) {
        @Handler
        public Finding answer(@Body Understood understood) {
            return node.answer(understood.interpretation().orElseThrow());
        }
    }

    /** Takes the place of a node where there is nothing to compute. */
    public static final class NoNode {
        @Handler
        public Understood answer(@Body Understood understood) {
            return understood;
        }
    }
}
