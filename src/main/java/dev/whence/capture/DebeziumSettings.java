package dev.whence.capture;

import io.debezium.config.Configuration;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.component.debezium.postgres.configuration.PostgresConnectorEmbeddedDebeziumConfiguration;

/** How Debezium is asked to read a source: by camel-debezium-postgres' configuration, with our reasons. */
final class DebeziumSettings {
    /** Debezium waits this long for a batch to fill, so it bounds the latency from below. */
    private static final int POLL_MILLIS = 10;

    private static final int QUEUE = 8_192;
    /** Bytes that the queue may hold on the smallest heap. */
    private static final long LEAST_QUEUE_BYTES = 16 << 20;

    private static final int HEAP_TO_QUEUE = 16;
    /** Records that are handed over at a time, if so many wait. */
    static final int BATCH = 4096;

    private DebeziumSettings() {}

    static Properties of(ConnectorFile connector, SourcePosition from) {
        var settings = new PostgresConnectorEmbeddedDebeziumConfiguration();
        settings.setName(connector.name());
        settings.setTopicPrefix(connector.name());
        source(settings, connector);
        reading(settings, connector);
        values(settings);
        settings.setOffsetStorage(StartingOffset.class.getName());
        settings.setInternalKeyConverter(null);
        settings.setInternalValueConverter(null);
        settings.setAdditionalProperties(Map.of(
                StartingOffset.LSN,
                from.phase() == SourcePosition.Phase.STREAMING ? Long.toString(from.lsn()) : "",
                // a value that cannot be converted must not become a null that nobody meant
                "event.converting.failure.handling.mode",
                "fail",
                "driver.ApplicationName",
                "whence " + connector.name() + " capture"));
        Configuration configuration = settings.createDebeziumConfiguration();
        return configuration.asProperties();
    }

    private static void source(PostgresConnectorEmbeddedDebeziumConfiguration settings, ConnectorFile connector) {
        settings.setDatabaseHostname(connector.host());
        settings.setDatabasePort(connector.port());
        settings.setDatabaseDbname(connector.database());
        settings.setDatabaseUser(connector.user());
        settings.setDatabasePassword(connector.password().reveal());
        settings.setDatabaseSslmode(connector.sslMode());
        settings.setSlotName(connector.slot());
        settings.setSlotMaxRetries(0);
        settings.setPluginName("pgoutput");
        settings.setPublicationName(connector.publication());
        settings.setPublicationAutocreateMode("disabled");
        settings.setTableIncludeList(connector.tables().stream()
                .map(table -> Pattern.quote(table.contains(".") ? table : "public." + table))
                .collect(Collectors.joining(",")));
    }

    private static void reading(PostgresConnectorEmbeddedDebeziumConfiguration settings, ConnectorFile connector) {
        settings.setSnapshotMode("initial");
        settings.setSnapshotLockingMode("none");
        settings.setSnapshotFetchSize(connector.snapshotFetch());
        settings.setNotificationEnabledChannels("sink");
        settings.setNotificationSinkTopicName(RecordAssembler.NOTIFICATIONS);
        settings.setProvideTransactionMetadata(true);
        settings.setTransactionMetadataFactory(TransactionEnds.class.getName());
        settings.setExtendedHeadersEnabled(false);
        settings.setSkippedOperations("none");
        settings.setTombstonesOnDelete(false);
        settings.setMessagePrefixIncludeList(Pattern.quote(movingOnPrefix(connector)));
        settings.setHeartbeatIntervalMs(0);
        // the slot moves only when a change set is stored: the driver must not move it by itself
        settings.setLsnFlushMode("connector");
        settings.setPollIntervalMs(POLL_MILLIS);
        settings.setMaxQueueSize(QUEUE);
        settings.setMaxQueueSizeInBytes(queueBytes(Runtime.getRuntime().maxMemory()));
        settings.setMaxBatchSize(BATCH);
        // Debezium would restart from an offset of its own: we restart it, from the stored one
        settings.setErrorsMaxRetries(0);
        settings.setExecutorShutdownTimeoutMs(4000);
    }

    private static void values(PostgresConnectorEmbeddedDebeziumConfiguration settings) {
        settings.setDecimalHandlingMode("string");
        settings.setIntervalHandlingMode("string");
        settings.setHstoreHandlingMode("json");
        settings.setTimePrecisionMode("adaptive_time_microseconds");
        settings.setIncludeUnknownDatatypes(true);
        settings.setColumnPropagateSourceType(".*");
        settings.setUnavailableValuePlaceholder(UnavailableValue.PLACEHOLDER);
    }

    /**
     * As much as rows may wait for us, however wide they are. Beside the queue there is a batch of the same size in hand,
     * and rows are decoded several times over, so it is a small part of the heap.
     */
    static long queueBytes(long heap) {
        return Math.max(LEAST_QUEUE_BYTES, heap / HEAP_TO_QUEUE);
    }

    /** Of the marks that {@link SourceDatabase#moveOn} writes. */
    static String movingOnPrefix(ConnectorFile connector) {
        return "whence." + connector.slot();
    }
}
