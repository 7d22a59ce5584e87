package dev.whence;

import dev.whence.capture.CaptureStatus;
import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import dev.whence.testing.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The way from the sources into the store and nothing else of a hub: no subscriptions, no questions. */
final class CaptureOnly implements AutoCloseable {
    private final Store store;
    private final Capture capture;
    private final CamelContext context;

    private CaptureOnly(Store store, Capture capture, CamelContext context) {
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
        context.addComponent("whence-cdc", capture.component());
        context.getRegistry().bind("changeSets", capture.appender());
        for (EngineersFiles.Source source : files.sources()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("whence-cdc:" + source.connector().name()).bean("changeSets", "append");
                }
            });
        }
        context.start();
        return new CaptureOnly(store, capture, context);
    }

    List<CaptureStatus> statuses() {
        return capture.component().statuses();
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
