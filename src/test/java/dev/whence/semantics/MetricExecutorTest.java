package dev.whence.semantics;

import static dev.whence.semantics.OrderEvents.line;
import static dev.whence.semantics.OrderEvents.paid;
import static dev.whence.semantics.OrderEvents.placed;
import static dev.whence.semantics.OrderEvents.reviewed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.event.WhenceException;
import dev.whence.projection.Events;
import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionFiles;
import dev.whence.projection.ProjectionSettings;
import dev.whence.semantics.MetricQuery.Bucket;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Operator;
import dev.whence.semantics.MetricQuery.Period;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five orders, small enough to work out by head. */
class MetricExecutorTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2025-06-01T00:00:00");
    private static final Period JANUARY = period("2025-01-01", "2025-02-01");
    private static final Period FEBRUARY = period("2025-02-01", "2025-03-01");

    @TempDir
    static Path folder;

    private static Projection projection;
    private static MetricExecutor executor;

    @BeforeAll
    static void fill() {
        projection = Projection.open(
                ProjectionFiles.read(Path.of("projections/commerce")), new ProjectionSettings(folder, 128, 2));
        projection.apply(List.of(
                placed(
                        1,
                        "a",
                        "ann",
                        "SP",
                        "2025-01-10T10:00:00Z",
                        line(1, "p1", "toys", "s1", 10) + "," + line(2, "p2", "toys", "s1", 20) + ","
                                + line(3, "p3", "books", "s2", 30)),
                placed(2, "b", "bob", "BA", "2025-01-20T10:00:00Z", line(1, "p1", "toys", "s1", 10)),
                placed(3, "c", "ann", "SP", "2025-02-03T10:00:00Z", line(1, "p3", "books", "s2", 30)),
                placed(4, "d", "eve", "SP", "2025-02-04T10:00:00Z", ""),
                placed(5, "e", "eve", "SP", "2025-02-05T10:00:00Z", line(1, "p1", "toys", "s1", 12)),
                paid(6, "a", 1, "voucher", 40),
                paid(7, "a", 2, "boleto", 20),
                paid(8, "b", 1, "boleto", 10),
                Events.event(
                        9,
                        "revenue.order.cancelled",
                        "order/e",
                        "2025-02-06T00:00:00Z",
                        "{'order_id': 'e', 'status': 'canceled', 'cancelled_at': '2025-02-06T00:00:00Z'}"),
                reviewed(10, "a", 5),
                reviewed(11, "b", 1)));
        executor = new MetricExecutor(SemanticModelLoader.load(Path.of("semantics/commerce.yaml")), projection);
    }

    @AfterAll
    static void close() {
        projection.close();
    }

    @Test
    void countsAnOrderOnceInEachCategoryThatItContains() {
        assertThat(rows(MetricQuery.of("orders").by("category"))).containsExactly(row("books", 2L), row("toys", 3L));
        assertThat(rows(MetricQuery.of("orders").by("category", "seller_state")))
                .isEmpty();
        assertThat(rows(MetricQuery.of("orders").where("category", "toys", "books")))
                .containsExactly(row(4L));
        assertThat(rows(MetricQuery.of("orders").by("category").where("seller_id", "s1")))
                .containsExactly(row("toys", 3L));
    }

    @Test
    void anOrderWithoutItemsIsAnOrderButHasNoRevenueAndNoCategory() {
        assertThat(rows(MetricQuery.of("orders", "revenue", "revenue_orders").within(FEBRUARY)))
                .containsExactly(row(3L, decimal("30"), 1L));
        assertThat(rows(MetricQuery.of("orders").where(new Filter("category", Operator.NOT_IN, List.of("toys")))))
                .containsExactly(row(2L));
    }

    @Test
    void paymentTypeIsTheRowOfAPaymentAndTheMainTypeOfAnOrder() {
        assertThat(rows(MetricQuery.of("payment_value").by("payment_type")))
                .containsExactly(row("boleto", decimal("30")), row("voucher", decimal("40")));
        assertThat(rows(MetricQuery.of("orders").by("payment_type")))
                .containsExactly(row("boleto", 1L), row("not recorded", 3L), row("voucher", 1L));
        assertThat(rows(MetricQuery.of("orders").where("any_payment_type", "boleto")))
                .containsExactly(row(2L));
        assertThat(rows(MetricQuery.of("revenue").by("payment_type")))
                .containsExactly(
                        row("boleto", decimal("10")),
                        row("not recorded", decimal("30")),
                        row("voucher", decimal("60")));
    }

    @Test
    void comparesPeriodsAndGroupsThatOnlyOneOfThemHas() {
        assertThat(rows(MetricQuery.of("revenue").by("state").within(FEBRUARY).comparedWith(JANUARY)))
                .containsExactly(
                        row("BA", decimal("0"), decimal("10"), decimal("-10"), -1.0),
                        row("SP", decimal("30"), decimal("60"), decimal("-30"), -0.5));
        MetricResult rates =
                run(MetricQuery.of("cancellation_rate").within(FEBRUARY).comparedWith(JANUARY));
        assertThat(rates.columns())
                .extracting(MetricResult.Column::name)
                .containsExactly("current", "previous", "change");
        assertThat(rates.rows()).containsExactly(row(1 / 3.0, 0.0, 1 / 3.0));
    }

    @Test
    void alignsTheUnitsOfTimeOfTwoPeriods() {
        assertThat(rows(MetricQuery.of("orders")
                        .by(Grain.MONTH)
                        .within(FEBRUARY)
                        .comparedWith(JANUARY)))
                .containsExactly(row("2025-02", 3L, 2L, 1L, 0.5));
    }

    @Test
    void givesSharesOfTheWholeAndOfSomeRows() {
        assertThat(rows(MetricQuery.of("orders").by("state").asShare()))
                .containsExactly(row("BA", 0.2), row("SP", 0.8));
        assertThat(rows(MetricQuery.of("orders").shareOf(Filter.in("category", "toys"))))
                .containsExactly(row(0.6));
        assertThat(rows(MetricQuery.of("orders").by("state").shareOf(Filter.in("status", "canceled"))))
                .containsExactly(row("BA", 0.0), row("SP", 0.25));
        assertThat(rows(MetricQuery.of("orders").by(Grain.MONTH).by("state").asShare()))
                .containsExactly(row("2025-01", "BA", 0.5), row("2025-01", "SP", 0.5), row("2025-02", "SP", 1.0));
    }

    @Test
    void ranksWithTiesByNameAndKeepsConditions() {
        assertThat(rows(MetricQuery.of("units").by("product_id").top("units", 2)))
                .containsExactly(row("p1", 2L), row("p3", 2L));
        assertThat(rows(MetricQuery.of("units").by("product_id").top("units", 1).passingOver(1)))
                .containsExactly(row("p3", 2L));
        assertThat(rows(MetricQuery.of("units").by("product_id").top("units", 1).passingOver(100)))
                .isEmpty();
        assertThat(rows(MetricQuery.of("revenue").by("category").atLeast("units", 3)))
                .containsExactly(row("toys", decimal("40")));
        assertThat(rows(MetricQuery.of("review_score").by("state").atLeast(MetricQuery.POPULATION, 2)))
                .isEmpty();
    }

    @Test
    void countsCustomersByTheirOrders() {
        assertThat(rows(MetricQuery.of("customers", "repeat_customers", "new_customers")))
                .containsExactly(row(3L, 2L, 3L));
        assertThat(rows(MetricQuery.of("repeat_customers").within(JANUARY))).containsExactly(row(0L));
        assertThat(rows(MetricQuery.of("orders").by("customer_type").within(FEBRUARY)))
                .containsExactly(row("first-time", 1L), row("returning", 2L));
        assertThat(rows(MetricQuery.of("new_sellers").by(Grain.MONTH))).containsExactly(row("2025-01", 2L));
    }

    @Test
    void givesStatisticsAndRangesOfSingleValues() {
        assertThat(rows(MetricQuery.of("order_value:median", "order_value:max", "order_value:p25")))
                .containsExactly(row(21.0, decimal("60"), 11.5));
        assertThat(rows(MetricQuery.of("orders").by(new Bucket("order_value", List.of(decimal("12"), decimal("30"))))))
                .containsExactly(row("under 12", 1L), row("12 to under 30", 1L), row("30 and more", 2L));
    }

    @Test
    void givesRangesOfEqualWidthAndSaysWhichOfTwoAnEdgeBelongsTo() {
        assertThat(rows(MetricQuery.of("orders").by(Bucket.steps("order_value", decimal("30")))))
                .containsExactly(row("0 to under 30", 2L), row("30 to under 60", 1L), row("60 to under 90", 1L));
        assertThat(rows(MetricQuery.of("orders").by(Bucket.steps("order_value", decimal("0.1")))))
                .contains(row("12 to under 12.1", 1L));
        List<BigDecimal> edges = List.of(decimal("12"), decimal("60"));
        assertThat(rows(MetricQuery.of("orders").by(new Bucket("order_value", edges, edges, Optional.empty()))))
                .containsExactly(row("up to 12", 2L), row("over 12 to 60", 2L));
    }

    @Test
    void closesPeriodsAtTheClockOfTheQuestion() {
        MetricQuery query = MetricQuery.of("orders").within(FEBRUARY).build();
        assertThat(executor.run(query, LocalDateTime.parse("2025-02-04T10:00:00"))
                        .rows())
                .containsExactly(row(1L));
        assertThat(executor.run(query, LocalDateTime.parse("2025-02-04T10:00:01"))
                        .rows())
                .containsExactly(row(2L));
    }

    @Test
    void datesRowsByAnotherRoleOnlyWhenAsked() {
        assertThat(rows(MetricQuery.of("cancelled_orders")
                        .dated("cancelled")
                        .within(period("2025-02-06", "2025-02-07"))))
                .containsExactly(row(1L));
        assertThat(rows(MetricQuery.of("orders").by("weekday").within(JANUARY)))
                .containsExactly(row("Monday", 1L), row("Friday", 1L));
    }

    @Test
    void sumsUpOverTime() {
        assertThat(rows(MetricQuery.of("revenue").by(Grain.MONTH).withRunningTotal()))
                .containsExactly(
                        row("2025-01", decimal("70"), decimal("70")), row("2025-02", decimal("30"), decimal("100")));
        refuses(MetricQuery.of("customers").by(Grain.MONTH).withRunningTotal(), "no running total");
    }

    @Test
    void refusesWhatTheModelDoesNotKnowOrCannotCompute() {
        refuses(MetricQuery.of("margin"), "no metric 'margin'");
        refuses(MetricQuery.of("revenu"), "did you mean 'revenue'");
        refuses(MetricQuery.of("revenue").by("weather"), "no dimension 'weather'");
        refuses(MetricQuery.of("revenue:median"), "not made of single values");
        refuses(MetricQuery.of("delivery_time:mode"), "no statistic 'mode'");
        refuses(MetricQuery.of("orders").dated("reviewed"), "cannot be dated");
        refuses(MetricQuery.of("orders").by("device"), "no relationship leads there");
        refuses(MetricQuery.of("orders").where("order_value", "dear"), "is no value");
        refuses(MetricQuery.of("late_rate").by("state").asShare(), "no sum and no count");
        refuses(MetricQuery.of("revenue").by("state").top("orders", 5), "cannot be ranked");
    }

    @Test
    void aValueThatLooksLikeSqlIsJustAValue() {
        assertThat(rows(MetricQuery.of("orders").where("state", "SP' or '1'='1")))
                .containsExactly(row(0L));
    }

    private static void refuses(MetricQueryBuilder query, String reason) {
        assertThatThrownBy(() -> executor.run(query.build(), NOW))
                .isInstanceOfSatisfying(WhenceException.class, refusal -> assertThat(refusal.category())
                        .isEqualTo(WhenceException.Category.BAD_DATA))
                .hasMessageContaining(reason);
    }

    private static List<List<Object>> rows(MetricQueryBuilder query) {
        return run(query).rows();
    }

    private static MetricResult run(MetricQueryBuilder query) {
        return executor.run(query.build(), NOW);
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    private static Period period(String from, String to) {
        return new Period(
                LocalDate.parse(from).atStartOfDay(), LocalDate.parse(to).atStartOfDay(), from);
    }
}
