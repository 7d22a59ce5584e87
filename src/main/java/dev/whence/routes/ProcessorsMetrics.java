package dev.whence.routes;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** Measures how far the stream processors are behind the relay. */
public final class ProcessorsMetrics {
    private ProcessorsMetrics() {}

    /**
     * Does nothing where the context has no meter registry.
     *
     * @param lag in events; empty while it is not known, which is NaN
     */
    public static void register(CamelContext context, Supplier<OptionalDouble> lag) {
        for (MeterRegistry registry : context.getRegistry().findByType(MeterRegistry.class)) {
            Gauge.builder("whence.streams.lag", () -> lag.get().orElse(Double.NaN))
                    .description("Events on the bus that the stream processors have not taken yet")
                    .register(registry);
        }
    }
}
