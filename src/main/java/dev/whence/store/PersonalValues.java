package dev.whence.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.event.RecordedEvent;
import dev.whence.event.Sealed;
import dev.whence.privacy.DataKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Opens sealed values for those who may read them. What was sealed for somebody who was erased becomes null; what cannot
 * be opened here stays sealed. Each call asks anew whether the keys are still there, so an erasure is seen at once.
 * Thread-safe.
 */
public final class PersonalValues {
    private final Database database;
    private final SubjectKeys keys;
    private final boolean shown;

    /** @param shown false if everything is to stay sealed */
    PersonalValues(Database database, SubjectKeys keys, boolean shown) {
        this.shown = shown;
        this.database = database;
        this.keys = keys;
    }

    /** Whether they are opened at all. */
    public boolean areShown() {
        return shown;
    }

    /** In their order. */
    public List<RecordedEvent> events(List<RecordedEvent> events) {
        List<Sealed> sealed = new ArrayList<>();
        events.forEach(
                event -> sealed.addAll(PersonalLeaves.sealed(event.event().data())));
        if (sealed.isEmpty() || !shown) {
            return events;
        }
        Opening opening = opening(sealed);
        return events.stream().map(opening::event).toList();
    }

    public RecordedEvent event(RecordedEvent event) {
        return events(List.of(event)).get(0);
    }

    public List<Row> rows(List<Row> rows) {
        List<Sealed> sealed = new ArrayList<>();
        rows.forEach(row -> sealed.addAll(sealed(row)));
        Opening opening = opening(sealed);
        return rows.stream().map(opening::row).toList();
    }

    public List<DeadLetter> letters(List<DeadLetter> letters) {
        List<Sealed> sealed = new ArrayList<>();
        for (DeadLetter letter : letters) {
            letter.event()
                    .ifPresent(
                            event -> Sealed.FORM.matcher(event).results().forEach(found -> Sealed.parse(found.group())
                                    .ifPresent(sealed::add)));
            letter.changes().forEach(change -> {
                change.before().ifPresent(row -> sealed.addAll(sealed(row)));
                change.after().ifPresent(row -> sealed.addAll(sealed(row)));
            });
        }
        if (sealed.isEmpty() || !shown) {
            return letters;
        }
        Opening opening = opening(sealed);
        return letters.stream().map(opening::letter).toList();
    }

    static List<Sealed> sealed(Row row) {
        return row.values().values().stream()
                .filter(String.class::isInstance)
                .flatMap(text -> Sealed.parse((String) text).stream())
                .toList();
    }

    /** The keys for these values, as they are now. */
    Opening opening(List<Sealed> sealed) {
        Set<UUID> ids = sealed.stream().map(Sealed::key).collect(Collectors.toSet());
        return new Opening(
                ids.isEmpty()
                        ? Map.of()
                        : database.transaction("read keys", connection -> keys.opening(connection, ids)));
    }

    /** @param keys empty for a destroyed one, absent for one that is not to be had here */
    record Opening(Map<UUID, Optional<DataKey>> keys) {
        /** What the text says; empty where its person was erased. A text that is not sealed is as it is. */
        Optional<String> text(String text) {
            Optional<Sealed> sealed = Sealed.parse(text).filter(one -> keys.containsKey(one.key()));
            return sealed.isEmpty()
                    ? Optional.of(text)
                    : keys.get(sealed.get().key()).map(key -> key.open(sealed.get()));
        }

        private RecordedEvent event(RecordedEvent recorded) {
            return new RecordedEvent(
                    recorded.position(),
                    recorded.recordedAt(),
                    recorded.hash(),
                    recorded.event().with((ObjectNode) node(recorded.event().data())));
        }

        private JsonNode node(JsonNode node) {
            JsonNodeFactory json = JsonNodeFactory.instance;
            if (node.isTextual()) {
                return text(node.textValue()).<JsonNode>map(json::textNode).orElse(json.nullNode());
            } else if (node instanceof ObjectNode object) {
                ObjectNode opened = json.objectNode();
                object.properties().forEach(field -> opened.set(field.getKey(), node(field.getValue())));
                return opened;
            } else if (node instanceof ArrayNode list) {
                ArrayNode opened = json.arrayNode();
                list.forEach(element -> opened.add(node(element)));
                return opened;
            }
            return node;
        }

        private Row row(Row row) {
            Map<String, Object> values = new LinkedHashMap<>(row.values());
            values.replaceAll(
                    (column, value) -> value instanceof String text ? text(text).orElse(null) : value);
            return new Row(values);
        }

        private RowChange change(RowChange change) {
            return new RowChange(
                    change.table(),
                    change.kind(),
                    change.before().map(this::row),
                    change.after().map(this::row));
        }

        private DeadLetter letter(DeadLetter letter) {
            return letter.with(
                    letter.changes().stream().map(this::change).toList(),
                    letter.event().map(this::json));
        }

        /** JSON text with sealed texts in it. */
        private String json(String json) {
            return Sealed.FORM
                    .matcher(json)
                    .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                            escaped(text(found.group()).orElse("(erased)"))));
        }

        private static String escaped(String text) {
            String quoted = JsonNodeFactory.instance.textNode(text).toString();
            return quoted.substring(1, quoted.length() - 1);
        }
    }
}
