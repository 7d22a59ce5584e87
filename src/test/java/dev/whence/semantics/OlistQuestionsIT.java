package dev.whence.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.whence.projection.OlistStar;
import dev.whence.projection.StarFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The development questions, written as metric queries by hand, give what SQL on the source tables gives. */
class OlistQuestionsIT {
    private static final Path QUESTIONS = Path.of("../shared/questions/olist-dev.yaml");

    @TempDir
    static Path folder;

    private static StarFile star;
    private static MetricExecutor executor;

    @BeforeAll
    static void fill() {
        assumeTrue(OlistStar.csvFolder().isPresent() && Files.exists(questions()));
        star = OlistStar.fill(OlistStar.csvFolder().orElseThrow(), folder.resolve("olist.duckdb"));
        executor = new MetricExecutor(SemanticModelLoader.load(Path.of("semantics/commerce.yaml")), star);
    }

    @AfterAll
    static void close() {
        if (star != null) {
            star.close();
        }
    }

    private static Path questions() {
        String given = System.getProperty("whence.questions", System.getenv("WHENCE_QUESTIONS"));
        return given == null ? QUESTIONS : Path.of(given);
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionGivesWhatItsSqlGives() throws IOException {
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        new ObjectMapper(new YAMLFactory())
                .readTree(questions().toFile())
                .forEach(question -> expected.put(question.path("id").asText(), question));
        return OlistQueries.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey() + " "
                                + expected.get(entry.getKey()).path("question").asText(),
                        () -> check(expected.get(entry.getKey()), entry.getValue())));
    }

    private static void check(JsonNode question, MetricQuery query) {
        MetricResult result =
                executor.run(query, LocalDateTime.parse(question.path("now").asText()));
        JsonNode expected = question.path("expected");
        double tolerance = question.path("tolerance").asDouble();
        assertThat(result.events()).isPositive();
        assertThat(result.samples()).isNotEmpty();
        if (expected.isNumber()) {
            assertThat(result.rows()).hasSize(1);
            same(result.rows().get(0).get(0), expected, tolerance);
            return;
        }
        assertThat(result.rows()).as(result.sql().get(0)).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            List<JsonNode> cells = new ArrayList<>();
            expected.get(i).forEach(cells::add);
            List<Object> row = result.rows().get(i);
            for (int j = 0; j < cells.size(); j++) {
                same(row.get(j), cells.get(j), tolerance);
            }
        }
    }

    private static void same(Object actual, JsonNode expected, double tolerance) {
        if (expected.isNumber() && actual instanceof Number number) {
            double value = expected.asDouble();
            assertThat(number.doubleValue()).isCloseTo(value, Offset.offset(Math.abs(value) * tolerance));
        } else {
            assertThat(String.valueOf(actual)).isEqualTo(expected.asText());
        }
    }
}
