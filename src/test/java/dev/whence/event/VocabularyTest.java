package dev.whence.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {
    private static final Vocabulary VOCABULARY = Vocabulary.load(Path.of("vocabulary"));
    private static final EventType SELLER = new EventType("product.seller.registered");

    private static List<String> problems(EventType type, String data) throws IOException {
        return VOCABULARY.problems(type, new ObjectMapper().readTree(data));
    }

    @Test
    void everyTypeSaysWhatItMeans() {
        assertThat(VOCABULARY.types()).isNotEmpty().allSatisfy(type -> {
            Vocabulary.Description description = VOCABULARY.find(type).orElseThrow();
            assertThat(description.title()).isNotBlank();
            assertThat(description.description()).isNotBlank();
            assertThat(description.version()).isPositive();
            assertThat(description.schema().path("x-subject").asText()).contains("/");
            assertThat(description.schema().path("additionalProperties").isBoolean())
                    .isTrue();
        });
    }

    @Test
    void typesAreListedByDomain() {
        assertThat(VOCABULARY.types("product")).contains(SELLER).allMatch(type -> type.domain()
                .equals("product"));
        assertThat(VOCABULARY.types("weather")).isEmpty();
    }

    @Test
    void dataThatFitsHasNoProblems() throws IOException {
        assertThat(problems(SELLER, "{\"seller_id\": \"s1\", \"city\": \"santos\"}"))
                .isEmpty();
    }

    @Test
    void dataThatDoesNotFitIsToldWhy() throws IOException {
        assertThat(problems(SELLER, "{\"city\": \"santos\"}"))
                .singleElement()
                .asString()
                .contains("seller_id");
        assertThat(problems(SELLER, "{\"seller_id\": \"s1\", \"town\": 1}"))
                .singleElement()
                .asString()
                .contains("town");
        assertThat(problems(SELLER, "{\"seller_id\": null}")).isNotEmpty();
        assertThat(problems(SELLER, "[]")).isNotEmpty();
    }

    @Test
    void whatTypesShareIsCheckedToo() throws IOException {
        EventType invoiced = new EventType("revenue.order.invoiced");
        String order = "{\"order_id\": \"o1\", \"status\": \"invoiced\", \"currency\": \"%s\", \"customer\": {%s}}";
        assertThat(problems(invoiced, order.formatted("BRL", "\"id\": \"c1\""))).isEmpty();
        assertThat(problems(invoiced, order.formatted("reais", "\"id\": \"c1\"")))
                .hasSize(1);
        assertThat(problems(invoiced, order.formatted("BRL", "\"name\": \"x\"")))
                .hasSize(2);
    }

    @Test
    void anUnknownTypeIsAnsweredWithTheNearestOne() throws IOException {
        assertThat(problems(new EventType("product.seller.registred"), "{}"))
                .containsExactly("'product.seller.registred' is not a type of the vocabulary; did you mean "
                        + "'product.seller.registered'?");
    }

    @Test
    void everyWrongFileIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.b.c.json"), "{");
        Files.writeString(folder.resolve("d.e.f.json"), "nothing");
        assertThatThrownBy(() -> Vocabulary.load(folder))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("a.b.c.json")
                .hasMessageContaining("d.e.f.json");
        assertThatThrownBy(() -> Vocabulary.load(folder.resolve("nowhere"))).hasMessageContaining("cannot be read");
    }
}
