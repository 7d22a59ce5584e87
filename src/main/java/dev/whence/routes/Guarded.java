package dev.whence.routes;

import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Lets a processor see only what the gate lets in. */
final class Guarded extends DelegateAsyncProcessor {
    private final Gate gate;

    Guarded(Processor processor, Gate gate) {
        super(processor);
        this.gate = gate;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Optional<ProblemDetail> refused = gate.refuse(exchange);
        if (refused.isEmpty()) {
            return super.process(exchange, callback);
        }
        exchange.setException(new HttpProblem(refused.get()));
        callback.done(true);
        return true;
    }
}
