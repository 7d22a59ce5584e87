package dev.whence;

import dev.whence.event.Problem;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What engineers wrote, read and checked. */
record EngineersFiles(Vocabulary vocabulary) {
    /** Fails with CONFIG, which lists every problem of every file. */
    static EngineersFiles load(Path home) {
        List<Problem> problems = new ArrayList<>();
        Optional<Vocabulary> vocabulary = read(() -> Vocabulary.load(home.resolve("vocabulary")), problems);
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
        return new EngineersFiles(vocabulary.orElseThrow());
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
