package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One value of a {@link Row} as bytes: a tag and what it needs. */
final class ValueCodec {
    private static final int NULL = 0;
    private static final int UNAVAILABLE = 1;
    private static final int FALSE = 2;
    private static final int TRUE = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 5;
    private static final int DECIMAL = 6;
    private static final int STRING = 7;
    private static final int DATE = 8;
    private static final int TIME = 9;
    private static final int DATE_TIME = 10;
    private static final int INSTANT = 11;
    private static final int BYTES = 12;
    private static final int LIST = 13;

    private ValueCodec() {}

    static void write(Object value, DataOutputStream output) throws IOException {
        if (value == null) {
            output.writeByte(NULL);
        } else if (value == Row.UNAVAILABLE) {
            output.writeByte(UNAVAILABLE);
        } else if (value instanceof Boolean truth) {
            output.writeByte(truth ? TRUE : FALSE);
        } else if (value instanceof Long number) {
            output.writeByte(LONG);
            output.writeLong(number);
        } else if (value instanceof Double number) {
            output.writeByte(DOUBLE);
            output.writeDouble(number);
        } else if (value instanceof String text) {
            output.writeByte(STRING);
            writeBytes(text.getBytes(StandardCharsets.UTF_8), output);
        } else if (value instanceof BigDecimal number) {
            output.writeByte(DECIMAL);
            output.writeInt(number.scale());
            writeBytes(number.unscaledValue().toByteArray(), output);
        } else {
            writeOther(value, output);
        }
    }

    private static void writeOther(Object value, DataOutputStream output) throws IOException {
        if (value instanceof LocalDateTime time) {
            output.writeByte(DATE_TIME);
            output.writeLong(time.toEpochSecond(ZoneOffset.UTC));
            output.writeInt(time.getNano());
        } else if (value instanceof Instant instant) {
            output.writeByte(INSTANT);
            output.writeLong(instant.getEpochSecond());
            output.writeInt(instant.getNano());
        } else if (value instanceof LocalDate date) {
            output.writeByte(DATE);
            output.writeLong(date.toEpochDay());
        } else if (value instanceof LocalTime time) {
            output.writeByte(TIME);
            output.writeLong(time.toNanoOfDay());
        } else if (value instanceof byte[] bytes) {
            output.writeByte(BYTES);
            writeBytes(bytes, output);
        } else if (value instanceof List<?> list) {
            output.writeByte(LIST);
            output.writeInt(list.size());
            for (Object element : list) {
                write(element, output);
            }
        } else {
            throw WhenceException.bug(
                    "a row must not hold a " + value.getClass().getName(), null);
        }
    }

    static Object read(DataInputStream input) throws IOException {
        int tag = input.readByte();
        return switch (tag) {
            case NULL -> null;
            case UNAVAILABLE -> Row.UNAVAILABLE;
            case FALSE -> Boolean.FALSE;
            case TRUE -> Boolean.TRUE;
            case LONG -> input.readLong();
            case DOUBLE -> input.readDouble();
            case DECIMAL -> readDecimal(input);
            case STRING -> new String(readBytes(input), StandardCharsets.UTF_8);
            case DATE -> LocalDate.ofEpochDay(input.readLong());
            case TIME -> LocalTime.ofNanoOfDay(input.readLong());
            case DATE_TIME -> LocalDateTime.ofEpochSecond(input.readLong(), input.readInt(), ZoneOffset.UTC);
            case INSTANT -> Instant.ofEpochSecond(input.readLong(), input.readInt());
            case BYTES -> readBytes(input);
            case LIST -> readList(input);
            default -> throw new IOException("unknown tag " + tag);
        };
    }

    private static BigDecimal readDecimal(DataInputStream input) throws IOException {
        int scale = input.readInt();
        return new BigDecimal(new BigInteger(readBytes(input)), scale);
    }

    private static List<Object> readList(DataInputStream input) throws IOException {
        int size = input.readInt();
        List<Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(read(input));
        }
        return Collections.unmodifiableList(list);
    }

    private static void writeBytes(byte[] bytes, DataOutputStream output) throws IOException {
        output.writeInt(bytes.length);
        output.write(bytes);
    }

    private static byte[] readBytes(DataInputStream input) throws IOException {
        return input.readNBytes(input.readInt());
    }
}
