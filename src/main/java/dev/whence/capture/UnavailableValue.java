package dev.whence.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How Debezium's records say that an unchanged TOAST value was left out. */
final class UnavailableValue {
    /** The placeholder that we ask for. PostgreSQL has no text with a NUL in it, so it is never mistaken for one. */
    static final String PLACEHOLDER = "whence\u0000unavailable";

    private static final byte[] BYTES = PLACEHOLDER.getBytes(StandardCharsets.UTF_8);
    private static final String AS_UUID = UUID.nameUUIDFromBytes(BYTES).toString();

    private UnavailableValue() {}

    static boolean is(Object value) {
        if (value instanceof String text) {
            return text.equals(PLACEHOLDER);
        }
        if (value instanceof ByteBuffer buffer) {
            return buffer.equals(ByteBuffer.wrap(BYTES));
        }
        if (value instanceof byte[] bytes) {
            return Arrays.equals(bytes, BYTES);
        }
        if (value instanceof List<?> list) {
            return isList(list);
        }
        return value instanceof Map<?, ?> map && map.containsKey(PLACEHOLDER);
    }

    /** Of a list the placeholder is the only element; of one with numbers its bytes are the elements. */
    private static boolean isList(List<?> list) {
        if (list.size() == 1) {
            return is(list.get(0)) || AS_UUID.equals(list.get(0));
        }
        if (list.size() != BYTES.length) {
            return false;
        }
        for (int i = 0; i < BYTES.length; i++) {
            if (!(list.get(i) instanceof Number number) || number.longValue() != BYTES[i]) {
                return false;
            }
        }
        return true;
    }
}
