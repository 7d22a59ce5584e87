package dev.whence.semantics;

import dev.whence.projection.Checkpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.impl.DSL;

/** In which currencies there are amounts. What is in several is never added up. Thread-safe. */
final class Currencies {
    static final String DIMENSION = "currency";

    private final SemanticModel model;
    private volatile Known known = new Known(-1, List.of());

    private record Known(long position, List<String> codes) {}

    Currencies(SemanticModel model) {
        this.model = model;
    }

    /** All that occur, by name; none where the model has no dimension of currencies. */
    List<String> of(Connection connection, Checkpoint checkpoint) throws SQLException {
        Known before = known;
        if (before.position != checkpoint.position()) {
            known = before = new Known(checkpoint.position(), read(connection));
        }
        return before.codes;
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
