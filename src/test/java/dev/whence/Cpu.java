package dev.whence;

import dev.whence.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What processes of this machine have computed, in seconds. Says less on a machine where others compute than time does. */
final class Cpu {
    private static final double TICKS = 100;

    private Cpu() {}

    /** Since the process began; 0 where there is none, or where it is on another machine. */
    static double of(long pid) throws IOException {
        Path file = Path.of("/proc", String.valueOf(pid), "stat");
        if (!Files.exists(file)) {
            return 0;
        }
        String stat = Files.readString(file);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    /** Of this process. */
    static double own() throws IOException {
        return of(ProcessHandle.current().pid());
    }

    /** Of the processes of a PostgreSQL server that now work in a database for others than the one who asks. */
    static double in(Database database) throws SQLException, IOException {
        double sum = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")) {
            while (row.next()) {
                sum += of(row.getLong(1));
            }
        }
        return sum;
    }
}
