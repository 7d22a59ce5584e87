package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The statements of this room, one in a file. */
final class SqlFile {
    private SqlFile() {}

    static String read(String name) {
        try (InputStream file = SqlFile.class.getResourceAsStream(name + ".sql")) {
            if (file == null) {
                throw WhenceException.bug("there is no statement " + name, null);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw WhenceException.bug("the statement " + name + " cannot be read", e);
        }
    }
}
