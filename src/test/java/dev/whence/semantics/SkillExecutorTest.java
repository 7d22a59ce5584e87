package dev.whence.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.whence.event.WhenceException;
import dev.whence.semantics.SkillExecutor.Told;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The skills of the project's own model, on shops small enough to work them out by head. */
class SkillExecutorTest {
    @TempDir
    private Path folder;

    private SkillShop shop;

    @BeforeEach
    void open() {
        shop = new SkillShop(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** All gaps: 20 days of two for ann, 40 of one for eve, so 20 each; ann's with one more: (20 + 20) / 3. */
    @Test
    void whoHasBeenSilentForLongerThanUsualIsAtRisk() {
        shop.order("ann", 0, "p1", 10);
        shop.order("ann", 10, "p1", 10);
        shop.order("ann", 20, "p1", 10);
        shop.order("bob", 0, "p1", 10);
        shop.order("eve", 0, "p1", 10);
        shop.order("eve", 40, "p1", 10);

        Told told = shop.run("at_risk", MetricQuery.of("customers"));

        assertThat(told.result().rows()).hasSize(1);
        List<Object> ann = told.result().rows().get(0);
        assertThat(ann.subList(0, 2)).containsExactly("ann", 3L);
        assertThat(ann.get(3)).isEqualTo(40L);
        assertThat((double) ann.get(4)).isCloseTo(40 / 3.0, within(1e-9));
        assertThat((double) ann.get(5)).isCloseTo(Math.exp(-3), within(1e-9));
        assertThat(ann.get(6)).isEqualTo("no order for 40 days, usually one in 13");
        assertThat(told.sentence().orElseThrow()).startsWith("1 of 2 customers who ordered more than once");
        assertThat(told.result().events()).isEqualTo(3);
        assertThat(told.result().samples()).hasSize(3);
    }

    @Test
    void filtersOfTheModelChooseTheRowsOfASkill() {
        shop.order("ann", 0, "p1", 10);
        shop.order("ann", 20, "p1", 10);

        assertThatThrownBy(() -> shop.run("at_risk", MetricQuery.of("customers").where("state", "BA")))
                .isInstanceOfSatisfying(WhenceException.class, refusal -> assertThat(refusal.category())
                        .isEqualTo(WhenceException.Category.BAD_DATA))
                .hasMessageContaining("nobody has ordered twice");
    }

    @Test
    void segmentsTellRecencyFrequencyAndRevenueApart() {
        shop.order("ann", 0, "p1", 10);
        shop.order("ann", 50, "p1", 90);
        shop.order("bob", 50, "p1", 10);
        shop.order("eve", -300, "p1", 10);

        assertThat(shop.run("segments", MetricQuery.of("customers")).result().rows())
                .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(4))
                .containsExactly("champions 1 " + 100 / 120.0, "new 1 " + 10 / 120.0, "ordered once 1 " + 10 / 120.0);
    }

    /** January 2025: ann and bob, of whom ann came back in February; March is not over. */
    @Test
    void retentionIsThePartOfACohortThatOrderedInALaterMonth() {
        shop.order("ann", 0, "p1", 10);
        shop.order("bob", 0, "p1", 10);
        shop.order("ann", 40, "p1", 10);
        shop.order("eve", 40, "p1", 10);

        List<List<Object>> rows =
                shop.run("retention", MetricQuery.of("customers")).result().rows();

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).subList(0, 4)).containsExactly("2025-01", 2L, 0.5, null);
        assertThat(rows.get(1).subList(0, 3)).containsExactly("2025-02", 1L, null);
    }

    /** Of 40 orders 8 hold both: 8 * 8 / 40 = 1.6 would be chance. */
    @Test
    void basketsHaveSupportConfidenceAndLift() {
        for (int i = 0; i < 40; i++) {
            shop.order("c" + i, i, i < 8 ? "phone,case" : "p" + i % 4, 10);
        }

        Told told = shop.run("baskets", MetricQuery.of("orders"));

        assertThat(told.result().rows()).containsExactly(List.of("case", "phone", 8L, 0.2, 1.0, 5.0));
        assertThat(told.sentence().orElseThrow()).startsWith("case and phone are in 8 orders together, 5.0 times");
    }

    @Test
    void whatIsNotBeyondChanceIsNotBoughtTogether() {
        shop.order("ann", 0, "phone,case", 10);
        shop.order("bob", 0, "phone,book", 10);

        Told told = shop.run("baskets", MetricQuery.of("orders"));

        assertThat(told.result().rows()).isEmpty();
        assertThat(told.sentence().orElseThrow()).startsWith("nothing is bought together more often than chance");
    }

    /** Everybody of the dearest fifth: 25 who came back every 10 days, 25 who left after their one late parcel. */
    @Test
    void lateParcelsCameBeforeTheBestCustomersLeft() {
        for (int i = 0; i < 25; i++) {
            shop.order("stays" + i, 20, "p1", 1000);
            shop.order("stays" + i, 30, "p1", 1000);
            String left = shop.order("leaves" + i, -400, "p1", 2000);
            shop.late(left, -390);
        }
        for (int i = 0; i < 200; i++) {
            shop.order("small" + i, 10, "p1", 1);
        }

        Told told = shop.run("before_churn", MetricQuery.of("customers"));

        List<Object> first = told.result().rows().get(0);
        assertThat(first.subList(0, 3)).containsExactly("late delivery", 1.0, 0.0);
        assertThat(first.get(6)).isEqualTo(true);
        assertThat(told.sentence().orElseThrow())
                .startsWith("late delivery (100.0 % of their last orders, 0.0 % of orders");
    }

    /** Category differs, price is as far away as any, no weight, no review: (0 + 0 + 0) / 3; the other: (1 + 1 + 1) / 3. */
    @Test
    void productsAreSimilarInWhatIsKnownOfBoth() {
        shop.order("ann", 0, "a,b", 10);
        shop.order("bob", 1, "other", 1000);

        List<List<Object>> rows = shop.told("similar_products", MetricQuery.of("orders"), Optional.of("a"))
                .result()
                .rows();

        assertThat(rows).extracting(row -> row.get(0) + " " + row.get(6)).containsExactly("b 1.0", "other 0.0");
        assertThatThrownBy(() -> shop.told("similar_products", MetricQuery.of("orders"), Optional.of("none")))
                .hasMessageContaining("no product with the id none");
    }

    /** Of 4 pieces, 28 were sold in 28 days, so they last 4 days, within exp(1.28 * sqrt(1/4 + 1/28)). */
    @Test
    void stockLastsForThePiecesLeftAtTheRateOfSale() {
        for (int i = 0; i < 28; i++) {
            shop.order("c" + i, 34, "p1", 10);
        }
        shop.order("d", 34, "p2", 10);
        shop.stock("p1", 4);
        shop.stock("p2", 500);

        Told told = shop.run("run_out", MetricQuery.of("stock_on_hand"));

        List<Object> first = told.result().rows().get(0);
        assertThat(first.subList(0, 5)).containsExactly("p1", "toys", 4.0, 28.0, 4.0);
        assertThat((double) first.get(6)).isCloseTo(4 * Math.exp(1.28 * Math.sqrt(1 / 4.0 + 1 / 28.0)), within(1e-9));
        assertThat((double) first.get(7)).isGreaterThan(0.99);
        assertThat((double) told.result().rows().get(1).get(7)).isLessThan(0.01);
        assertThat(told.sentence().orElseThrow())
                .startsWith("of 2 products in stock or sold out, 0 are out of stock now, and 1 more will probably");
    }

    @Test
    void withoutStockItIsSaidThatThereIsNone() {
        shop.order("ann", 0, "p1", 10);

        assertThatThrownBy(() -> shop.run("run_out", MetricQuery.of("stock_on_hand")))
                .hasMessage("the data holds nothing about stock");
    }
}
