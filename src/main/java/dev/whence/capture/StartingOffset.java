package dev.whence.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;

/**
 * Debezium's view of the offset: it is told where to begin, and what it wants to remember is dropped, for the store
 * has it. Debezium makes an instance by name. The offset holds {@code lsn} alone: with a processed or a committed LSN
 * beside it Debezium would search the log for the place to go on, and that search mistakes records that share an LSN.
 */
public final class StartingOffset implements OffsetBackingStore {
    static final String LSN = "whence.starting.lsn";

    private String lsn = "";

    @Override
    public void configure(WorkerConfig config) {
        lsn = String.valueOf(config.originals().getOrDefault(LSN, ""));
    }

    @Override
    public void start() {
        // nothing to open
    }

    @Override
    public void stop() {
        // nothing to close
    }

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        Map<ByteBuffer, ByteBuffer> offsets = new HashMap<>();
        if (!lsn.isEmpty()) {
            byte[] offset = ("{\"lsn\":" + lsn + "}").getBytes(StandardCharsets.UTF_8);
            keys.forEach(key -> offsets.put(key, ByteBuffer.wrap(offset)));
        }
        return CompletableFuture.completedFuture(offsets);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, Callback<Void> callback) {
        callback.onCompletion(null, null);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }
}
