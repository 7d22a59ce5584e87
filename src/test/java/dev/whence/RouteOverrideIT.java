package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.event.WhenceException;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteOverrideIT {
    @TempDir
    private Path folder;

    private final Database store = Services.postgres().storeDatabase();

    @Test
    void aRouteFileOfTheSameNameTakesThePlaceOfTheBundledOne() {
        HubHome home = HubHome.in(folder)
                .write(
                        "routes/catalog.camel.yaml",
                        """
                        - route:
                            id: catalog
                            from:
                              uri: direct:catalog
                              steps:
                                - setBody:
                                    constant: '{"replaced": true}'
                        """);
        try (TestHub hub = TestHub.start(home, store, "none")) {
            assertThat(hub.get("/catalog").body().path("replaced").asBoolean()).isTrue();
            assertThat(hub.get("/connectors").body().has("connectors")).isTrue();
        }
    }

    @Test
    void aRouteFileThatCannotBeReadIsNamed() {
        HubHome home = HubHome.in(folder).write("routes/catalog.camel.yaml", "- route:\n    from: [");
        assertThatThrownBy(() -> TestHub.start(home, store, "none"))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("catalog.camel.yaml");
    }

    @Test
    void anOperationWithoutARouteKeepsTheHubFromStarting() {
        HubHome home = HubHome.in(folder)
                .write(
                        "routes/catalog.camel.yaml",
                        """
                        - route:
                            id: catalog
                            from:
                              uri: direct:another-name
                              steps:
                                - log: x
                        """);
        assertThatThrownBy(() -> TestHub.start(home, store, "none"))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("direct:catalog");
    }
}
