package dev.whence.capture;

import dev.whence.capture.SourceDatabase.Publication;
import dev.whence.event.WhenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a source tells of the changes that are wanted, without doing anything about it. */
final class PublishedTables {
    private final ConnectorFile connector;
    private final SourceDatabase source;

    PublishedTables(ConnectorFile connector, SourceDatabase source) {
        this.connector = connector;
        this.source = source;
    }

    /** @throws WhenceException CONFIG if it does not, with the statement that would make it */
    void check() throws SQLException {
        Optional<Publication> found = source.publication(connector.publication());
        Set<String> published = found.map(Publication::tables).orElse(Set.of());
        List<String> missing = connector.tables().stream()
                .filter(table -> !published.contains(table.contains(".") ? table : "public." + table))
                .toList();
        if (found.isEmpty()) {
            throw WhenceException.config("the source has no publication " + connector.publication()
                    + ", without which it does not tell of its changes; somebody who owns the tables must run: CREATE"
                    + " PUBLICATION " + connector.publication() + " FOR TABLE "
                    + PublicationSql.quoted(connector.tables()));
        }
        if (!missing.isEmpty()) {
            throw WhenceException.config("the publication " + connector.publication() + " leaves out tables of the"
                    + " pack; somebody who owns the tables must run: ALTER PUBLICATION " + connector.publication()
                    + " ADD TABLE " + PublicationSql.quoted(missing));
        }
    }
}
