package dev.whence.models;

import dev.whence.event.Problem;
import dev.whence.semantics.ModelFitting.Table;
import dev.whence.semantics.SemanticModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Where the rows of a model are. It is only read, never written. */
public interface DataPlace {
    /**
     * Brings the tables of the model's datasets into a database of DuckDB, as they are now.
     *
     * @throws dev.whence.event.WhenceException CONFIG if the place itself cannot be read
     */
    Placed bring(SemanticModel model, Connection database) throws SQLException;

    /** Differs from before when the data may have changed. Fails with CONFIG if the place cannot be read. */
    String version();

    /**
     * What was found.
     *
     * @param tables by dataset
     * @param missing the datasets without a table, each with what was looked for
     */
    record Placed(Map<String, Table> tables, List<Problem> missing) {
        public Placed {
            tables = Map.copyOf(tables);
            missing = List.copyOf(missing);
        }
    }
}
