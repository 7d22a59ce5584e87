package dev.whence.capture;

import io.debezium.data.VariableScaleDecimal;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * From the values of Debezium's records to those of a {@link Row}. What has no such value keeps its text: NaN and
 * infinity of a numeric, an infinite timestamp, an interval, a range, a network address, a point. Relies on how
 * {@link DebeziumSettings} asks for decimals (as text, since only a text can say NaN), intervals (ISO 8601) and the
 * source's type names. Stateless.
 */
final class SourceValues {
    private static final String SOURCE_TYPE = "__debezium.source.column.type";
    private static final long MICROS = 1_000_000;
    /** What the PostgreSQL driver makes of an infinite date, in milliseconds. */
    private static final long INFINITE_MILLIS = 9223372036825200000L;

    private static final long NEGATIVE_INFINITE_MILLIS = -9223372036832400000L;

    /** Infinite dates as a snapshot has them (the above in days, cut to an int), and as the log has them. */
    private static final Map<Long, String> INFINITE_DAYS = Map.of(
            (long) (int) (INFINITE_MILLIS / 86_400_000),
            "infinity",
            (long) (int) Math.floorDiv(NEGATIVE_INFINITE_MILLIS, 86_400_000L),
            "-infinity",
            LocalDate.parse("-5877611-06-21").toEpochDay(),
            "infinity",
            LocalDate.parse("-5877611-06-22").toEpochDay(),
            "-infinity");

    private static final Map<String, String> SPECIAL_DECIMALS =
            Map.of("NAN", "NaN", "POSITIVE_INFINITY", "Infinity", "NEGATIVE_INFINITY", "-Infinity");

    private SourceValues() {}

    /**
     * What turns the values of a column into ours; neither takes nor gives null.
     *
     * @param decimalTypes upper-case names of the source's types that are exact decimals
     */
    static UnaryOperator<Object> converter(Schema schema, Set<String> decimalTypes) {
        UnaryOperator<Object> plain = plain(schema, sourceType(schema), decimalTypes);
        return value -> UnavailableValue.is(value) ? Row.UNAVAILABLE : plain.apply(value);
    }

    private static UnaryOperator<Object> plain(Schema schema, String sourceType, Set<String> decimalTypes) {
        if (schema.name() != null) {
            Optional<UnaryOperator<Object>> logical = logical(schema, sourceType);
            if (logical.isPresent()) {
                return logical.get();
            }
        }
        return switch (schema.type()) {
            case INT8, INT16, INT32, INT64 -> value -> ((Number) value).longValue();
            case FLOAT32 -> value -> Double.valueOf(value.toString());
            case FLOAT64, BOOLEAN -> value -> value;
            case STRING -> decimalTypes.contains(sourceType) ? SourceValues::decimal : Object::toString;
            case BYTES ->
                sourceType.isEmpty() || sourceType.equals("BYTEA")
                        ? SourceValues::bytes
                        : value -> new String(bytes(value), StandardCharsets.UTF_8);
            case ARRAY -> list(schema.valueSchema(), sourceType, decimalTypes);
            case MAP -> value -> map((Map<?, ?>) value);
            case STRUCT -> value -> struct((Struct) value);
        };
    }

    private static Optional<UnaryOperator<Object>> logical(Schema schema, String sourceType) {
        return Optional.ofNullable(
                switch (schema.name()) {
                    case "io.debezium.time.Date", "org.apache.kafka.connect.data.Date" -> SourceValues::date;
                    case "io.debezium.time.Timestamp" -> value -> timestamp((long) value, 1000);
                    case "io.debezium.time.MicroTimestamp" -> value -> timestamp((long) value, MICROS);
                    case "io.debezium.time.Time" -> value -> time(((Number) value).longValue(), 1000);
                    case "io.debezium.time.MicroTime" -> value -> time((long) value, MICROS);
                    case "io.debezium.time.ZonedTimestamp" -> SourceValues::instant;
                    case "io.debezium.data.VariableScaleDecimal" ->
                        value -> VariableScaleDecimal.toLogical((Struct) value)
                                .getDecimalValue()
                                .orElseThrow();
                    case "io.debezium.data.Bits" -> {
                        int length = sourceType.equals("BIT")
                                ? Integer.parseInt(schema.parameters().getOrDefault("length", "0"))
                                : 0;
                        yield value -> bits(value, length);
                    }
                    default -> null;
                });
    }

