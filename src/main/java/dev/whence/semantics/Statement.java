package dev.whence.semantics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** SQL as it runs, with its parameters. */
record Statement(String sql, List<Object> values) {
    private static final DSLContext DUCKDB = DSL.using(
            SQLDialect.DUCKDB,
            new Settings().withRenderFormatted(true).withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_QUOTED));

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static Statement of(Query query) {
        return new Statement(DUCKDB.render(query), DUCKDB.extractBindValues(query));
    }

    <T> List<T> run(Connection connection, RowReader<T> reader) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                prepared.setObject(i + 1, values.get(i));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = prepared.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    void parameters(String prefix, Map<String, Object> all) {
        for (int i = 0; i < values.size(); i++) {
            all.put(prefix + (i + 1), values.get(i));
        }
    }
}
