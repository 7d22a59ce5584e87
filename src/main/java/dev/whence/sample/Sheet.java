package dev.whence.sample;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Reads a tab-separated resource of this room; lines that begin with # are comments. */
final class Sheet {
    private Sheet() {}

    static <T> List<T> read(String name, Function<String[], T> row) {
        return text(name)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> row.apply(line.split("\t")))
                .toList();
    }

    static String text(String name) {
        try (InputStream in = Sheet.class.getResourceAsStream("/sample/" + name)) {
            if (in == null) {
                throw WhenceException.bug("the resource sample/" + name + " is missing", null);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw WhenceException.bug("the resource sample/" + name + " cannot be read", e);
        }
    }
}
