package dev.whence.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.projection.OlistStar;
import dev.whence.projection.StarFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OlistReadsIT {
    @TempDir
    static Path folder;

    private static StarFile star;
    private static SemanticModel model;

    @BeforeAll
    static void fill() {
        assumeTrue(OlistStar.csvFolder().isPresent());
        star = OlistStar.fill(OlistStar.csvFolder().orElseThrow(), folder.resolve("olist.duckdb"));
        model = SemanticModelLoader.load(Path.of("semantics/commerce.yaml"));
    }

    @AfterAll
    static void close() {
        if (star != null) {
            star.close();
        }
    }

    @Test
    void listsTheValuesOfDimensionsAndFindsThemInOtherSpellings() {
        KnownValues known = new ValueCatalog(model, star, Clock.systemUTC()).current();
        assertThat(known.of("state")).hasSize(27).contains("SP");
        assertThat(known.of("payment_type"))
                .containsExactly("boleto", "credit_card", "debit_card", "not recorded", "not_defined", "voucher");
        assertThat(known.of("customer_id")).isEmpty();
        assertThat(known.find("São Paulo")).contains(new KnownValues.Match("city", "sao paulo"));
        assertThat(known.find("Health & Beauty")).contains(new KnownValues.Match("category", "health_beauty"));
        assertThat(known.empty()).contains("web_events").doesNotContain("orders");
    }

    @Test
    void asksForIdsOneByOne() {
        ValueCatalog catalog = new ValueCatalog(model, star, Clock.systemUTC());
        assertThat(catalog.exists("order_id", "0855f6a946e8c4bef27d0ac24e524554"))
                .isTrue();
        assertThat(catalog.exists("order_id", "nothing")).isFalse();
        assertThat(catalog.companions("city", "mundo novo"))
                .containsExactly(Map.of("state", "BA"), Map.of("state", "GO"));
        assertThat(catalog.companions("city", "sao paulo")).contains(Map.of("state", "SP"));
    }

    @Test
    void readsOneOrderWithItsItemsAndPayments() {
        LookupReader lookups = new LookupReader(model, star);
        assertThat(lookups.lookups()).containsEntry("orders", "order_id");
        LookupResult order =
                lookups.read("orders", "0855f6a946e8c4bef27d0ac24e524554").orElseThrow();
        assertThat(order.sections().get(0).rows().get(0).subList(0, 2))
                .containsExactly("delivered", LocalDateTime.parse("2018-02-25T16:48:27"));
        LookupResult paid =
                lookups.read("orders", "06f38dfd220e723c33a775d36f5d2756").orElseThrow();
        assertThat(paid.sections())
                .extracting(LookupResult.Section::dataset)
                .containsExactly("orders", "order_lines", "payments", "reviews");
        assertThat(paid.sections().get(2).rows().get(1))
                .isEqualTo(List.of(2L, "voucher", 1L, new java.math.BigDecimal("79.9")));
        assertThat(paid.events()).isPositive();
        assertThat(lookups.read("orders", "nothing")).isEmpty();
    }
}
