package dev.whence.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.whence.question.reading.Frame;
import dev.whence.question.reading.Lexicon;
import dev.whence.question.reading.QuestionReader;
import dev.whence.question.reading.Reading;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.SemanticModelLoader;
import dev.whence.semantics.SkillFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every question of {@code question/readings.yaml} is read as it says there. The clock is 3 September 2018, 9:00. */
class ReadingExamplesTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2018-09-03T09:00:00");
    private static final Path MODEL = Path.of("semantics/commerce.yaml");

    private final QuestionReader reader = reader();

    @TestFactory
    Stream<DynamicTest> readsEveryExample() throws IOException {
        try (InputStream yaml = getClass().getResourceAsStream("/question/readings.yaml")) {
            JsonNode examples = new YAMLMapper().readTree(yaml);
            return StreamSupport.stream(examples.spliterator(), false)
                    .map(example -> DynamicTest.dynamicTest(example.path("ask").asText(), () -> check(example)))
                    .toList()
                    .stream();
        }
    }

    private void check(JsonNode example) {
        Optional<Frame> before = Optional.ofNullable(example.get("after"))
                .map(first -> reader.read(first.asText(), NOW, Optional.empty()).frame());
        Reading reading = reader.read(example.path("ask").asText(), NOW, before);
        assertThat(Shorthand.of(reading)).isEqualTo(example.path("read").asText());
    }

    static QuestionReader reader() {
        SemanticModel model = SemanticModelLoader.load(MODEL);
        FixedNumbers shop = new FixedNumbers();
        return new QuestionReader(
                Lexicon.english(),
                new VocabularyReader(model, ValueNames.beside(MODEL), shop, SkillFile.beside(MODEL)).read(),
                model.timeRole());
    }
}
