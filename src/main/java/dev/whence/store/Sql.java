package dev.whence.store;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The statements of this room, each in a file of its own beside the classes. */
final class Sql {
    private Sql() {}

    /** The text of {@code NAME.sql}. */
    static String read(String name) {
        try (InputStream file = Sql.class.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw WhenceException.bug("there is no " + name + ".sql", null);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw WhenceException.bug("cannot read " + name + ".sql", e);
        }
    }
}
