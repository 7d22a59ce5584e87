package dev.whence.store;

import dev.whence.capture.Row;
import dev.whence.event.WhenceException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Base64;

/**
 * Values as texts: a text that begins with {@code ~} has its kind in the second character ({@code n} decimal, {@code f}
 * double, {@code d} date, {@code t} time, {@code s} date and time, {@code z} instant, {@code b} bytes, {@code x} text
 * that PostgreSQL cannot hold, {@code ~} text that begins with a tilde itself, {@code ?} a value that was not sent).
 */
final class TaggedText {
    private TaggedText() {}

    static String write(Object value) {
        if (value instanceof String text) {
            return text(text);
        } else if (value instanceof BigDecimal number) {
            return "~n" + number;
        } else if (value instanceof LocalDateTime time) {
            return "~s" + time;
        } else if (value instanceof LocalDate date) {
            return "~d" + date;
        } else if (value instanceof Instant instant) {
            return "~z" + instant;
        } else if (value instanceof Double number) {
            return "~f" + number;
        } else if (value instanceof LocalTime time) {
            return "~t" + time;
        } else if (value instanceof byte[] bytes) {
            return "~b" + Base64.getEncoder().encodeToString(bytes);
        } else if (value == Row.UNAVAILABLE) {
            return "~?";
        }
        throw WhenceException.bug("a row must not hold a " + value.getClass().getName(), null);
    }

    static Object read(String text) {
        if (text.isEmpty() || text.charAt(0) != '~') {
            return text;
        }
        String rest = text.substring(2);
        return switch (text.charAt(1)) {
            case '~' -> "~" + rest;
            case 'n' -> new BigDecimal(rest);
            case 's' -> LocalDateTime.parse(rest);
            case 'd' -> LocalDate.parse(rest);
            case 'z' -> Instant.parse(rest);
            case 'f' -> Double.valueOf(rest);
            case 't' -> LocalTime.parse(rest);
            case 'b' -> Base64.getDecoder().decode(rest);
            case 'x' -> fromUtf16(Base64.getDecoder().decode(rest));
            case '?' -> Row.UNAVAILABLE;
            default -> throw WhenceException.bug("a row image holds a value of an unknown kind: " + text, null);
        };
    }

    private static String text(String text) {
        if (!holdable(text)) {
            return "~x" + Base64.getEncoder().encodeToString(utf16(text));
        }
        return text.startsWith("~") ? "~" + text : text;
    }

    private static boolean holdable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** By hand, because Java's encoder and decoder replace unpaired surrogates. */
    private static byte[] utf16(String text) {
        byte[] bytes = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static String fromUtf16(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length / 2);
        for (int i = 0; i < bytes.length; i += 2) {
            text.append((char) ((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff));
        }
        return text.toString();
    }
}
