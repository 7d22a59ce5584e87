package dev.whence.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SemanticModelLoaderTest {
    private static final Path MODEL = Path.of("semantics/commerce.yaml");
    private static final Path OSSIE = Path.of("../shared/reference/ossie");

    @TempDir
    Path folder;

    @Test
    void readsTheCommerceModel() {
        SemanticModel model = SemanticModelLoader.load(MODEL);
        assertThat(model.timeRole()).isEqualTo("placed");
        assertThat(model.metric("revenue").synonyms()).contains("turnover");
        assertThat(model.metric("late_rate").lowIsBetter()).isTrue();
        assertThat(model.dimension("payment_type"))
                .extracting(Field::name)
                .containsExactly("payment_type", "main_payment_type");
        assertThat(model.funnels().get("order")).startsWith("orders", "approved_orders");
    }

    @Test
    void theCommerceModelIsValidOssie() throws IOException {
        assumeTrue(Files.exists(OSSIE.resolve("osi-schema.json")), "the Ossie schema is not here");
        JsonNode schema =
                new ObjectMapper().readTree(OSSIE.resolve("osi-schema.json").toFile());
        JsonNode model = new ObjectMapper(new YAMLFactory()).readTree(MODEL.toFile());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(model))
                .isEmpty();
    }

    @Test
    void aModelThatWasMadeForAnotherToolLoads() {
        assumeTrue(Files.exists(OSSIE), "the Ossie example is not here");
        SemanticModel model = SemanticModelLoader.load(OSSIE.resolve("tpcds_semantic_model.yaml"));
        assertThat(model.datasets()).containsKey("store_sales");
        assertThat(model.metrics()).isNotEmpty();
        assertThat(model.metrics().values())
                .allSatisfy(metric -> assertThat(metric.dataset()).isNotEmpty());
    }

    @Test
    void listsEveryMistakeWithItsLine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("broken.yaml"),
                """
                version: '0.2.0.dev0'
                semantic_model:
                  - name: broken
                    datasets:
                      - name: orders
                        sourc: fact_order
                        source: fact_order
                        fields:
                          - {name: total, expression: {dialects: [{dialect: ANSI_SQL, expression: total}]}, datatype: Money}
                    relationships:
                      - {name: r, from: orders, to: customer, from_columns: [a], to_columns: [a, b]}
                    metrics:
                      - name: revenue
                        expression: {dialects: [{dialect: ANSI_SQL, expression: SUM(orders.totl)}]}
                      - name: rate
                        expression: {dialects: [{dialect: ANSI_SQL, expression: SUM(orders.total)}]}
                        custom_extensions: [{vendor_name: WHENCE, data: '{"ratio": ["revenu", "revenue"]}'}]
                """);
        assertThatThrownBy(() -> SemanticModelLoader.load(file))
                .isInstanceOfSatisfying(WhenceException.class, failure -> {
                    List<String> problems =
                            failure.problems().stream().map(Object::toString).toList();
                    assertThat(problems)
                            .anyMatch(p -> p.startsWith("broken.yaml:6:")
                                    && p.contains("'sourc'")
                                    && p.contains("did you mean 'source'"));
                    assertThat(problems).anyMatch(p -> p.startsWith("broken.yaml:9:") && p.contains("'Money'"));
                    assertThat(problems).anyMatch(p -> p.startsWith("broken.yaml:11:") && p.contains("same length"));
                    assertThat(problems)
                            .anyMatch(p -> p.startsWith("broken.yaml:11:") && p.contains("no dataset 'customer'"));
                    assertThat(problems)
                            .anyMatch(p -> p.startsWith("broken.yaml:13:")
                                    && p.contains("'totl'")
                                    && p.contains("did you mean 'total'"));
                    assertThat(problems).anyMatch(p -> p.startsWith("broken.yaml:15:") && p.contains("'revenu'"));
                });
    }

    @Test
    void saysWhereAFileIsNoYaml() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.yaml"), "version: 1\n  name: [");
        assertThatThrownBy(() -> SemanticModelLoader.load(file)).hasMessageContaining("broken.yaml:2:");
    }
}
