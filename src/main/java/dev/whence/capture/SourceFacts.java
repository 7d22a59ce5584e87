package dev.whence.capture;

import dev.whence.capture.SourceDatabase.Publication;
import dev.whence.capture.SourceDatabase.Server;
import dev.whence.capture.SourceDatabase.Slot;
import dev.whence.capture.SourceDatabase.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a source's catalog says at one moment.
 *
 * @param tables by name
 * @param columns of each table, in their order
 */
record SourceFacts(
        Server server,
        Map<String, Table> tables,
        Map<String, Map<String, ColumnType>> columns,
        Set<String> decimalTypes,
        Optional<Publication> publication,
        Optional<Slot> slot) {

    static SourceFacts read(SourceDatabase source, ConnectorFile connector) throws SQLException {
        return new SourceFacts(
                source.server(),
                source.tables().stream().collect(Collectors.toMap(Table::name, Function.identity(), (a, b) -> a)),
                source.columns(),
                source.decimalTypes(),
                source.publication(connector.publication()),
                source.slot(connector.slot()));
    }

    /** Those of the captured tables that are there. */
    List<String> present(ConnectorFile connector) {
        return connector.tables().stream().filter(tables::containsKey).toList();
    }

    /** Those of the captured tables that the publication does not name, though they are there. */
    List<String> unpublished(ConnectorFile connector) {
        Set<String> published = publication.map(Publication::tables).orElse(Set.of());
        return present(connector).stream()
                .filter(table -> !published.contains(table.contains(".") ? table : "public." + table))
                .toList();
    }

    /** Those of the captured tables whose changes the log does not tell now. */
    List<String> untold(ConnectorFile connector) {
        List<String> unpublished = unpublished(connector);
        return connector.tables().stream()
                .filter(table -> !tables.containsKey(table) || unpublished.contains(table))
                .toList();
    }

    SourceCatalog catalog(ConnectorFile connector) {
        Map<String, Set<String>> identities = present(connector).stream()
                .filter(table -> tables.get(table).identity().isPresent())
                .collect(Collectors.toMap(
                        Function.identity(),
                        table -> tables.get(table).identity().orElseThrow()));
        return new SourceCatalog(identities, decimalTypes);
    }
}
