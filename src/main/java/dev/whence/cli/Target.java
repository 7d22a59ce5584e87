package dev.whence.cli;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which hub a command speaks with. */
public final class Target {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The hub's address (default: the configured host and port).")
    private Optional<String> url = Optional.empty();

    @Mixin
    private Configured configured = new Configured();

    Settings settings() {
        return configured.settings();
    }

    HubClient client() {
        Settings settings = settings();
        return new HubClient(url.orElseGet(() -> HubClient.address(settings)), settings.secret("whence.key"));
    }
}
