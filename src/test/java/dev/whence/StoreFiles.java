package dev.whence;

import dev.whence.testing.Database;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The files of a PostgreSQL server, every byte of them: tables, indexes, log, what is dead and not yet gone. */
record StoreFiles(Database superuser) {
    private static final String HOLDING =
            """
            with recursive entry (path, folder) as (
                select name, (pg_stat_file(name)).isdir from pg_ls_dir('.') name
                union all
                select path || '/' || name, (pg_stat_file(path || '/' || name, true)).isdir
                from entry cross join lateral pg_ls_dir(path, true, false) name
                where folder)
            select path from entry
            where not folder and position(?::bytea in pg_read_binary_file(path, 0, 1000000000, true)) > 0
            """;

    /** The files that hold the text in the clear. */
    List<String> holding(String text) {
        superuser.execute("checkpoint");
        try (var connection = superuser.connect();
                var statement = connection.prepareStatement(HOLDING)) {
            statement.setBytes(1, text.getBytes(StandardCharsets.UTF_8));
            List<String> files = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    files.add(row.getString(1));
                }
            }
            return files;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
