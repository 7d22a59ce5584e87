package dev.whence.capture;

import dev.whence.testing.Database;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.connect.source.SourceRecord;

/** What Debezium does by itself, to be compared with: its engine, and Camel's component around it. */
public final class RawEngine {
    private final Database source;
    private final String publication;

    /** @param publication exists, as do the slots that are named later */
    public RawEngine(Database source, String publication) {
        this.source = source;
        this.publication = publication;
    }

    private Map<String, String> settings(String slot) {
        return Map.of(
                "topic.prefix",
                "raw",
                "database.hostname",
                source.host(),
                "database.port",
                Integer.toString(source.port()),
                "database.dbname",
                source.name(),
                "database.user",
                source.user(),
                "database.password",
                source.password(),
                "plugin.name",
                "pgoutput",
                "slot.name",
                slot,
                "publication.name",
                publication,
                "snapshot.mode",
                "no_data");
    }

    /** Reads with a consumer that counts. */
    public AutoCloseable engine(String slot, IntConsumer counted) {
        Properties settings = new Properties();
        settings.putAll(settings(slot));
        settings.setProperty("name", "raw");
        settings.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.setProperty("publication.autocreate.mode", "disabled");
        settings.setProperty("offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore");
        settings.setProperty("offset.storage.file.filename", offsets(slot));
        DebeziumEngine<RecordChangeEvent<SourceRecord>> engine = DebeziumEngine.create(
                        ChangeEventFormat.of(io.debezium.embedded.Connect.class))
                .using(settings)
                .notifying((records, committer) -> {
                    counted.accept(records.size());
                    for (RecordChangeEvent<SourceRecord> record : records) {
                        committer.markProcessed(record);
                    }
                    committer.markBatchFinished();
                })
                .build();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        thread.execute(engine);
        return () -> {
            engine.close();
            thread.shutdown();
        };
    }

    /** Reads with a route that counts. */
    public AutoCloseable camel(String slot, IntConsumer counted) throws Exception {
        String options = settings(slot).entrySet().stream()
                .map(setting -> camelCase(setting.getKey()) + "=RAW(" + setting.getValue() + ")")
                .collect(Collectors.joining("&"));
        CamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("debezium-postgres:raw?publicationAutocreateMode=disabled&offsetStorageFileName=" + offsets(slot)
                                + "&" + options)
                        .process(exchange -> counted.accept(1));
            }
        });
        context.start();
        return context::stop;
    }

    private static String offsets(String slot) {
        return Path.of("target", slot + ".offset").toString();
    }

    private static String camelCase(String setting) {
        StringBuilder name = new StringBuilder();
        for (String part : setting.split("\\.")) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }
}
