package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What a source's catalog and statistics say of its tables.
 *
 * @param tables in the order of their names
 */
public record SourceSurvey(List<Table> tables) {
    public SourceSurvey {
        tables = List.copyOf(tables);
    }

    /**
     * A table.
     *
     * @param name as in {@link RowChange#table}
     * @param readable whether the connector's user may read it
     * @param rows about; 0 if not known
     * @param inserts since the source's statistics were reset, like {@code updates} and {@code deletes}
     * @param key columns of the primary key in its order; empty if there is none
     */
    public record Table(
            String name,
            Optional<String> comment,
            boolean readable,
            long rows,
            long inserts,
            long updates,
            long deletes,
            List<String> key,
            List<Column> columns,
            List<Reference> references) {
        public Table {
            key = List.copyOf(key);
            columns = List.copyOf(columns);
            references = List.copyOf(references);
        }

        /** Row changes in all. */
        public long traffic() {
            return inserts + updates + deletes;
        }

        public Optional<Column> column(String name) {
            return columns.stream().filter(column -> column.name().equals(name)).findFirst();
        }
    }

    /**
     * A column.
     *
     * @param type as SQL writes it; domains as what they are made of, enumerations as text
     * @param required whether it is never null
     * @param distinct how many different values it has, negative for a fraction of the rows; 0 if not known
     * @param values the most common ones, as texts; empty if not known
     */
    public record Column(
            String name,
            String type,
            boolean required,
            Optional<String> comment,
            double distinct,
            List<String> values) {
        public Column {
            values = List.copyOf(values);
        }
    }

    /** A foreign key: {@code columns} hold the {@code targets} of {@code table}. */
    public record Reference(List<String> columns, String table, List<String> targets) {
        public Reference {
            columns = List.copyOf(columns);
            targets = List.copyOf(targets);
        }
    }

    /**
     * Reads the catalog.
     *
     * @throws WhenceException CONFIG or RETRYABLE, which says why it cannot be read
     */
    public static SourceSurvey of(ConnectorFile connector) {
        try (SourceDatabase source = SourceDatabase.open(connector)) {
            return new SurveyReader(source).read();
        } catch (SQLException e) {
            throw SourceFailure.of(e, connector).exception(e);
        }
    }

    public Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}
