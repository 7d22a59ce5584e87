package dev.whence.store;

import dev.whence.mapping.Mapper;
import dev.whence.mapping.MappingPack;
import dev.whence.mapping.PackTable;
import java.util.List;
import java.util.Objects;

/**
 * A connector and how its rows become events.
 *
 * @param tables the pack's, in the order in which a snapshot's history is told
 */
public record SourceMapping(String connector, List<String> tables, Translator translator) {
    public SourceMapping {
        Objects.requireNonNull(connector);
        tables = List.copyOf(tables);
        Objects.requireNonNull(translator);
    }

    public static SourceMapping of(String connector, MappingPack pack, Mapper mapper) {
        return new SourceMapping(
                connector, pack.tables().stream().map(PackTable::name).toList(), Translator.of(mapper));
    }
}
