package dev.whence;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.cli.Settings;
import dev.whence.routes.ContractConsumers;
import dev.whence.routes.ContractValidator;
import dev.whence.routes.ErrorPolicy;
import dev.whence.routes.EventsComponent;
import dev.whence.routes.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.Main;

/** The one place where the parts of the hub are made and put together. */
final class Wiring implements AutoCloseable {
    private final Settings settings;

    Wiring(Settings settings) {
        this.settings = settings;
    }

    /** Makes the parts that routes name. */
    void bind(Main camel) {
        ObjectMapper json = Json.mapper();
        camel.bind("json", json);
        camel.bind("httpServer", httpServer());
        camel.bind("contractConsumers", new ContractConsumers(json));
        camel.bind("contractValidator", new ContractValidator("openapi.yaml", json));
        camel.bind(EventsComponent.SCHEME, new EventsComponent());
        camel.configure().addRoutesBuilder(new ErrorPolicy());
    }

    /** Tells the consumers which of the two servers (this one and management) is theirs. */
    private VertxPlatformHttpServerConfiguration httpServer() {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindPort(settings.number("whence.http.port"));
        return server;
    }

    void addConnectorRoutes(CamelContext context) {}

    @Override
    public void close() {}
}
