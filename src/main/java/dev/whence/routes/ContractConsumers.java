package dev.whence.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestOpenApiConsumerFactory;

/**
 * Serves the contract over platform-http and sees to it that every error leaves as a problem detail, also those that
 * are found before a route runs, such as an unknown path or a wrong method.
 */
public final class ContractConsumers implements RestOpenApiConsumerFactory {
    private final Gate gate;
    private final ObjectMapper json;

    public ContractConsumers(Gate gate, ObjectMapper json) {
        this.gate = gate;
        this.json = json;
    }

    @Override
    public Consumer createConsumer(
            CamelContext context,
            Processor processor,
            String contextPath,
            RestConfiguration configuration,
            Map<String, Object> parameters)
            throws Exception {
        return context.getComponent("platform-http", PlatformHttpComponent.class)
                .createConsumer(
                        context,
                        new ProblemAnswers(new Guarded(processor, gate), json),
                        contextPath,
                        configuration,
                        parameters);
    }
}
