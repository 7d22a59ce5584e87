package dev.whence;

import dev.whence.capture.ConnectorFile;
import dev.whence.capture.ConnectorLoader;
import dev.whence.event.Problem;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import dev.whence.mapping.MappingPack;
import dev.whence.mapping.PackLoader;
import dev.whence.mapping.PackTable;
import dev.whence.projection.ProjectionFiles;
import dev.whence.question.ValueNames;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.SemanticModelLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What engineers wrote, read and checked. */
record EngineersFiles(
        Vocabulary vocabulary, SemanticModel model, ValueNames names, ProjectionFiles star, List<Source> sources) {
    /** A connector and the pack that translates its rows. */
    record Source(ConnectorFile connector, MappingPack pack) {}

    /** Fails with CONFIG, which lists every problem of every file. */
    static EngineersFiles load(Path home) {
        List<Problem> problems = new ArrayList<>();
        Optional<Vocabulary> vocabulary = read(() -> Vocabulary.load(home.resolve("vocabulary")), problems);
        Path semantics = home.resolve("semantics/commerce.yaml");
        Optional<SemanticModel> model = read(() -> SemanticModelLoader.load(semantics), problems);
        Optional<ValueNames> names = read(() -> ValueNames.beside(semantics), problems);
        Optional<ProjectionFiles> star =
                read(() -> ProjectionFiles.read(home.resolve("projections/commerce")), problems);
        List<ConnectorFile> connectors = read(
                        () -> ConnectorLoader.fromEnvironment().loadAll(home.resolve("connectors")), problems)
                .orElse(List.of());
        List<Source> sources = new ArrayList<>();
        for (ConnectorFile connector : connectors) {
            vocabulary
                    .flatMap(words -> read(() -> new PackLoader(words).load(pack(home, connector)), problems))
                    .ifPresent(pack -> sources.add(source(connector, pack)));
        }
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
        return new EngineersFiles(
                vocabulary.orElseThrow(),
                model.orElseThrow(),
                names.orElseThrow(),
                star.orElseThrow(),
                List.copyOf(sources));
    }

    private static Path pack(Path home, ConnectorFile connector) {
        return home.resolve("mappings").resolve(connector.mapping() + ".yaml");
    }

    private static Source source(ConnectorFile connector, MappingPack pack) {
        return new Source(
                connector.withDefaultTables(
                        pack.tables().stream().map(PackTable::name).toList()),
                pack);
    }

    private static <T> Optional<T> read(Supplier<T> loader, List<Problem> problems) {
        try {
            return Optional.of(loader.get());
        } catch (WhenceException e) {
            if (e.category() != WhenceException.Category.CONFIG) {
                throw e;
            }
            if (e.problems().isEmpty()) {
                problems.add(new Problem("configuration", 0, 0, e.getMessage()));
            }
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
