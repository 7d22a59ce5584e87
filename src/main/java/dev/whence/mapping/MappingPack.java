package dev.whence.mapping;

import dev.whence.capture.TableUse;
import dev.whence.event.EventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mapping file, checked and compiled: which rows of a source mean which events. Made by {@link PackLoader}. Immutable
 * and thread-safe.
 */
public final class MappingPack {
    private final String name;
    private final List<PackTable> tables;
    private final Map<String, TableRules> rules;
    private final Map<String, TableUse> uses;

    MappingPack(String name, List<TableRules> rules, Map<String, TableUse> uses) {
        this.name = name;
        this.uses = Map.copyOf(uses);
        this.tables = rules.stream().map(TableRules::table).toList();
        this.rules = rules.stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(
                        r -> r.table().name(), r -> r));
    }

    public String name() {
        return name;
    }

    /** In the order of the file, which is the order in which a snapshot's history is told. */
    public List<PackTable> tables() {
        return tables;
    }

    public Optional<PackTable> table(String table) {
        return rules(table).map(TableRules::table);
    }

    /** What it uses of a source's table, and where in its file. */
    public Optional<TableUse> use(String table) {
        return Optional.ofNullable(uses.get(table));
    }

    /** The types of event that the pack can give. */
    public Set<EventType> types() {
        Set<EventType> types = new TreeSet<>();
        rules.values().forEach(table -> table.events().forEach(rule -> types.add(rule.type())));
        return types;
    }

    Optional<TableRules> rules(String table) {
        return Optional.ofNullable(rules.get(table));
    }
}
