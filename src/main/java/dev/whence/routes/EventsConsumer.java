package dev.whence.routes;

import dev.whence.event.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one exchange a batch, in position order, and acknowledges it only when the exchange has completed. A batch that
 * fails is sent again, with a growing pause, until it succeeds: nothing is ever skipped.
 */
public final class EventsConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(EventsConsumer.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final EventsEndpoint endpoint;
    private final Subscription subscription;
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));
    private volatile Optional<String> failure = Optional.empty();
    private volatile Optional<Instant> since = Optional.empty();
    private volatile Optional<Instant> busySince = Optional.empty();
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private ExecutorService thread;

    EventsConsumer(EventsEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.subscription = endpoint.subscription();
    }

    /** How it is doing; may be asked by any thread. */
    public SubscriptionStatus status() {
        return new SubscriptionStatus(endpoint.name(), subscription.position(), failure, since, busySince);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopped = new CountDownLatch(1);
        thread = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(this, "events-" + endpoint.name());
        thread.execute(this::run);
    }

    @Override
    protected void doStop() throws Exception {
        stopped.countDown();
        thread.shutdownNow();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("{} is still busy with a batch; it will be sent again at the next start", endpoint.name());
        }
        super.doStop();
    }

    private void run() {
        while (isRunAllowed() && !Thread.currentThread().isInterrupted()) {
            try {
                step();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                holdBack(e);
            }
        }
    }

    private void step() throws Exception {
        List<RecordedEvent> batch = subscription.next(endpoint.getBatchSize());
        if (batch.isEmpty()) {
            recovered();
            subscription.awaitMore(IDLE);
            return;
        }
        send(batch);
        subscription.acknowledge(batch.get(batch.size() - 1).position());
        recovered();
    }

    private void send(List<RecordedEvent> batch) throws Exception {
        Exchange exchange = createExchange(false);
        busySince = Optional.of(Instant.now());
        try {
            exchange.getIn().setBody(batch);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        } finally {
            busySince = Optional.empty();
            releaseExchange(exchange, false);
        }
    }

    private void recovered() {
        if (failure.isPresent()) {
            LOG.info("{} goes on after position {}", endpoint.name(), subscription.position());
        }
        failure = Optional.empty();
        since = Optional.empty();
        backoff.reset();
    }

    private void holdBack(Exception reason) {
        if (!isRunAllowed()) {
            return;
        }
        String text = Reasons.of(reason);
        if (failure.isEmpty()) {
            LOG.warn(
                    "{} is held back after position {} and tries again: {}",
                    endpoint.name(),
                    subscription.position(),
                    text);
            LOG.debug("Why {} is held back", endpoint.name(), reason);
            since = Optional.of(Instant.now());
        }
        failure = Optional.of(text);
        try {
            if (stopped.await(backoff.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} was stopped while it was held back", endpoint.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
