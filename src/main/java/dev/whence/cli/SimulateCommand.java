package dev.whence.cli;

import dev.whence.sample.ShopServer;
import dev.whence.sample.Simulator;
import dev.whence.sample.SimulatorStatus;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
        URI hub = HubClient.address(configured.settings());
        Simulator simulator = options.shop(ShopServer.from(System.getenv())).simulator(hub, rate);
        Thread thread = new Thread(simulator, "simulator");
        thread.start();
        report(simulator, new StatusLine(System.out), "");
        return 0;
    }

    /** Shows until the thread is interrupted what the simulator does; trouble is said once. */
    static void report(Simulator simulator, StatusLine line, String more) throws InterruptedException {
        Optional<String> told = Optional.empty();
        while (true) {
            TimeUnit.SECONDS.sleep(1);
            SimulatorStatus status = simulator.status();
            if (!status.trouble().equals(told)) {
                told = status.trouble();
                line.say(told.map(trouble -> "The simulator waits: " + trouble).orElse("The simulator goes on."));
            }
            line.show("Simulator: %d orders, %d transactions, %d web events%s"
                    .formatted(status.orders(), status.transactions(), status.webEvents(), more));
        }
    }
}
