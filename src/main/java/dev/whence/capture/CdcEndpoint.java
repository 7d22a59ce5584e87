package dev.whence.capture;

import dev.whence.event.WhenceException;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One source, to be read from. */
final class CdcEndpoint extends DefaultEndpoint {
    private final CdcComponent component;
    private final ConnectorFile connector;

    CdcEndpoint(String uri, CdcComponent component, ConnectorFile connector) {
        super(uri, component);
        this.component = component;
        this.connector = connector;
    }

    CdcComponent component() {
        return component;
    }

    ConnectorFile connector() {
        return connector;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        CdcConsumer consumer = new CdcConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw WhenceException.config("whence-cdc: is only for 'from': a source is never written to");
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
