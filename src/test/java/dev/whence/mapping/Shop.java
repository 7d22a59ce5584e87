package dev.whence.mapping;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.Transaction;
import dev.whence.event.Event;
import dev.whence.event.Vocabulary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small invented shop with the tables of a pack, by default the Olist one, and the mapper that reads it. */
final class Shop {
    static final Vocabulary VOCABULARY = Vocabulary.load(Path.of("vocabulary"));
    static final MappingPack PACK = new PackLoader(VOCABULARY).load(Path.of("mappings/commerce/olist.yaml"));

    final InMemoryRowImages images = new InMemoryRowImages();
    private final MappingPack pack;
    private final Mapper mapper;
    private long position = 100;

    Shop() {
        this(PACK);
    }

    Shop(MappingPack pack) {
        this.pack = pack;
        mapper = new Mapper("shop", pack, VOCABULARY, ZoneOffset.UTC);
    }

    static Row row(Object... columnsAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            values.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
        }
        return new Row(values);
    }

    static RowChange insert(String table, Row row) {
        return new RowChange(table, Kind.INSERT, Optional.empty(), Optional.of(row));
    }

    /** As a source with default replica identity sends it: without the row before. */
    static RowChange update(String table, Row row) {
        return new RowChange(table, Kind.UPDATE, Optional.empty(), Optional.of(row));
    }

    static RowChange reload(String table, Row row) {
        return new RowChange(table, Kind.RELOAD, Optional.empty(), Optional.of(row));
    }

    static RowChange delete(String table, Row key) {
        return new RowChange(table, Kind.DELETE, Optional.of(key), Optional.empty());
    }

    Transaction transaction(RowChange... changes) {
        position++;
        return new Transaction(
                Long.toString(position), position, Instant.ofEpochSecond(1_600_000_000 + position), List.of(changes));
    }

    /** Translates one committed transaction and keeps the images. */
    List<Outcome> commit(RowChange... changes) {
        return commit(List.of(transaction(changes)));
    }

    List<Outcome> commit(List<Transaction> transactions) {
        Translation translation = mapper.translate(transactions, images);
        images.apply(translation.images());
        return translation.outcomes();
    }

    /** A snapshot of rows that were never seen before, in the pack's table order. */
    List<Outcome> snapshot(Map<String, List<Row>> tables) {
        List<PendingRow> pending = new ArrayList<>();
        pack.tables().forEach(table -> {
            List<RowChange> found = tables.getOrDefault(table.name(), List.of()).stream()
                    .map(row -> new RowChange(table.name(), Kind.READ, Optional.empty(), Optional.of(row)))
                    .toList();
            List<RowImages.Change> changes = mapper.images(found);
            images.apply(changes);
            changes.stream()
                    .sorted(Comparator.comparing(change -> change.key().key()))
                    .forEach(change -> pending.add(
                            new PendingRow(change.key(), change.row().orElseThrow(), Optional.empty())));
        });
        return mapper.history(pending, images, Instant.EPOCH).outcomes();
    }

    List<Outcome> compare(PendingRow row, Instant foundAt) {
        return mapper.history(List.of(row), images, foundAt).outcomes();
    }

    static List<Event> events(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Mapped.class::isInstance)
                .map(outcome -> ((Outcome.Mapped) outcome).event().event())
                .toList();
    }

    static List<String> types(List<Outcome> outcomes) {
        return events(outcomes).stream().map(event -> event.type().value()).toList();
    }

    static List<String> rejections(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Rejected.class::isInstance)
                .map(outcome -> ((Outcome.Rejected) outcome).problem())
                .toList();
    }
}
