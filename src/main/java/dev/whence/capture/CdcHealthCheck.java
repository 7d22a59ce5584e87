package dev.whence.capture;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** UP while changes flow or are about to, DOWN with a sentence otherwise. */
final class CdcHealthCheck extends AbstractHealthCheck {
    private final CaptureProgress progress;

    CdcHealthCheck(CaptureProgress progress) {
        super("whence", "whence-cdc-" + progress.status().connector());
        this.progress = progress;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        CaptureStatus status = progress.status();
        builder.detail("connector", status.connector());
        builder.detail("state", status.state().name());
        builder.detail("detail", status.detail());
        builder.detail("position", status.position());
        builder.detail("lag.ms", status.lagMillis());
        builder.detail("lag.bytes", status.lagBytes());
        builder.state(status.healthy() ? State.UP : State.DOWN);
        if (!status.healthy()) {
            builder.message(status.detail());
        }
    }
}
