package dev.whence.semantics;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads questions that engineers have verified: {@code questions/DOMAIN.yaml} beside a semantic model. */
public final class VerifiedQuestions {
    private static final Set<String> KINDS =
            Set.of("value", "table", "ranking", "comparison", "trend", "funnel", "why", "lookup");

    private VerifiedQuestions() {}

    /**
     * All questions, file by file. Empty if there is no such folder; fails with CONFIG, listing all that is wrong by
     * line, also for metrics and dimensions that the model has not.
     */
    public static List<VerifiedQuestion> load(Path folder, SemanticModel model) {
        List<Problem> problems = new ArrayList<>();
        List<VerifiedQuestion> questions = new ArrayList<>();
        for (Path path : files(folder)) {
            LocatedYaml file = LocatedYaml.read(path);
            String domain = path.getFileName().toString().replaceAll("\\.ya?ml$", "");
            ModelSection root = new ModelSection(file, problems, file.root(), "the file");
            root.allow("questions");
            root.sections("questions", "question").forEach(each -> questions.add(question(domain, each, model)));
        }
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
        return List.copyOf(questions);
    }

    /** The words to offer people, best first: of questions that every shop can answer. */
    public static List<String> offered(List<VerifiedQuestion> questions) {
        return questions.stream()
                .filter(each -> each.offer() > 0)
                .sorted(Comparator.comparingInt(VerifiedQuestion::offer))
                .map(VerifiedQuestion::question)
                .toList();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw WhenceException.config("cannot read " + folder + ": " + unreadable.getMessage());
        }
    }

    private static VerifiedQuestion question(String domain, ModelSection section, SemanticModel model) {
        section.allow("question", "also", "now", "offer", "interpretation", "shape");
        Optional<ModelSection> shape = section.section("shape", "shape");
        if (shape.isEmpty()) {
            section.problem("a verified question needs a 'shape'");
        }
        return new VerifiedQuestion(
                domain,
                section.required("question"),
                section.texts("also"),
                section.text("now").flatMap(text -> time(section, text)),
                section.number("offer").orElse(0),
                section.section("interpretation", "interpretation")
                        .map(meaning -> VerifiedMeaning.read(meaning, model)),
                shape.map(VerifiedQuestions::shape)
                        .orElse(new VerifiedQuestion.Shape("", Optional.empty(), List.of(), 0)),
                section.here());
    }

    private static Optional<LocalDateTime> time(ModelSection section, String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeException unreadable) {
            section.problemAt("now", "'" + text + "' is no time: write it as 2018-09-03T09:00:00");
            return Optional.empty();
        }
    }

    private static VerifiedQuestion.Shape shape(ModelSection section) {
        section.allow("kind", "unit", "columns", "rows");
        String kind = section.required("kind");
        if (!KINDS.contains(kind)) {
            section.problemAt(
                    "kind", "'" + kind + "' is no kind of answer; known are " + new java.util.TreeSet<>(KINDS));
        }
        return new VerifiedQuestion.Shape(
                kind,
                section.text("unit"),
                section.texts("columns"),
                section.number("rows").orElse(1));
    }
}
