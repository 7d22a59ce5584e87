package dev.whence;

import dev.whence.testing.Database;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
            select path from entry cross join lateral pg_read_binary_file(path, 0, 1000000000, true) content
            where not folder and exists (select from unnest(?::bytea[]) text where position(text in content) > 0)
            """;

    /** The files that hold one of the texts in the clear. */
    List<String> holding(String... texts) {
        superuser.execute("checkpoint");
        try (var connection = superuser.connect();
                var statement = connection.prepareStatement(HOLDING)) {
            byte[][] wanted = Stream.of(texts)
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            statement.setArray(1, connection.createArrayOf("bytea", wanted));
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
