package dev.whence.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.whence.capture.Row;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows as JSON objects that {@code jsonb} can hold, without loss of type. Whole numbers, truth values, NULL, lists and
 * most texts are written as what they are; all other values are texts that begin with {@code ~} (see
 * {@link TaggedText}).
 */
final class RowCoding {
    private static final JsonFactory JSON = new JsonFactory();

    private RowCoding() {}

    static String write(Row row) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(out, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static void write(JsonGenerator out, Row row) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Object> column : row.values().entrySet()) {
            out.writeFieldName(column.getKey());
            value(out, column.getValue());
        }
        out.writeEndObject();
    }

    static Row read(String json) {
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            return row(in);
        } catch (IOException e) {
            throw WhenceException.bug("the store holds a row image that is no JSON object", e);
        }
    }

    /** Reads the object that the parser stands at the beginning of. */
    static Row row(JsonParser in) throws IOException {
        LinkedHashMap<String, Object> values = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String column = in.currentName();
            in.nextToken();
            values.put(column, value(in));
        }
        return Row.owning(values);
    }

    private static void value(JsonGenerator out, Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                value(out, element);
            }
            out.writeEndArray();
        } else {
            out.writeString(TaggedText.write(value));
        }
    }

    private static Object value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> in.getLongValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_STRING -> TaggedText.read(in.getText());
            case START_ARRAY -> list(in);
            default -> throw WhenceException.bug("a row image holds a " + in.currentToken(), null);
        };
    }

    private static List<Object> list(JsonParser in) throws IOException {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(in));
        }
        return list;
    }
}
