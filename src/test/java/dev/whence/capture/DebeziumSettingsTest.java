package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.pipeline.signal.actions.SignalActionProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class DebeziumSettingsTest {
    private static final ConnectorFile SHOP = new ConnectorLoader(name -> Optional.empty())
            .load(Path.of("connectors", "shop.yaml"))
            .withDefaultTables(List.of("orders"));

    @Test
    void asksForLessThanDebeziumMakesByItself() {
        Properties settings = DebeziumSettings.of(SHOP, SourcePosition.unread("slot"));
        assertThat(settings)
                .containsEntry("extended.headers.enabled", "false")
                .containsEntry("transaction.metadata.factory", TransactionEnds.class.getName());
        assertThat(ServiceLoader.load(SignalActionProvider.class)).hasAtLeastOneElementOfType(WithoutMetrics.class);
    }

    @Test
    void theQueueIsBoundedByBytesSoThatWideRowsFitASmallHeap() {
        long bound = Long.parseLong(
                DebeziumSettings.of(SHOP, SourcePosition.unread("slot")).getProperty("max.queue.size.in.bytes"));
        assertThat(bound)
                .isEqualTo(DebeziumSettings.queueBytes(Runtime.getRuntime().maxMemory()));
        assertThat(DebeziumSettings.queueBytes(512 << 20)).isEqualTo(32 << 20);
        assertThat(DebeziumSettings.queueBytes(64 << 20)).isEqualTo(16 << 20);
    }
}
