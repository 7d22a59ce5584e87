package dev.whence.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;

/**
 * Debezium's view of the offset, kept in memory for one run of the engine; the truth is in the store. At first it says
 * where to begin, then what was acknowledged, from where Debezium takes what it confirms to the source. Debezium makes
 * an instance by name. It is never told a processed LSN: with one, Debezium would search the log for the place to go on,
 * and that search mistakes records that share an LSN.
 */
public final class StartingOffset implements OffsetBackingStore {
    static final String LSN = "whence.starting.lsn";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicReference<String> lsn = new AtomicReference<>("");

    @Override
    public void configure(WorkerConfig config) {
        lsn.set(String.valueOf(config.originals().getOrDefault(LSN, "")));
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
        String known = lsn.get();
        if (!known.isEmpty()) {
            byte[] offset = ("{\"lsn\":" + known + ",\"lsn_commit\":" + known + "}").getBytes(StandardCharsets.UTF_8);
            keys.forEach(key -> offsets.put(key, ByteBuffer.wrap(offset)));
        }
        return CompletableFuture.completedFuture(offsets);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, Callback<Void> callback) {
        try {
            for (ByteBuffer value : values.values()) {
                String offset = StandardCharsets.UTF_8.decode(value.duplicate()).toString();
                lsn.set(Long.toString(
                        JSON.readTree(offset).required("lsn_commit").asLong()));
            }
            callback.onCompletion(null, null);
            return CompletableFuture.completedFuture(null);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            callback.onCompletion(e, null);
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }
}
