package dev.whence;

import dev.whence.testing.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A home folder for a hub under test, with the project's own files. */
record HubHome(Path folder) {
    private static final List<String> SHARED = List.of("mappings", "vocabulary", "semantics", "projections");

    static HubHome in(Path folder) {
        for (String name : SHARED) {
            copy(Path.of(name), folder.resolve(name));
        }
        return new HubHome(folder);
    }

    /** Connects a database that has the shop's tables. */
    HubHome shop(Database source) {
        return shop(source, source.name());
    }

    /** @param slot of this hub's own, where several read the same database */
    HubHome shop(Database source, String slot) {
        return shop(source, slot, "shop");
    }

    /** @param name of the connector, where its store may know one of that name */
    HubHome shop(Database source, String slot, String name) {
        return write(
                        "connectors/shop.yaml",
                        """
                name: %s
                host: %s
                port: %d
                database: %s
                user: %s
                password: ${file:../shop.password}
                slot: %s
                mapping: commerce/olist
                """
                                .formatted(name, source.host(), source.port(), source.name(), source.user(), slot))
                .write("shop.password", source.password());
    }

    HubHome write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