    static String sourceType(Schema schema) {
        return schema.parameters() == null ? "" : schema.parameters().getOrDefault(SOURCE_TYPE, "");
    }

    private static Object decimal(Object value) {
        String text = value.toString();
        String special = SPECIAL_DECIMALS.get(text);
        return special == null ? new BigDecimal(text) : special;
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** As PostgreSQL writes a bit string; Debezium sends it with the lowest byte first and without its last ones if 0. */
    private static String bits(Object value, int length) {
        byte[] bytes = bytes(value);
        StringBuilder text = new StringBuilder();
        for (int i = bytes.length - 1; i >= 0; i--) {
            text.append(Integer.toBinaryString((bytes[i] & 0xff) | 0x100), 1, 9);
        }
        if (length == 0 || text.length() == length) {
            return text.toString();
        }
        return text.length() > length
                ? text.substring(text.length() - length)
                : "0".repeat(length - text.length()) + text;
    }

    private static Object date(Object value) {
        long day = ((Number) value).longValue();
        String infinite = INFINITE_DAYS.get(day);
        return infinite == null ? LocalDate.ofEpochDay(day) : infinite;
    }

    private static Object timestamp(long value, long perSecond) {
        if (value == INFINITE_MILLIS || value == Long.MAX_VALUE) {
            return "infinity";
        }
        if (value == NEGATIVE_INFINITE_MILLIS || value == Long.MIN_VALUE) {
            return "-infinity";
        }
        long seconds = Math.floorDiv(value, perSecond);
        int nanos = (int) (Math.floorMod(value, perSecond) * (1_000_000_000 / perSecond));
        return LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
    }

    /** 24:00:00, which Java does not know, keeps its text. */
    private static Object time(long value, long perSecond) {
        long nanos = value * (1_000_000_000 / perSecond);
        return nanos == 86_400_000_000_000L ? "24:00:00" : LocalTime.ofNanoOfDay(nanos);
    }

    private static Object instant(Object value) {
        String text = value.toString();
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    private static UnaryOperator<Object> list(Schema elements, String sourceType, Set<String> decimalTypes) {
        String elementType = sourceType.startsWith("_") ? sourceType.substring(1) : sourceType;
        UnaryOperator<Object> element = plain(elements, elementType, decimalTypes);
        return value -> {
            List<Object> list = new ArrayList<>();
            for (Object item : (List<?>) value) {
                list.add(item == null ? null : element.apply(item));
            }
            return Collections.unmodifiableList(list);
        };
    }

    private static String map(Map<?, ?> map) {
        List<String> entries = new ArrayList<>();
        map.forEach((key, value) -> entries.add(quoted(key) + "=>" + (value == null ? "NULL" : quoted(value))));
        return String.join(", ", entries);
    }

    private static String quoted(Object value) {
        return '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String struct(Struct struct) {
        if (struct.schema().field("x") != null && struct.schema().field("y") != null) {
            return "(" + struct.get("x") + "," + struct.get("y") + ")";
        }
        if (struct.schema().field("wkb") != null && struct.get("wkb") != null) {
            return HexFormat.of().formatHex(bytes(struct.get("wkb")));
        }
        List<String> fields = new ArrayList<>();
        for (Field field : struct.schema().fields()) {
            fields.add(field.name() + "=" + struct.get(field));
        }
        return String.join(",", fields);
    }
}
