package dev.whence.routes;

import dev.whence.capture.CaptureStatus;
import dev.whence.capture.CdcComponent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;

/** Measures whether each connector does well and what its slot holds back; NaN while that is not known. */
public final class ConnectorMetrics {
    private final MeterRegistry registry;
    private final CdcComponent connectors;

    private ConnectorMetrics(MeterRegistry registry, CdcComponent connectors) {
        this.registry = registry;
        this.connectors = connectors;
    }

    /** Of the connectors that are known now. Does nothing where the context has no meter registry. */
    public static void register(CamelContext context, CdcComponent connectors) {
        for (MeterRegistry registry : context.getRegistry().findByType(MeterRegistry.class)) {
            ConnectorMetrics metrics = new ConnectorMetrics(registry, connectors);
            connectors.statuses().forEach(status -> metrics.register(status.connector()));
        }
    }

    private void register(String connector) {
        gauge(connector, "up", "1 while changes flow or are about to", status -> status.healthy() ? 1 : 0);
        gauge(
                connector,
                "slot.lag.bytes",
                "Log of the source that the hub has not confirmed",
                status -> known(status.slot().bytes()));
        gauge(
                connector,
                "slot.lag.seconds",
                "Age of the oldest change that the hub has not confirmed",
                status -> known(status.slot().seconds()));
        gauge(
                connector,
                "slot.retained.bytes",
                "Log that the source keeps for the slot",
                status -> known(status.slot().retained()));
        gauge(
                connector,
                "slot.alarm",
                "1 while the slot holds back more than the connector's alarm allows",
                status -> status.slot().alarm().isPresent() ? 1 : 0);
    }

    private void gauge(String connector, String name, String description, ToDoubleFunction<CaptureStatus> value) {
        Gauge.builder("whence.connector." + name, connectors, known -> of(known, connector, value))
                .description(description)
                .tag("connector", connector)
                .register(registry);
    }

    private static double of(CdcComponent connectors, String connector, ToDoubleFunction<CaptureStatus> value) {
        return connectors.statuses().stream()
                .filter(status -> status.connector().equals(connector))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double known(long number) {
        return number < 0 ? Double.NaN : number;
    }
}
