package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DebeziumSettingsTest {
    @Test
    void theQueueIsBoundedByBytesSoThatWideRowsFitASmallHeap() {
        ConnectorFile shop = new ConnectorLoader(name -> Optional.empty())
                .load(Path.of("connectors", "shop.yaml"))
                .withDefaultTables(List.of("orders"));
        long bound = Long.parseLong(
                DebeziumSettings.of(shop, SourcePosition.unread("slot")).getProperty("max.queue.size.in.bytes"));
        assertThat(bound)
                .isEqualTo(DebeziumSettings.queueBytes(Runtime.getRuntime().maxMemory()));
        assertThat(DebeziumSettings.queueBytes(512 << 20)).isEqualTo(32 << 20);
        assertThat(DebeziumSettings.queueBytes(64 << 20)).isEqualTo(16 << 20);
    }
}
