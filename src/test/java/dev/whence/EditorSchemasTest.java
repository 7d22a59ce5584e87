package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What an editor says of the files that engineers write: nothing. Each names its schema in its first line. */
class EditorSchemasTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final JsonSchemaFactory DRAFT_2020 = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final Pattern NAMED = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)");
    /** The Ossie schema is not ours; SemanticModelLoaderTest holds the model against it. */
    private static final Pattern FROM_ELSEWHERE = Pattern.compile("https://.*/ossie/.*");

    static List<Path> engineersFiles() {
        return Stream.of("connectors", "mappings", "semantics", "projections", "docs", "vocabulary")
                .flatMap(folder -> files(folder, ".yaml"))
                .toList();
    }

    static List<Path> goldenPairs() {
        return files("src/test/resources/golden", ".yaml").toList();
    }

    static List<Path> routes() {
        return files("src/main/resources/routes", ".yaml").toList();
    }

    static List<Path> schemas() {
        return Stream.concat(
                        files("vocabulary", ".json"),
                        Stream.of("connectors", "mappings", "semantics", "src/test/resources")
                                .flatMap(folder -> files(folder, ".schema.json")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("engineersFiles")
    void aFileKeepsToTheSchemaThatItNames(Path file) throws IOException {
        String schema = named(file)
                .orElseThrow(() -> new AssertionError(file + " names no schema in its first line: " + NAMED.pattern()));
        if (!FROM_ELSEWHERE.matcher(schema).matches()) {
            assertThat(problems(schema(file.resolveSibling(schema)), read(file)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenPairs")
    void aGoldenPairKeepsToItsSchema(Path file) throws IOException {
        JsonSchema schema = schema(Path.of("src/test/resources/golden-pair.schema.json"));
        assertThat(problems(schema, YAML.readTree(file.toFile()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteKeepsToCamelsSchema(Path file) throws IOException {
        assertThat(problems(Camel.SCHEMA, read(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aSchemaIsOne(Path file) throws IOException {
        JsonSchema schema = DRAFT_2020.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(problems(schema, JSON.readTree(file.toFile()))).isEmpty();
    }

    @Test
    void eachSchemaFindsAMistake() throws IOException {
        assertThat(
                        problems(
                                schema(Path.of("connectors/connector.schema.json")),
                                """
                {name: shop, databse: shop, user: u, mapping: m, heartbeat: soon, alarm: {bytes: much}}"""))
                .hasSize(4);
        assertThat(problems(
                        schema(Path.of("mappings/mapping.schema.json")),
                        """
                {mapping: m, tables: {t: {keys: [id]}}, events: [{type: order}]}"""))
                .hasSizeGreaterThan(3);
        assertThat(problems(
                        schema(Path.of("mappings/reconcile.schema.json")),
                        """
                {reconcile: m, model: c, metrics: [{metric: revenue, from: orders}]}"""))
                .isNotEmpty();
        assertThat(problems(schema(Path.of("semantics/names.schema.json")), "{state: {SP: São Paulo}}"))
                .isNotEmpty();
        assertThat(problems(
                        schema(Path.of("semantics/questions.schema.json")),
                        "{questions: [{question: How many, shape: {kind: number}}]}"))
                .isNotEmpty();
        assertThat(problems(
                        schema(Path.of("src/test/resources/golden-pair.schema.json")),
                        """
                {history: {}, events: [{type: a.b.c, subjekt: order/1}]}"""))
                .isNotEmpty();
        assertThat(problems(Camel.SCHEMA, "[{route: {from: {uri: direct:a, stepps: []}}}]"))
                .isNotEmpty();
    }

    @Test
    void aFileThatNamesNoSchemaIsFound() {
        assertThat(named(Path.of("docker-compose.yml"))).isEmpty();
        assertThat(engineersFiles()).hasSizeGreaterThan(15);
        assertThat(routes()).isNotEmpty();
    }

    private static List<String> problems(JsonSchema schema, String yaml) throws IOException {
        return problems(schema, YAML.readTree(yaml));
    }

    private static List<String> problems(JsonSchema schema, JsonNode content) {
        return schema.validate(content).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static Optional<String> named(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(NAMED::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema schema(Path file) throws IOException {
        return DRAFT_2020.getSchema(JSON.readTree(file.toFile()));
    }

    /** With anchors and aliases, as editors see them. */
    private static JsonNode read(Path file) throws IOException {
        return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
    }

    private static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema that Camel carries for its YAML routes. */
    private static final class Camel {
        static final JsonSchema SCHEMA = load();

        private static JsonSchema load() {
            try (InputStream schema = Camel.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
                return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
