package dev.whence.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** UP while changes flow or are about to and the slot holds back little, DOWN with a sentence otherwise. */
final class CdcHealthCheck extends AbstractHealthCheck {
    private final CaptureProgress progress;

    CdcHealthCheck(CaptureProgress progress) {
        super("whence", "whence-cdc-" + progress.status().connector());
        this.progress = progress;
    }

    /** A restart of the hub would not help. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        CaptureStatus status = progress.status();
        builder.detail("connector", status.connector());
        builder.detail("state", status.state().name());
        builder.detail("detail", status.detail());
        builder.detail("position", status.position());
        builder.detail("lag.ms", status.lagMillis());
        builder.detail("slot.lag.bytes", status.slot().bytes());
        builder.detail("slot.lag.seconds", status.slot().seconds());
        builder.detail("slot.retained.bytes", status.slot().retained());
        status.slot().alarm().ifPresent(alarm -> builder.detail("slot.alarm", alarm));
        List<String> complaints = complaints(status);
        builder.state(complaints.isEmpty() ? State.UP : State.DOWN);
        if (!complaints.isEmpty()) {
            builder.message(String.join("; ", complaints));
        }
    }

    private static List<String> complaints(CaptureStatus status) {
        List<String> complaints = new ArrayList<>();
        if (!status.healthy()) {
            complaints.add(status.detail());
        }
        status.slot().alarm().ifPresent(complaints::add);
        return complaints;
    }
}
