package dev.whence.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whence.capture.ColumnType;
import dev.whence.event.Problem;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackLoaderTest {
    private static final Path OLIST = Path.of("mappings/commerce/olist.yaml");
    private static final Vocabulary VOCABULARY = Vocabulary.load(Path.of("vocabulary"));

    @TempDir
    private Path folder;

    private List<String> problems(String text, SourceSchema... schema) throws IOException {
        Path file = Files.writeString(folder.resolve("pack.yaml"), text);
        PackLoader loader = new PackLoader(VOCABULARY);
        WhenceException refused = catchThrowableOfType(WhenceException.class, () -> {
            MappingPack pack = schema.length == 0 ? loader.load(file) : loader.load(file, schema[0]);
            assertThat(pack.name()).isEqualTo("shop");
        });
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::toString).toList();
    }

    private static final String SHOP =
            """
            mapping: shop
            tables:
              sellers: {key: [seller_id], ignore: [changed_at]}
            events:
              - type: product.seller.registered
                from: sellers
                when: appeared
                subject: seller/${row.seller_id}
                occurred_at: row.changed_at
                data: {seller_id: row.seller_id, city: row.city}
                narrative: A seller in ${city} joined
            """;

    private static final SourceSchema SOURCE = new SourceSchema(Map.of(
            "sellers",
            Map.of("seller_id", ColumnType.TEXT, "city", ColumnType.TEXT, "changed_at", ColumnType.TIMESTAMP)));

    @Test
    void theOlistPackIsRight() {
        MappingPack pack = new PackLoader(VOCABULARY).load(OLIST);
        assertThat(pack.tables()).extracting(PackTable::name).containsSubsequence("sellers", "orders", "order_items");
        assertThat(pack.table("customers").orElseThrow().columns())
                .containsExactlyInAnyOrder(
                        "customer_id",
                        "customer_unique_id",
                        "customer_city",
                        "customer_state",
                        "customer_zip_code_prefix");
        assertThat(VOCABULARY.types()).containsAll(pack.types());
    }

    @Test
    void acceptsASmallPackWithAndWithoutTheSource() throws IOException {
        assertThat(problems(SHOP)).isEmpty();
        assertThat(problems(SHOP, SOURCE)).isEmpty();
    }

    @Test
    void unknownKeysAreAnsweredWithTheNearestOne() throws IOException {
        assertThat(problems(SHOP.replace("narrative:", "narative:")))
                .anyMatch(
                        p -> p.startsWith("pack.yaml:11:15: 'narative' is not known here; did you mean 'narrative'?"));
        assertThat(problems(SHOP.replace("ignore:", "ingore:"))).anyMatch(p -> p.contains("did you mean 'ignore'?"));
    }

    @Test
    void listsEveryProblemWithItsPlace() throws IOException {
        String text = SHOP.replace("row.changed_at", "row.changed_on")
                .replace("city: row.city", "city: row.town, street: row.city");
        assertThat(problems(text, SOURCE))
                .containsExactly(
                        "pack.yaml:9:21: there is no column 'changed_on'; did you mean 'changed_at'?",
                        "pack.yaml:10:47: there is no column 'town'",
                        "pack.yaml:10:62: product.seller.registered has no field 'street'");
    }

    @Test
    void aTypeThatTheVocabularyDoesNotHaveIsRefused() throws IOException {
        assertThat(problems(SHOP.replace("seller.registered", "seller.registred"))
                        .get(0))
                .startsWith("pack.yaml:5:11:")
                .endsWith("did you mean 'product.seller.registered'?");
    }

    @Test
    void aRequiredFieldThatIsMissingIsNamed() throws IOException {
        assertThat(problems(SHOP.replace("seller_id: row.seller_id, ", "")))
                .containsExactly("pack.yaml:5:5: product.seller.registered requires the field 'seller_id' in its data");
    }

    @Test
    void tablesOfThePackMustBeInTheSource() throws IOException {
        assertThat(problems(SHOP.replace("sellers", "seller"), SOURCE).get(0))
                .contains("the source has no table 'seller'; did you mean 'sellers'?");
        assertThat(problems(
                        SHOP.replace("ignore: [changed_at]}", "optional: true}")
                                .replace("  sellers:", "  sellers_old: {key: [id], optional: true}\n  sellers:"),
                        SOURCE))
                .isEmpty();
    }

    @Test
    void conditionsAndTimesHaveTheirTypes() throws IOException {
        assertThat(problems(SHOP.replace("when: appeared", "when: row.city"), SOURCE))
                .containsExactly("pack.yaml:7:11: 'when' must be true or false, this is text");
        assertThat(problems(SHOP.replace("occurred_at: row.changed_at", "occurred_at: row.city"), SOURCE))
                .containsExactly("pack.yaml:9:18: 'occurred_at' must be a time, this is text");
    }

    @Test
    void aRowIsNoField() throws IOException {
        assertThat(problems(SHOP.replace("city: row.city", "city: row")))
                .containsExactly("pack.yaml:10:44: a row cannot be a field of an event: name its columns");
    }

    @Test
    void placesInFoldedTextAreThoseOfTheFile() throws IOException {
        String folded = SHOP.replace("when: appeared", "when: >-\n        appeared &&\n        row.citty == 'x'");
        assertThat(problems(folded, SOURCE))
                .containsExactly("pack.yaml:9:12: there is no column 'citty'; did you mean 'city'?");
    }

    @Test
    void whatIsNotYamlIsSaidWithItsLine() throws IOException {
        assertThat(problems("mapping: [shop").get(0)).contains("pack.yaml:").contains("is not YAML");
        assertThat(problems("- a\n").get(0)).contains("a mapping begins with 'mapping: NAME'");
        assertThat(problems("").get(0)).contains("is empty");
    }

    @Test
    void saidTwiceIsRefused() throws IOException {
        assertThat(problems(SHOP + "    when: deleted\n")).anyMatch(p -> p.contains("'when' is said twice"));
    }
}
