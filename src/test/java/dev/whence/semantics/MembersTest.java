package dev.whence.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.semantics.MetricQuery.Having;
import dev.whence.semantics.MetricQuery.Operator;
import dev.whence.semantics.MetricQuery.Period;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of those whom another node finds, in shops small enough to work them out by head. */
class MembersTest {
    private static final SemanticModel MODEL = SemanticModelLoader.load(Path.of("semantics/commerce.yaml"));

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

    /** p1 is empty from day 10 to 20, p2 from day 30 on, p3 never. */
    @Test
    void productsWereOutOfStockInAPeriodThatOverlapsTheTimeWithoutThem() {
        emptiedAndFilled(false);

        assertThat(units(outOfStock(5, 9))).isZero();
        assertThat(units(outOfStock(5, 12))).isEqualTo(1);
        assertThat(units(outOfStock(12, 14))).isEqualTo(1);
        assertThat(units(outOfStock(21, 25))).isZero();
        assertThat(units(outOfStock(15, 40))).isEqualTo(3);
        assertThat(units(new Members.OfSet(set("products_out_of_stock"), Optional.empty(), false)))
                .isEqualTo(2);
    }

    @Test
    void whenStockRanOutIsTheSameHoweverEventsAreCutIntoBatches() {
        emptiedAndFilled(true);

        assertThat(units(outOfStock(5, 12))).isEqualTo(1);
        assertThat(units(outOfStock(15, 40))).isEqualTo(3);
    }

    @Test
    void bothStepsAreShownWithTheirEvents() {
        emptiedAndFilled(false);

        MetricResult result = shop.numbers(MetricQuery.of("units").among(outOfStock(15, 40)));

        assertThat(result.members()).containsExactly(2L);
        assertThat(result.sql()).hasSize(3).allSatisfy(sql -> assertThat(sql).contains("fact_stock_turn"));
        assertThat(result.parameters()).containsKeys("1.1", "2.1", "3.1");
        assertThat(result.events())
                .as("two orders, and what emptied two products")
                .isEqualTo(4);
    }

    @Test
    void theMembersOfThePeriodOfTheQuestionAreThoseOfEachPeriodThatIsCompared() {
        emptiedAndFilled(false);
        Members then = new Members.OfSet(set("products_out_of_stock"), Optional.empty(), true);

        MetricResult result = shop.numbers(MetricQuery.of("units")
                .within(days(25, 45))
                .comparedWith(days(10, 24))
                .among(then));

        assertThat(result.rows().get(0).subList(0, 2)).hasToString("[2, 0]");
    }

    @Test
    void customersWhoAbandonedACartAreThoseOfAnyVisitWithoutAnOrder() {
        shop.order("ann", 1, "p1", 10);
        shop.order("bob", 2, "p1", 30);
        shop.cart("ann", 20);
        Members ever = new Members.OfSet(set("customers_with_abandoned_cart"), Optional.empty(), false);
        Members early = new Members.OfSet(set("customers_with_abandoned_cart"), Optional.of(days(0, 10)), false);

        assertThat(number(MetricQuery.of("average_order_value").among(ever))).isEqualTo(10);
        assertThat(shop.numbers(MetricQuery.of("average_order_value").among(early))
                        .members())
                .containsExactly(0L);
    }

    /** p1 is empty from day 10 to 20, p2 from day 30 on, p3 never; p4 was never in stock. */
    @Test
    void othersThanTheMembersAreAllThatAreKnown() {
        emptiedAndFilled(false);
        shop.order("ann", 34, "p4", 10);
        Members others = new Members.OfSet(set("products_out_of_stock"), Optional.of(days(12, 14)), false, true);

        MetricResult result = shop.numbers(MetricQuery.of("units").among(others));

        assertThat(result.rows()).hasToString("[[4]]");
        assertThat(result.members()).containsExactly(3L);
        assertThat(units(outOfStock(12, 14))).isEqualTo(1);
    }

