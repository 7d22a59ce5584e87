package dev.whence.projection;

import dev.whence.testing.Olist;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The star filled straight from the Olist CSV files, where they are: in the folder of the system property or environment
 * variable {@code whence.olist} / {@code WHENCE_OLIST}, else beside the project ({@link Olist}).
 */
public final class OlistStar {
    private OlistStar() {}

    public static Optional<Path> csvFolder() {
        return Stream.of(System.getProperty("whence.olist"), System.getenv("WHENCE_OLIST"))
                .filter(name -> name != null && !name.isBlank())
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .or(Olist::folder);
    }

    public static StarFile fill(Path csvFolder, Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("projections/commerce/schema.sql")));
            statement.execute("set variable data = '" + csvFolder + "'");
            statement.execute(Files.readString(Path.of("bench/star-from-csv.sql")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return StarFile.open(file);
    }
}
