package dev.whence.cli.bench;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The SQL files of this package. */
final class Sql {
    private Sql() {}

    static String read(String name) {
        return resource("/dev/whence/cli/bench/" + name + ".sql");
    }

    /** A resource by its full name. */
    static String resource(String path) {
        try (InputStream stream = Sql.class.getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw WhenceException.bug("cannot read " + path, e);
        }
    }
}
