package dev.whence.routes;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether the stream processors work. */
public final class ProcessorsHealth extends AbstractHealthCheck {
    private final Supplier<Optional<String>> failure;
    private final Supplier<OptionalDouble> lag;

    /**
     * @param failure why they do not; empty while they do
     * @param lag in events; empty while it is not known
     */
    public ProcessorsHealth(Supplier<Optional<String>> failure, Supplier<OptionalDouble> lag) {
        super("whence", "streams");
        this.failure = failure;
        this.lag = lag;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        lag.get().ifPresent(events -> builder.detail("lag", Math.round(events)));
        failure.get().ifPresent(reason -> builder.message(reason).down());
    }
}
