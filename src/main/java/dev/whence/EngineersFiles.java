package dev.whence;

import dev.whence.capture.ConnectorFile;
import dev.whence.capture.ConnectorLoader;
import dev.whence.event.Problem;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import dev.whence.mapping.MappingPack;
import dev.whence.mapping.PackLoader;
import dev.whence.mapping.PackTable;
import dev.whence.mapping.PackUse;
import dev.whence.projection.ProjectionFiles;
import dev.whence.question.ValueNames;
import dev.whence.question.reading.Lexicon;
import dev.whence.question.reading.VerifiedReader;
import dev.whence.semantics.ReconcileFile;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.SemanticModelLoader;
import dev.whence.semantics.Skill;
import dev.whence.semantics.SkillFile;
import dev.whence.semantics.VerifiedQuestion;
import dev.whence.semantics.VerifiedQuestions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What engineers wrote, read and checked. */
record EngineersFiles(
        Vocabulary vocabulary,
        SemanticModel model,
        List<VerifiedQuestion> questions,
        List<Skill> skills,
        ValueNames names,
        ProjectionFiles star,
        List<ProjectionFiles> furtherProjections,
        List<Source> sources) {
    /**
     * A connector and the pack that translates its rows.
     *
     * @param use what the pack uses of the source
     * @param reconcile what must be equal between the source and the hub, if the engineer has said it
     */
    record Source(ConnectorFile connector, MappingPack pack, PackUse use, Optional<ReconcileFile> reconcile) {}

    /** Fails with CONFIG, which lists every problem of every file. */
    static EngineersFiles load(Path home) {
        List<Problem> problems = new ArrayList<>();
        Optional<Vocabulary> vocabulary = read(() -> Vocabulary.load(home.resolve("vocabulary")), problems);
        Path semantics = home.resolve("semantics/commerce.yaml");
        Optional<SemanticModel> model = read(() -> SemanticModelLoader.load(semantics), problems);
        Optional<List<VerifiedQuestion>> questions =
                model.flatMap(known -> read(() -> verified(semantics.resolveSibling("questions"), known), problems));
        Optional<List<Skill>> skills = read(() -> SkillFile.beside(semantics), problems);
        Optional<ValueNames> names = read(() -> ValueNames.beside(semantics), problems);
        Optional<ProjectionFiles> star =
                read(() -> ProjectionFiles.read(home.resolve("projections/commerce")), problems);
        Optional<List<ProjectionFiles>> further =
                read(() -> ProjectionFiles.allBut("commerce", home.resolve("projections")), problems);
        List<ConnectorFile> connectors = read(
                        () -> ConnectorLoader.fromEnvironment().loadAll(home.resolve("connectors")), problems)
                .orElse(List.of());
        List<Source> sources = new ArrayList<>();
        for (ConnectorFile connector : connectors) {
            Path mapping = home.resolve("mappings").resolve(connector.mapping());
            Optional<ReconcileFile> reconcile = Optional.of(beside(mapping, ".reconcile.yaml"))
                    .filter(Files::exists)
                    .flatMap(file -> read(() -> ReconcileFile.load(file), problems));
            vocabulary
                    .map(PackLoader::new)
                    .flatMap(loader -> read(() -> use(loader, beside(mapping, ".yaml")), problems))
                    .ifPresent(use -> sources.add(source(connector, use, reconcile)));
        }
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
        return new EngineersFiles(
                vocabulary.orElseThrow(),
                model.orElseThrow(),
                questions.orElseThrow(),
                skills.orElseThrow(),
                names.orElseThrow(),
                star.orElseThrow(),
                further.orElseThrow(),
                List.copyOf(sources));
    }

    private static List<VerifiedQuestion> verified(Path folder, SemanticModel model) {
        List<VerifiedQuestion> questions = VerifiedQuestions.load(folder, model);
        new VerifiedReader(Lexicon.english(), questions);
        return questions;
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static PackUse use(PackLoader loader, Path file) {
        return new PackUse(loader.load(file), file, loader);
    }

    private static Source source(ConnectorFile connector, PackUse use, Optional<ReconcileFile> reconcile) {
        List<String> tables = use.pack().tables().stream().map(PackTable::name).toList();
        return new Source(connector.withDefaultTables(tables), use.pack(), use, reconcile);
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
