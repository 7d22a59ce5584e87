package dev.whence.semantics;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Questions that are known to be answered, for people who wonder what they can ask. */
public final class VerifiedQuestions {
    private VerifiedQuestions() {}

    /**
     * A YAML list of questions, in the file beside a semantic model: {@code commerce.questions.yaml} for
     * {@code commerce.yaml}. Empty if there is no such file; fails with CONFIG if it is something else.
     */
    public static List<String> beside(Path model) {
        Path file =
                model.resolveSibling(String.valueOf(model.getFileName()).replaceAll("\\.ya?ml$", ".questions.yaml"));
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.copyOf(new YAMLMapper().readValue(file.toFile(), new TypeReference<List<String>>() {}));
        } catch (IOException e) {
            throw WhenceException.config(file + " must be a list of questions: " + e.getMessage());
        }
    }
}
