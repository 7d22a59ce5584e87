package dev.whence;

import dev.whence.EngineersFiles.Source;
import dev.whence.capture.CdcComponent;
import dev.whence.event.Vocabulary;
import dev.whence.mapping.Mapper;
import dev.whence.store.ChangeSetAppender;
import dev.whence.store.SourceMapping;
import dev.whence.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.main.Main;

/** Every connector's way from its source into the store. */
final class Capture implements AutoCloseable {
    private static final int HISTORY_PAGE = 1000;

    private final List<Source> sources;
    private final ChangeSetAppender appender;
    private final CdcComponent component;

    /** @param spill where transactions go that are too large for memory */
    Capture(List<Source> sources, Vocabulary vocabulary, Store store, Path spill, Clock clock) {
        this.sources = sources;
        this.appender = store.changeSets(
                sources.stream().map(source -> mapping(source, vocabulary)).toList(), HISTORY_PAGE);
        this.component = new CdcComponent(appender, spill, clock);
        sources.forEach(source -> component.add(source.connector(), source.use()));
    }

    CdcComponent component() {
        return component;
    }

    ChangeSetAppender appender() {
        return appender;
    }

    void bind(Main camel) {
        camel.bind(CdcComponent.SCHEME, component);
        camel.bind("changeSets", appender);
    }

    /** A route {@code capture-NAME} for each connector, from the template in {@code capture.camel.yaml}. */
    void addRoutes(CamelContext context) {
        for (Source source : sources) {
            String name = source.connector().name();
            TemplatedRouteBuilder.builder(context, "capture")
                    .routeId("capture-" + name)
                    .parameter("connector", name)
                    .add();
        }
    }

    private static SourceMapping mapping(Source source, Vocabulary vocabulary) {
        String name = source.connector().name();
        Mapper mapper =
                new Mapper(name, source.pack(), vocabulary, source.connector().timezone());
        return SourceMapping.of(name, source.pack(), mapper);
    }

    @Override
    public void close() {
        appender.close();
    }
}
