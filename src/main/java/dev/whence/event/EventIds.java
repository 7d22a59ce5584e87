package dev.whence.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Ids that come from what an event says, so that finding the same fact again (a replay, a second snapshot) gives the
 * same id: version 8 UUIDs (RFC 9562) over SHA-256. Thread-safe.
 */
public final class EventIds {
    private EventIds() {}

    /**
     * The id of a fact found in a source's rows. It begins with the milliseconds of the time, as version 7 has them, so
     * that what happened together lies together in the store's indexes.
     *
     * @param source the connector's name
     * @param key what tells this fact from others of its type at the same time: by default table and primary key
     */
    public static UUID of(String source, EventType type, Subject subject, String key, Instant occurredAt) {
        String name = String.join(
                "\u001f",
                source,
                type.value(),
                subject.toString(),
                key,
                occurredAt.truncatedTo(ChronoUnit.MICROS).toString());
        UUID hashed = id(name);
        long millis = occurredAt.getEpochSecond() * 1000 + occurredAt.getNano() / 1_000_000;
        return new UUID(millis << 16 | hashed.getMostSignificantBits() & 0xffffL, hashed.getLeastSignificantBits());
    }

    /**
     * The id of a fact that its sender has numbered, as CloudEvents do.
     *
     * @param id unique within {@code source}
     */
    public static UUID of(String source, String id) {
        return id(String.join("\u001f", source, id));
    }

    private static UUID id(String name) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(name.getBytes(StandardCharsets.UTF_8)));
        long high = (digest.getLong() & 0xffffffffffff0fffL) | 0x8000L;
        long low = (digest.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw WhenceException.bug("every Java platform has SHA-256", e);
        }
    }
}
