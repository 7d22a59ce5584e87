package dev.whence.routes;

import dev.whence.event.WhenceException;
import dev.whence.store.EventReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether the subscriptions deal with the events: down while one of them is held back. */
public final class SubscriptionHealth extends AbstractHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Subscriptions subscriptions;
    private final EventReader reader;
    private final Clock clock;
    private final LagAge age;

    public SubscriptionHealth(Subscriptions subscriptions, EventReader reader, Clock clock) {
        super("whence", "subscriptions");
        this.subscriptions = subscriptions;
        this.reader = reader;
        this.clock = clock;
        this.age = new LagAge(reader, clock);
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            subscriptions(builder, reader.head());
        } catch (WhenceException e) {
            builder.message(e.getMessage());
            builder.down();
        }
    }

    private void subscriptions(HealthCheckResultBuilder builder, long head) {
        builder.detail("head", head);
        builder.up();
        for (SubscriptionStatus status : subscriptions.statuses()) {
            String name = status.name();
            builder.detail(name + ".position", status.position());
            builder.detail(name + ".lag", head - status.position());
            builder.detail(name + ".lag.seconds", age.at(status.position()));
            status.failure().ifPresent(reason -> heldBack(builder, name, reason));
            if (status.busySince().map(this::tooLong).orElse(false)) {
                heldBack(
                        builder,
                        name,
                        "a batch is not accepted since " + status.busySince().orElseThrow());
            }
        }
    }

    private static void heldBack(HealthCheckResultBuilder builder, String name, String reason) {
        builder.detail(name + ".held_back", reason);
        builder.message(name + " is held back: " + reason);
        builder.down();
    }

    private boolean tooLong(Instant since) {
        return Duration.between(since, clock.instant()).compareTo(PATIENCE) > 0;
    }
}
