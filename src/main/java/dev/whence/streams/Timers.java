package dev.whence.streams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Things to look at again: when their source has reached a time of business, or when the hub has recorded anything at or
 * after another time, whichever comes first. So they come at the same event whenever the history is read. Used by one
 * thread.
 */
final class Timers {
    private static final String BY_RECORDING = "r";
    private static final String IN_PASSING = "p";
    private static final long NEVER = Long.MAX_VALUE;

    private final KeyValueStore<String, String> store;
    /** The earliest that is set of each line, or earlier: saves looking into the store for every event. */
    private final Map<String, Long> earliest = new TreeMap<>();

    Timers(KeyValueStore<String, String> store) {
        this.store = store;
    }

    /** @param key what to look at; what is no longer of interest then has to be recognised by whoever looks */
    void set(String key, String source, Instant business, Instant recording) {
        put("e" + source, business, key);
        put(BY_RECORDING, recording, key);
    }

    /** Only when the hub has recorded something at or after this time. */
    void set(String key, Instant recording) {
        put(BY_RECORDING, recording, key);
    }

    /** As {@link #set(String, Instant)}, but the hub's clock need not strike for it. */
    void setInPassing(String key, Instant recording) {
        put(IN_PASSING, recording, key);
    }

    /** Takes out what this event makes due; each key once. */
    List<String> due(BusEvent event) {
        Set<String> keys = new LinkedHashSet<>();
        take("e" + event.source(), event.watermark().toEpochMilli(), keys);
        take(BY_RECORDING, event.recordedAt().toEpochMilli(), keys);
        take(IN_PASSING, event.recordedAt().toEpochMilli(), keys);
        return List.copyOf(keys);
    }

    /** When the next thing is due by recording; may be too early, never too late. */
    Optional<Instant> next() {
        long at = earliest(BY_RECORDING);
        return at == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }

    private void put(String line, Instant at, String key) {
        long millis = Math.max(0, at.toEpochMilli());
        store.put(name(line, millis) + key, key);
        earliest.merge(line, millis, Math::min);
    }

    private void take(String line, long now, Set<String> keys) {
        if (earliest(line) > now) {
            return;
        }
        List<String> over = new ArrayList<>();
        try (KeyValueIterator<String, String> found = store.range(name(line, 0), name(line, now + 1))) {
            while (found.hasNext()) {
                KeyValue<String, String> one = found.next();
                keys.add(one.value);
                over.add(one.key);
            }
        }
        over.forEach(store::delete);
        earliest.put(line, first(line));
    }

    private long earliest(String line) {
        return earliest.computeIfAbsent(line, this::first);
    }

    private long first(String line) {
        try (KeyValueIterator<String, String> found = store.range(name(line, 0), name(line, NEVER))) {
            return found.hasNext()
                    ? Long.parseLong(found.peekNextKey().substring(line.length() + 1, line.length() + 17), 16)
                    : NEVER;
        }
    }

    private static String name(String line, long millis) {
        return "%s\u0001%016x".formatted(line, millis);
    }
}
