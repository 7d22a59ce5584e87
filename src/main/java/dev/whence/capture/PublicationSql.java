package dev.whence.capture;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements that make a publication name what it must. */
final class PublicationSql {
    private PublicationSql() {}

    /** @param missing tables; not empty */
    static String statement(ConnectorFile connector, SourceFacts facts, List<String> missing) {
        String name = connector.publication();
        return (facts.publication().isPresent()
                        ? "ALTER PUBLICATION " + name + " ADD TABLE "
                        : "CREATE PUBLICATION " + name + " FOR TABLE ")
                + quoted(missing);
    }

    /** The tables' names with their schemas, as a statement lists them. */
    static String quoted(List<String> tables) {
        return String.join(", ", tables.stream().map(PublicationSql::quoted).toList());
    }

    /** A table's name with its schema. */
    static String quoted(String table) {
        int dot = table.indexOf('.');
        String schema = dot < 0 ? "public" : table.substring(0, dot);
        List<String> parts = new ArrayList<>();
        try {
            parts.add(SourceDatabase.quoted(schema));
            parts.add(SourceDatabase.quoted(table.substring(dot + 1)));
        } catch (SQLException e) {
            throw new IllegalArgumentException(table, e);
        }
        return String.join(".", parts);
    }
}
