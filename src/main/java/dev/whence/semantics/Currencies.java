package dev.whence.semantics;

import dev.whence.projection.Checkpoint;
import dev.whence.projection.TableChanges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/** In which currencies there are amounts. What is in several is never added up. Thread-safe. */
final class Currencies {
    static final String DIMENSION = "currency";

    private final SemanticModel model;
    private volatile Known known = new Known(Optional.empty(), -1, List.of());

    /** @param changes of the star that they were read from */
    private record Known(Optional<TableChanges> changes, long position, List<String> codes) {}

    Currencies(SemanticModel model) {
        this.model = model;
    }

    /**
     * All that occur, by name; none where the model has no dimension of currencies. Read again when their table changed.
     *
     * @param changes of the star, where they are known
     */
    List<String> of(Connection connection, Checkpoint checkpoint, Optional<TableChanges> changes) throws SQLException {
        Known before = known;
        if (!isCurrent(before, checkpoint, changes)) {
            known = before = new Known(changes, checkpoint.position(), read(connection));
        }
        return before.codes;
    }

    private boolean isCurrent(Known before, Checkpoint checkpoint, Optional<TableChanges> changes) {
        return before.changes.equals(changes)
                && before.position >= changes.map(this::changed).orElseGet(checkpoint::position);
    }

    private long changed(TableChanges changes) {
        return model.dimensions().getOrDefault(DIMENSION, List.of()).stream()
                .findFirst()
                .flatMap(field ->
                        changes.last(model.datasets().get(field.dataset()).source()))
                .orElse(0L);
    }

    private List<String> read(Connection connection) throws SQLException {
        if (!model.dimensions().containsKey(DIMENSION)) {
            return List.of();
        }
        Field field = model.dimension(DIMENSION).get(0);
        RowSource rows = new RowSource(model, field.dataset(), model.timeRole());
        org.jooq.Field<Object> column = rows.field(field.dataset(), field.name());
        return Statement.of(DSL.selectDistinct(column)
                        .from(rows.table())
                        .where(column.isNotNull())
                        .orderBy(column))
                .run(connection, row -> row.getString(1));
    }
}
