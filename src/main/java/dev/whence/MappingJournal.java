package dev.whence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.EngineersFiles.Source;
import dev.whence.event.Event;
import dev.whence.event.EventIds;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.event.WhenceException;
import dev.whence.mapping.PackTable;
import dev.whence.store.EventFilter;
import dev.whence.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Appends an event for each connector whose mapping pack is another one than when a hub last started. */
final class MappingJournal {
    private static final EventType CHANGED = new EventType("hub.mapping.changed");
    private static final String SOURCE = "whence";

    private final Store store;
    private final Path mappings;

    MappingJournal(Store store, Path mappings) {
        this.store = store;
        this.mappings = mappings;
    }

    void record(List<Source> sources) {
        List<Event> changes =
                sources.stream().flatMap(source -> change(source).stream()).toList();
        if (!changes.isEmpty()) {
            store.events().append(changes);
        }
    }

    private Optional<Event> change(Source source) {
        String connector = source.connector().name();
        Path file = mappings.resolve(source.connector().mapping() + ".yaml");
        Subject subject = new Subject("mapping", connector);
        Optional<Event> last = last(subject);
        String hash = hash(file);
        Optional<String> before =
                last.map(event -> event.data().path("content_hash").asText());
        if (before.equals(Optional.of(hash))) {
            return Optional.empty();
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("connector", connector).put("mapping", source.pack().name()).put("content_hash", hash);
        before.ifPresent(former -> data.put("previous_hash", former));
        TreeSet<String> types = new TreeSet<>();
        source.pack().types().forEach(type -> types.add(type.value()));
        TreeSet<String> former = new TreeSet<>();
        last.ifPresent(event -> texts(event.data().path("types")).forEach(former::add));
        put(data, "tables", source.pack().tables().stream().map(PackTable::name).toList());
        put(data, "types", types);
        put(data, "added", without(types, former));
        put(data, "removed", without(former, types));
        return Optional.of(new Event(
                EventIds.of(SOURCE, String.join("/", "mapping", connector, hash, before.orElse(""))),
                CHANGED,
                1,
                subject,
                changed(file),
                SOURCE,
                "",
                subject.toString(),
                last.map(Event::id),
                data,
                "The rows of " + connector + " are translated by another version of the mapping "
                        + source.pack().name(),
                "The mapping of a source changed"));
    }

    private Optional<Event> last(Subject subject) {
        return store
                .reader()
                .find(EventFilter.all().subject(subject).newestFirst(true).limit(1))
                .stream()
                .map(recorded -> recorded.event())
                .findFirst();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static TreeSet<String> without(TreeSet<String> these, TreeSet<String> those) {
        TreeSet<String> left = new TreeSet<>(these);
        left.removeAll(those);
        return left;
    }

    private static void put(ObjectNode data, String field, Collection<String> values) {
        ArrayNode list = data.putArray(field);
        values.forEach(list::add);
    }

    private static Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (IOException e) {
            throw WhenceException.config("cannot read " + file + ": " + e.getMessage());
        }
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw WhenceException.config("cannot read " + file + ": " + e.getMessage());
        } catch (NoSuchAlgorithmException e) {
            throw WhenceException.bug("every Java platform has SHA-256", e);
        }
    }
}
