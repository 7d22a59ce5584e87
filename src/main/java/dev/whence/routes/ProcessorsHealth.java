package dev.whence.routes;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether the stream processors work. */
public final class ProcessorsHealth extends AbstractHealthCheck {
    private final Supplier<Optional<String>> failure;

    /** @param failure why they do not; empty while they do */
    public ProcessorsHealth(Supplier<Optional<String>> failure) {
        super("whence", "streams");
        this.failure = failure;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        failure.get().ifPresent(reason -> builder.message(reason).down());
    }
}
