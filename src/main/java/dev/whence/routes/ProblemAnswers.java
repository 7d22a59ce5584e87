package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever error an exchange ended with into a problem detail. */
final class ProblemAnswers extends DelegateAsyncProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private final ObjectMapper json;

    ProblemAnswers(Processor processor, ObjectMapper json) {
        super(processor);
        this.json = json;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return super.process(exchange, done -> {
            describe(exchange);
            callback.done(done);
        });
    }

    private void describe(Exchange exchange) {
        Message message = exchange.getMessage();
        Exception failure = exchange.getException();
        if (failure != null) {
            exchange.setException(null);
            answer(message, of(failure));
            return;
        }
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
        if (status < 400) {
            return;
        }
        message.setHeader(Exchange.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE);
        if (status == 404 || status == 405) {
            answer(message, ProblemDetail.standard(status, message.getHeader("Allow", "", String.class)));
        }
    }

    private static ProblemDetail of(Exception failure) {
        ProblemDetail problem = ProblemDetail.of(failure);
        if (problem.status() >= 500) {
            LOG.error("A request failed: {}", Reasons.of(failure), failure);
        }
        return problem;
    }

    private void answer(Message message, ProblemDetail problem) {
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        message.setHeader(Exchange.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE);
        message.setBody(text(problem));
    }

    private String text(ProblemDetail problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }
}
