package dev.whence.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Row changes as a JSON array, their rows as in {@link RowCoding}. */
final class ChangeCoding {
    private static final JsonFactory JSON = new JsonFactory();

    private ChangeCoding() {}

    static String write(List<RowChange> changes) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartArray();
            for (RowChange change : changes) {
                out.writeStartObject();
                out.writeStringField("table", change.table());
                out.writeStringField("kind", change.kind().name());
                row(out, "before", change.before());
                row(out, "after", change.after());
                out.writeEndObject();
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static List<RowChange> read(String json) {
        List<RowChange> changes = new ArrayList<>();
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.START_OBJECT) {
                changes.add(change(in));
            }
        } catch (IOException e) {
            throw WhenceException.bug("a dead letter holds changes that cannot be read", e);
        }
        return changes;
    }

    private static void row(JsonGenerator out, String name, Optional<Row> row) throws IOException {
        if (row.isPresent()) {
            out.writeFieldName(name);
            RowCoding.write(out, row.get());
        }
    }

    /** PostgreSQL orders the members of {@code jsonb} as it likes. */
    private static RowChange change(JsonParser in) throws IOException {
        String table = "";
        RowChange.Kind kind = RowChange.Kind.UPDATE;
        Optional<Row> before = Optional.empty();
        Optional<Row> after = Optional.empty();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "table" -> table = in.getText();
                case "kind" -> kind = RowChange.Kind.valueOf(in.getText());
                case "before" -> before = Optional.of(RowCoding.row(in));
                case "after" -> after = Optional.of(RowCoding.row(in));
                default -> throw WhenceException.bug("a dead letter's change holds '" + name + "'", null);
            }
        }
        return new RowChange(table, kind, before, after);
    }
}
