package dev.whence;

import dev.whence.capture.CaptureStatus;
import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import dev.whence.testing.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The way from the sources into the store and nothing else of a hub: no subscriptions, no questions. */
final class CaptureOnly implements AutoCloseable {
    private final Store store;
    private final Capture capture;
    private final CamelContext context;
    private final AtomicLong received;

    private CaptureOnly(Store store, Capture capture, CamelContext context, AtomicLong received) {
        this.received = received;
        this.store = store;
        this.capture = capture;
        this.context = context;
    }

    static CaptureOnly start(HubHome home, Database database) throws Exception {
        EngineersFiles files = EngineersFiles.load(home.folder());
        Store store = Store.open(StoreSettings.of(database.url(), database.user(), database.password()));
        Capture capture =
                new Capture(files.sources(), files.vocabulary(), store, Path.of("target", "spill"), Clock.systemUTC());
        CamelContext context = new DefaultCamelContext();
        AtomicLong received = new AtomicLong();
        context.addComponent("whence-cdc", capture.component());
        context.getRegistry().bind("changeSets", capture.appender());
        for (EngineersFiles.Source source : files.sources()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("whence-cdc:" + source.connector().name())
                            .process(exchange -> received.incrementAndGet())
                            .bean("changeSets", "append");
                }
            });
        }
        context.start();
        return new CaptureOnly(store, capture, context, received);
    }

    List<CaptureStatus> statuses() {
        return capture.component().statuses();
    }

    /** Change sets that have come, whether or not they are stored yet. */
    long received() {
        return received.get();
    }

    Store store() {
        return store;
    }

    @Override
    public void close() {
        context.stop();
        capture.close();
        store.close();
    }
}
