package dev.whence.mapping;

import static dev.whence.mapping.Shop.events;
import static dev.whence.mapping.Shop.insert;
import static dev.whence.mapping.Shop.row;
import static dev.whence.mapping.Shop.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.Row;
import dev.whence.event.Event;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the text of a pack makes of rows. */
class WrittenPackTest {
    @TempDir
    private Path folder;

    private Shop shop(String pack) throws IOException {
        return new Shop(new PackLoader(Shop.VOCABULARY).load(Files.writeString(folder.resolve("shop.yaml"), pack)));
    }

    @Test
    void onlyTheRowOnWhichAnExpressionFailsIsRejected() throws IOException {
        Shop broken = shop(
                """
                mapping: shop
                tables:
                  sellers: {key: [seller_id]}
                events:
                  - type: product.seller.registered
                    from: sellers
                    when: appeared
                    subject: seller/${row.seller_id}
                    occurred_at: committed_at
                    data: {seller_id: row.seller_id, city: string(100 / int(row.seller_zip_code_prefix))}
                    narrative: A seller joined
                """);
        Row bad = row("seller_id", "s2", "seller_zip_code_prefix", "0");
        List<Outcome> outcomes = broken.commit(
                insert("sellers", row("seller_id", "s1", "seller_zip_code_prefix", "10")), insert("sellers", bad));
        assertThat(types(outcomes)).containsExactly("product.seller.registered");
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.key()).isEqualTo(new RowKey("sellers", "s2"));
            assertThat(rejected.rule()).isEqualTo("product.seller.registered (shop.yaml:5:5)");
            assertThat(rejected.problem())
                    .contains(
                            "shop.yaml:10:44: `string(100 / int(row.seller_zip_code_prefix))`: division of 100 by zero");
            assertThat(rejected.changes()).containsExactly(insert("sellers", bad));
        });
    }

    @Test
    void aGistThatIsNotSaidIsTheNarrativeWithoutWhatIsParticular() throws IOException {
        Shop prices = shop(
                """
                mapping: shop
                tables:
                  prices: {key: [product_id]}
                events:
                  - type: product.price.changed
                    from: prices
                    when: appeared
                    subject: product/${row.product_id}
                    occurred_at: committed_at
                    data: {product_id: row.product_id, currency: "'EUR'", price: row.price}
                    narrative: Product ${product_id} costs ${price} ${currency} from ${committed_at}
                """);
        Event event = events(prices.commit(insert("prices", row("product_id", "p1", "price", new BigDecimal("12.90")))))
                .get(0);
        assertThat(event.narrative()).isEqualTo("Product p1 costs 12.90 EUR from 2020-09-13 12:28");
        assertThat(event.gist()).isEqualTo("Product costs 10 to 20 EUR from");
    }
}
