package dev.whence.mapping;

import dev.whence.event.EventType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping file, checked and compiled: which rows of a source mean which events. Made by {@link PackLoader}. Immutable
 * and thread-safe.
 */
public final class MappingPack {
    private final String name;
    private final List<PackTable> tables;

    MappingPack(String name, List<PackTable> tables) {
        this.name = name;
        this.tables = List.copyOf(tables);
    }

    public String name() {
        return name;
    }

    /** In the order of the file, which is the order in which a snapshot's history is told. */
    public List<PackTable> tables() {
        return tables;
    }

    public Optional<PackTable> table(String table) {
        return tables.stream().filter(t -> t.name().equals(table)).findFirst();
    }

    /** The types of event that the pack can give. */
    public Set<EventType> types() {
        return Set.of();
    }
}
