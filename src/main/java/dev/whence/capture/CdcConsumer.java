package dev.whence.capture;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.DefaultConsumer;

/** Hands each change set to the route as one exchange, and waits until the route is done with it. */
final class CdcConsumer extends DefaultConsumer {
    private final CdcEndpoint endpoint;
    private final CdcHealthCheck health;
    private ConnectorCapture capture;
    private SlotWatch watch;
    private ExecutorService thread;
    private ScheduledExecutorService watcher;

    CdcConsumer(CdcEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.health = new CdcHealthCheck(progress());
    }

    private CaptureProgress progress() {
        return endpoint.component().progress(endpoint.connector().name());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        String name = endpoint.connector().name();
        HealthCheckRegistry checks = HealthCheckHelper.getHealthCheckRegistry(endpoint.getCamelContext());
        if (checks != null) {
            checks.register(health);
        }
        capture = new ConnectorCapture(
                endpoint.connector(),
                endpoint.component().use(name),
                endpoint.component().offsets(),
                this::process,
                progress(),
                endpoint.component().requests(name),
                endpoint.component().spillFolder());
        thread = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "whence-cdc-" + name);
        thread.execute(capture);
        watch();
    }

    private void watch() {
        ConnectorFile connector = endpoint.connector();
        watch = new SlotWatch(connector, progress(), endpoint.component().clock());
        watcher = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "whence-slot-" + connector.name());
        long pause = connector.heartbeat().toMillis();
        watcher.scheduleWithFixedDelay(watch, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void process(ChangeSet changeSet) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(changeSet);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                throw new IllegalStateException("the route rolled the exchange back");
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (capture != null) {
            capture.stop();
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(thread);
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(watcher);
            watch.close();
        }
        HealthCheckRegistry checks = HealthCheckHelper.getHealthCheckRegistry(endpoint.getCamelContext());
        if (checks != null) {
            checks.unregister(health);
        }
        super.doStop();
    }
}
