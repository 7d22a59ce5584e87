package dev.whence.store;

import dev.whence.mapping.Mapper;
import dev.whence.mapping.MappingPack;
import dev.whence.mapping.PackTable;
import dev.whence.mapping.PersonalRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A connector and how its rows become events.
 *
 * @param tables the pack's, in the order in which a snapshot's history is told
 * @param personal what of their rows is personal, by table
 */
public record SourceMapping(
        String connector, List<String> tables, Translator translator, Map<String, PersonalRows> personal) {
    public SourceMapping {
        Objects.requireNonNull(connector);
        tables = List.copyOf(tables);
        Objects.requireNonNull(translator);
        personal = Map.copyOf(personal);
    }

    /** Rows in which nothing is personal. */
    public SourceMapping(String connector, List<String> tables, Translator translator) {
        this(connector, tables, translator, Map.of());
    }

    public static SourceMapping of(String connector, MappingPack pack, Mapper mapper) {
        Map<String, PersonalRows> personal = new LinkedHashMap<>();
        pack.tables().forEach(table -> PersonalRows.of(table).ifPresent(rows -> personal.put(table.name(), rows)));
        return new SourceMapping(
                connector, pack.tables().stream().map(PackTable::name).toList(), Translator.of(mapper), personal);
    }
}
