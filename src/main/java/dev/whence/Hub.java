package dev.whence;

import dev.whence.cli.HubRunner;
import dev.whence.cli.Settings;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.apache.camel.main.Main;

/** A running hub: what is wired, and Camel around it. */
public final class Hub implements AutoCloseable {
    private final Main camel;
    private final Wiring wiring;

    private Hub(Main camel, Wiring wiring) {
        this.camel = camel;
        this.wiring = wiring;
    }

    /** Returns when the hub answers. Fails with CONFIG, every problem listed, where a file or setting is wrong. */
    public static Hub start(Settings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** @param clock tells when events are recorded, in the place of the system's */
    static Hub start(Settings settings, Clock clock) {
        createFolder(settings);
        Main camel = new Main();
        settings.all().forEach(camel::addOverrideProperty);
        Wiring wiring = new Wiring(settings, clock);
        wiring.bind(camel);
        camel.addMainListener(new StartUp(settings, wiring));
        Hub hub = new Hub(camel, wiring);
        try {
            camel.start();
            wiring.watch(camel.getCamelContext());
            return hub;
        } catch (Exception e) {
            hub.close();
            throw StartFailure.explain(e, settings);
        }
    }

    /** Runs a hub until the process is told to end. */
    public static HubRunner runner() {
        return (settings, ready) -> {
            Hub hub = start(settings);
            Thread end = new Thread(hub::close, "shutdown");
            Runtime.getRuntime().addShutdownHook(end);
            ready.run();
            Thread.currentThread().join();
        };
    }

    @Override
    public void close() {
        wiring.ending();
        camel.stop();
        wiring.close();
    }

    private static void createFolder(Settings settings) {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException e) {
            throw WhenceException.config(
                    "cannot create the folder " + settings.data() + "; set whence.data to one that can be written");
        }
    }
}
