package dev.whence.cli;

import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The tutorial's source with its pack in a home of its own, and commands run on it as a person would. */
record Bookshop(Path home, Database database, StringWriter out) {
    private static final Path TUTORIAL = Path.of("docs/tutorial");

    static Bookshop in(Path home) throws IOException {
        Database database = Services.postgres().sourceDatabase();
        database.execute(Files.readString(TUTORIAL.resolve("bookshop.sql")));
        Files.createDirectories(home.resolve("connectors"));
        Files.createDirectories(home.resolve("mappings"));
        Files.createSymbolicLink(
                home.resolve("vocabulary"), Path.of("vocabulary").toAbsolutePath());
        Files.copy(TUTORIAL.resolve("bookshop.yaml"), home.resolve("mappings/bookshop.yaml"));
        Bookshop shop = new Bookshop(home, database, new StringWriter());
        shop.readAs(database.user(), database.password());
        return shop;
    }

    /** Writes the connector file. */
    void readAs(String user, String password) throws IOException {
        Files.writeString(home.resolve("connectors/secret"), password);
        Files.writeString(
                home.resolve("connectors/bookshop.yaml"),
                """
                name: bookshop
                host: %s
                port: %d
                database: %s
                user: %s
                password: ${file:secret}
                mapping: bookshop
                """
                        .formatted(database.host(), database.port(), database.name(), user));
    }

    /** Changes the pack, which must hold {@code text}. */
    void edit(String text, String instead) throws IOException {
        Path pack = home.resolve("mappings/bookshop.yaml");
        String before = Files.readString(pack);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        Files.writeString(pack, before.replace(text, instead));
    }

    /** Tells the exit code; what was printed is in {@link #out}, after what was printed before. */
    int run(String... words) {
        CommandLine line = WhenceCommand.line((settings, ready) -> {});
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        return line.execute(Stream.concat(Stream.of(words), Stream.of("--set", "whence.home=" + home))
                .toArray(String[]::new));
    }

    /** What was printed since this was last called. */
    List<String> printed() {
        List<String> lines = out.toString().lines().toList();
        out.getBuffer().setLength(0);
        return lines;
    }
}
