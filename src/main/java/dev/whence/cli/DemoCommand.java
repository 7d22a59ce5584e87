package dev.whence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.sample.SampleShop;
import dev.whence.sample.ShopOrigin;
import dev.whence.sample.ShopServer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything on a sample shop: its database, the hub, a few answered questions, and business going on until Ctrl-C. */
@Command(
        name = "demo",
        description = "Runs everything on a sample shop, answers a few questions and says what to try. Ctrl-C ends it.")
final class DemoCommand implements Callable<Integer> {
    private static final List<String> QUESTIONS = List.of(
            "What was our revenue last month?",
            "What are the top 5 categories by revenue last month?",
            "What was the late rate by region last month?");

    private final HubRunner runner;

    @Mixin
    private Configured configured = new Configured();

    @Mixin
    private ShopOptions options = new ShopOptions();

    @Option(names = "--fresh", description = "Makes the shop anew and forgets the events of the old one.")
    private boolean fresh;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "3",
            description = "Things that happen in the shop in a second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--no-simulator", description = "Nothing happens in the shop but what you do.")
    private boolean still;

    @Option(names = "--exit-after-questions", description = "Ends when the questions are answered.")
    private boolean brief;

    DemoCommand(HubRunner runner) {
        this.runner = runner;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Settings settings = configured.settings();
        ShopServer server = ShopServer.from(System.getenv());
        SampleShop shop = options.shop(server);
        Ports.check(settings);
        StatusLine line = new StatusLine(System.out);
        ShopOrigin origin = new DemoShop(shop, server, settings, line).ready(fresh);
        HubThread hub = HubThread.start(runner, settings, line, log(settings));
        URI address = URI.create(HubClient.address(settings));
        HubClient client = new HubClient(address.toString(), settings.secret("whence.key"));
        takeIn(hub, client, shop, origin, address, line);
        ask(client, origin, line);
        if (!brief) {
            line.say(DemoHints.text(address, server, System.getenv()));
            goOn(shop, address, line, hub);
        }
        return 0;
    }

    private void takeIn(
            HubThread hub, HubClient client, SampleShop shop, ShopOrigin origin, URI address, StatusLine line)
            throws InterruptedException {
        DemoProgress progress = new DemoProgress(hub, client, line);
        progress.await();
        if (shop.visitsMissing(origin)) {
            shop.postVisits(origin, address, done -> line.show("Web shop: " + done + " posted"));
        }
        DemoProgress.State state = progress.await();
        line.say("Hub: %,d snapshot rows and %,d events taken in within %.1f s"
                .formatted(state.snapshotRows(), state.events(), progress.seconds()));
    }

    private void ask(HubClient client, ShopOrigin origin, StatusLine line) {
        Optional<String> now = options.generated()
                ? Optional.empty()
                : Optional.of(origin.until().toString() + ":00");
        PrintWriter out = new PrintWriter(System.out, true);
        for (String question : QUESTIONS) {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("question", question);
            now.ifPresent(clock -> body.put("now", clock));
            JsonNode answer = client.post("ask", body);
            line.say("\n> " + question
                    + now.map(clock -> "   (as of " + clock + ")").orElse("") + "\n");
            new AnswerPrinter(out).print(answer);
            if (question.equals(QUESTIONS.get(0))) {
                long since = ManagementFactory.getRuntimeMXBean().getStartTime();
                line.say("\nThe first answer came %.1f s after the start."
                        .formatted((System.currentTimeMillis() - since) / 1e3));
            }
        }
    }

    private void goOn(SampleShop shop, URI address, StatusLine line, HubThread hub) throws InterruptedException {
        if (still) {
            hub.join();
            return;
        }
        SimulatorThread.start(shop.simulator(address, rate)).report(line);
    }

    /** On a terminal the hub's own words go to a file, so that they do not break the demo's. */
    private static Optional<Path> log(Settings settings) throws IOException {
        if (System.console() == null) {
            return Optional.empty();
        }
        Files.createDirectories(settings.data());
        Path log = settings.data().resolve("demo.log");
        System.setErr(new PrintStream(
                Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING),
                true,
                StandardCharsets.UTF_8));
        return Optional.of(log);
    }
}
