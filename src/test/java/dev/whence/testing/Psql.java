package dev.whence.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Stands in for psql, which a machine with a test server need not have: {@code -q}, {@code -c SQL} and {@code -f FILE}. */
public final class Psql {
    private Psql() {}

    /** Reads where the database is from the environment, as psql does. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> environment = System.getenv();
        Database database = new Database(
                environment.get("PGHOST"),
                Integer.parseInt(environment.get("PGPORT")),
                environment.get("PGDATABASE"),
                environment.get("PGUSER"),
                environment.get("PGPASSWORD"));
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "-q" -> {
                    // it never says anything
                }
                case "-c" -> database.execute(arguments[++i]);
                case "-f" -> database.execute(Files.readString(Path.of(arguments[++i])));
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
    }
}
