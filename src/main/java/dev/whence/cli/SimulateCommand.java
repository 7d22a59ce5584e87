package dev.whence.cli;

import dev.whence.sample.ShopServer;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets business go on in the sample shop until Ctrl-C. */
@Command(
        name = "simulate",
        description =
                "Lets business go on in the sample shop: orders, payments, shipments, reviews, visits. Ctrl-C ends it.")
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private Configured configured = new Configured();

    @Mixin
    private ShopOptions options = new ShopOptions();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "3",
            description = "Things that happen in a second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Override
    public Integer call() throws InterruptedException {
        URI hub = URI.create(HubClient.address(configured.settings()));
        SimulatorThread.start(options.shop(ShopServer.from(System.getenv())).simulator(hub, rate))
                .report(new StatusLine(System.out));
        return 0;
    }
}