    @Test
    void membersAndOthersAreCounted() {
        shop.order("ann", 1, "p1", 10);
        shop.order("bob", 2, "p1", 30);
        shop.order("eve", 2, "p1", 30);
        shop.cart("ann", 20);
        EntitySet abandoned = set("customers_with_abandoned_cart");

        MetricResult counted =
                shop.numbers(counting("customers").among(new Members.OfSet(abandoned, Optional.empty(), false)));

        assertThat(counted.rows()).hasToString("[[1]]");
        assertThat(counted.columns()).extracting(MetricResult.Column::unit).containsExactly("customers");
        assertThat(counted.events()).as("the item in the cart").isEqualTo(1);
        assertThat(counted.members()).isEmpty();
        assertThat(number(counting("customers").among(new Members.OfSet(abandoned, Optional.empty(), false, true))))
                .isEqualTo(2);
        assertThat(number(counting("customers")
                        .within(days(0, 10))
                        .among(new Members.OfSet(abandoned, Optional.empty(), true))))
                .isZero();
    }

    private static MetricQueryBuilder counting(String what) {
        return MetricQuery.of("sessions").countingGroups(what);
    }

    @Test
    void groupsOfOneMetricNarrowAnother() {
        shop.review(shop.order("ann", 1, "p1", 10), 3, 1);
        shop.review(shop.order("bob", 2, "p1", 30), 3, 4);
        shop.review(shop.order("eve", 2, "p2", 50), 3, 5);
        MetricQuery low = MetricQuery.of("review_score")
                .by("product_id")
                .having(new Having("review_score", Operator.LESS, BigDecimal.valueOf(3)))
                .build();

        MetricResult result =
                shop.numbers(MetricQuery.of("revenue").among(new Members.Groups(low, "product", "poor", false)));

        assertThat(result.rows()).hasToString("[[40]]");
        assertThat(result.members()).containsExactly(1L);
        assertThat(result.events()).as("two orders and two reviews").isEqualTo(4);
        assertThat(number(MetricQuery.of("revenue")
                        .among(new Members.OfSet(set("products_with_low_reviews"), Optional.empty(), false))))
                .isEqualTo(40);
    }

    @Test
    void everySetOfTheModelCanBeComputed() {
        String late = shop.order("ann", 1, "p1", 10);
        shop.order("ann", 2, "p1", 10);
        shop.late(late, 20);

        assertThat(MODEL.sets()).allSatisfy(set -> {
            Members members = new Members.OfSet(set, Optional.of(days(0, 50)), false);
            assertThat(shop.numbers(MetricQuery.of("revenue").among(members)).members())
                    .hasSize(1);
        });
        assertThat(number(MetricQuery.of("revenue")
                        .among(new Members.OfSet(set("customers_with_late_delivery"), Optional.empty(), false))))
                .isEqualTo(20);
    }

    private void emptiedAndFilled(boolean oneByOne) {
        List<Runnable> story = List.of(
                () -> shop.stock("p1", 0, 5),
                () -> shop.stock("p2", 0, 5),
                () -> shop.stock("p3", 0, 5),
                () -> shop.stock("p1", 10, -5),
                () -> shop.stock("p1", 20, 9),
                () -> shop.stock("p1", 21, -1),
                () -> shop.stock("p2", 30, -5),
                () -> shop.order("ann", 31, "p1", 10),
                () -> shop.order("ann", 32, "p2,p2", 10),
                () -> shop.order("ann", 33, "p3", 10));
        for (Runnable event : story) {
            event.run();
            if (oneByOne) {
                shop.apply();
            }
        }
    }

    private static Members outOfStock(int from, int to) {
        return new Members.OfSet(set("products_out_of_stock"), Optional.of(days(from, to)), false);
    }

    private int units(Members members) {
        return number(MetricQuery.of("units").among(members));
    }

    private int number(MetricQueryBuilder query) {
        return ((Number) shop.numbers(query).rows().get(0).get(0)).intValue();
    }

    private static EntitySet set(String name) {
        return MODEL.sets().stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Period days(int from, int to) {
        LocalDate first = LocalDate.parse("2025-01-01");
        return new Period(
                first.plusDays(from).atStartOfDay(), first.plusDays(to).atStartOfDay(), "then");
    }
}
