package dev.whence.cli;

import dev.whence.sample.SampleShop;
import dev.whence.sample.ShopServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which sample shop: the options that several commands have. */
final class ShopOptions {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Another seed gives another shop (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Instead of a generated shop, the one in this folder: the nine Olist CSV files.")
    private Optional<Path> data = Optional.empty();

    SampleShop shop(ShopServer server) {
        return new SampleShop(server, seed, data, Clock.systemUTC());
    }

    boolean generated() {
        return data.isEmpty();
    }
}
