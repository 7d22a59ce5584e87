package dev.whence.store;

import dev.whence.event.Event;
import dev.whence.event.WhenceException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What is hashed, in two steps. The <em>content</em> is what the sender says:
 *
 * <pre>{@code SHA-256({"correlation_id","data","id","occurred_at","schema_version","source","subject","type"})}</pre>
 *
 * The <em>link</em> is the content and what the store adds, chained to the event before:
 *
 * <pre>{@code SHA-256(previous link, {"causation_id","content","gist_id","narrative","position","recorded_at","source_position"})}</pre>
 *
 * Both objects are {@link CanonicalJson} in UTF-8; times are microseconds since 1970 as numbers, ids and hashes are
 * lower-case text, what is absent is null; the link before position 1 is 32 zero bytes. The cause and the narrative are
 * not content: a replay may find another cause or word it anew, and is still the same event.
 */
final class EventHash {
    private EventHash() {}

    /** {@code data} is the event's data in canonical form and UTF-8. */
    static byte[] content(Event event, byte[] data) {
        MessageDigest digest = sha256();
        StringBuilder text = new StringBuilder(256);
        text.append("{\"correlation_id\":");
        CanonicalJson.append(text, event.correlationId());
        digest.update(utf8(text.append(",\"data\":")));
        digest.update(data);
        text.setLength(0);
        text.append(",\"id\":\"").append(event.id());
        text.append("\",\"occurred_at\":").append(micros(event.occurredAt()));
        text.append(",\"schema_version\":").append(event.schemaVersion());
        text.append(",\"source\":");
        CanonicalJson.append(text, event.source());
        text.append(",\"subject\":");
        CanonicalJson.append(text, event.subject().toString());
        text.append(",\"type\":\"").append(event.type()).append("\"}");
        return digest.digest(utf8(text));
    }

    static byte[] link(
            byte[] previous, byte[] content, long position, Instant recordedAt, Event event, Optional<UUID> gist) {
        StringBuilder text = new StringBuilder(512);
        text.append("{\"causation_id\":");
        id(text, event.causationId());
        text.append(",\"content\":\"").append(hex(content));
        text.append("\",\"gist_id\":");
        id(text, gist);
        text.append(",\"narrative\":");
        CanonicalJson.append(text, event.narrative());
        text.append(",\"position\":").append(position);
        text.append(",\"recorded_at\":").append(micros(recordedAt));
        text.append(",\"source_position\":");
        CanonicalJson.append(text, event.sourcePosition());
        text.append('}');
        MessageDigest digest = sha256();
        digest.update(previous);
        return digest.digest(utf8(text));
    }

    /** The id of a gist is made from its text; no gist has no id. */
    static Optional<UUID> gistId(String gist) {
        if (gist.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer digest = ByteBuffer.wrap(sha256().digest(gist.getBytes(StandardCharsets.UTF_8)));
        return Optional.of(new UUID(digest.getLong(), digest.getLong()));
    }

    static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void id(StringBuilder text, Optional<UUID> id) {
        if (id.isPresent()) {
            text.append('"').append(id.get()).append('"');
        } else {
            text.append("null");
        }
    }

    private static byte[] utf8(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw WhenceException.bug("every Java platform has SHA-256", e);
        }
    }
}
