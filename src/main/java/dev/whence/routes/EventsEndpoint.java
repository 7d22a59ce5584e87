package dev.whence.routes;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One subscription as a Camel endpoint; events can only be consumed from it. */
final class EventsEndpoint extends DefaultEndpoint {
    private final String name;
    private final Subscription subscription;
    private int batchSize = 500;

    EventsEndpoint(String uri, EventsComponent component, String name, Subscription subscription) {
        super(uri, component);
        this.name = name;
        this.subscription = subscription;
    }

    /** How many events an exchange holds at most. */
    public int getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    String name() {
        return name;
    }

    Subscription subscription() {
        return subscription;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "events are appended by POST /events or by a connector, not sent to " + getEndpointUri());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        EventsConsumer consumer = new EventsConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
