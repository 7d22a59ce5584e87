package dev.whence.cli;

import dev.whence.capture.ConnectorFile;
import dev.whence.capture.ConnectorLoader;
import dev.whence.capture.SourceSurvey;
import dev.whence.event.NearestName;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import dev.whence.mapping.MappingPack;
import dev.whence.mapping.PackLoader;
import dev.whence.mapping.PackTable;
import dev.whence.mapping.Rehearsal;
import dev.whence.mapping.RowImages;
import dev.whence.mapping.SourceSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connector that a person names on the command line, with its pack.
 *
 * @param connector with the pack's tables, as far as the source has them, where it names none; whether it is enabled does not matter
 */
record NamedSource(ConnectorFile connector, MappingPack pack, Vocabulary vocabulary) {
    /**
     * Reads the files, and checks the pack against the columns that the source has now.
     *
     * @throws WhenceException CONFIG with every problem of the files
     */
    static NamedSource checked(Path home, String name) {
        ConnectorFile connector = connector(home, name);
        Vocabulary vocabulary = Vocabulary.load(home.resolve("vocabulary"));
        Path file = home.resolve("mappings").resolve(connector.mapping() + ".yaml");
        PackLoader loader = new PackLoader(vocabulary);
        loader.load(file);
        SourceSchema schema = SourceSchema.of(SourceSurvey.of(connector));
        return with(connector, loader.load(file, schema), schema, vocabulary);
    }

    /** What the pack says of the tables that are captured. */
    List<PackTable> present() {
        return pack.tables().stream()
                .filter(table -> connector.tables().contains(table.name()))
                .toList();
    }

    /** @param images rows that the changes do not tell of */
    Rehearsal rehearsal(RowImages images) {
        return new Rehearsal(connector.name(), pack, vocabulary, connector.timezone(), images);
    }

    private static NamedSource with(
            ConnectorFile connector, MappingPack pack, SourceSchema schema, Vocabulary vocabulary) {
        List<String> tables = pack.tables().stream()
                .map(PackTable::name)
                .filter(schema.tables()::containsKey)
                .toList();
        return new NamedSource(connector.withDefaultTables(tables), pack, vocabulary);
    }

    /** The connector alone; fails with CONFIG where there is none of this name. */
    static ConnectorFile connector(Path home, String name) {
        Path folder = home.resolve("connectors");
        ConnectorLoader loader = ConnectorLoader.fromEnvironment();
        Path file = folder.resolve(name + ".yaml");
        if (Files.exists(file)) {
            return loader.load(file);
        }
        Optional<ConnectorFile> named = loader.loadAll(folder).stream()
                .filter(connector -> connector.name().equals(name))
                .findFirst();
        return named.orElseThrow(() -> WhenceException.config("there is no connector " + file
                + NearestName.hint(name, names(folder)) + " 'whence init " + name + "' makes one"));
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
