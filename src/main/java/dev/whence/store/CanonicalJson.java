package dev.whence.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.event.WhenceException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One spelling for each JSON value, after RFC 8785 (JSON Canonicalization Scheme): members in the order of their names'
 * UTF-16 code units, no white space, strings with the shortest escapes. Numbers differ from the RFC, which would round
 * them to doubles: they are written in plain decimal notation without exponent and without trailing zeros. The form
 * survives {@code jsonb}: what PostgreSQL gives back has the same canonical form as what it was given.
 */
final class CanonicalJson {
    private static final int DIGITS = 1000;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out;

    private CanonicalJson(StringBuilder out) {
        this.out = out;
    }

    static String of(JsonNode value) {
        StringBuilder out = new StringBuilder(256);
        append(out, value);
        return out.toString();
    }

    static byte[] utf8(JsonNode value) {
        return of(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Fails with BAD_DATA on what {@code jsonb} cannot hold. */
    static void append(StringBuilder out, JsonNode value) {
        new CanonicalJson(out).value(value);
    }

    static void append(StringBuilder out, String text) {
        new CanonicalJson(out).string(text);
    }

    private void value(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case STRING, BINARY -> string(value.asText());
            case NUMBER -> number(value);
            case BOOLEAN, NULL -> out.append(value.asText());
            default -> throw WhenceException.badData("JSON cannot hold a value of the kind " + value.getNodeType());
        }
    }

    private void object(JsonNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        members.sort(Map.Entry.comparingByKey());
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : members) {
            out.append(separator);
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void array(JsonNode array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            value(array.get(i));
        }
        out.append(']');
    }

    private void number(JsonNode number) {
        if (number.isIntegralNumber() && !number.isBigInteger()) {
            out.append(number.asLong());
            return;
        }
        if ((number.isDouble() || number.isFloat()) && !Double.isFinite(number.doubleValue())) {
            throw WhenceException.badData(number.asText() + " is not a JSON number");
        }
        BigDecimal exact = number.isFloat() ? new BigDecimal(number.asText()) : number.decimalValue();
        if (Math.abs(exact.scale()) > DIGITS || exact.precision() > DIGITS) {
            throw WhenceException.badData("a number has more than " + DIGITS + " digits");
        }
        out.append(exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString());
    }

    private void string(String text) {
        out.append('"');
        int length = text.length();
        int plain = 0;
        while (plain < length && isPlain(text.charAt(plain))) {
            plain++;
        }
        out.append(text, 0, plain);
        for (int i = plain; i < length; i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                out.append(c);
            } else if (Character.isSurrogate(c)) {
                pair(text, i++);
            } else {
                escape(c);
            }
        }
        out.append('"');
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
    }

    private void pair(String text, int at) {
        if (at + 1 == text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
            throw WhenceException.badData("a text holds half a character (an unpaired UTF-16 surrogate)");
        }
        out.append(text.charAt(at)).append(text.charAt(at + 1));
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            case 0 -> throw WhenceException.badData("a text holds the character U+0000, which PostgreSQL cannot store");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }
}
