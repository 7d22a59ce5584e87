package dev.whence.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.whence.event.RecordedEvent;
import dev.whence.event.WhenceException;
import dev.whence.projection.Events;
import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionFiles;
import dev.whence.projection.ProjectionSettings;
import dev.whence.semantics.SkillExecutor.Told;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The skills of the project's own model, on shops small enough to work them out by head. */
class SkillExecutorTest {
    private static final Path MODEL = Path.of("semantics/commerce.yaml");
    private static final LocalDateTime NOW = LocalDateTime.parse("2025-03-02T00:00:00");

    @TempDir
    private Path folder;

    private final List<RecordedEvent> events = new ArrayList<>();
    private Projection projection;

    @BeforeEach
    void open() {
        projection = Projection.open(
                ProjectionFiles.read(Path.of("projections/commerce")), new ProjectionSettings(folder, 128, 2));
    }

    @AfterEach
    void close() {
        projection.close();
    }

    /** All gaps: 20 days of two for ann, 40 of one for eve, so 20 each; ann's with one more: (20 + 20) / 3. */
    @Test
    void whoHasBeenSilentForLongerThanUsualIsAtRisk() {
        order("ann", 0, "p1", 10);
        order("ann", 10, "p1", 10);
        order("ann", 20, "p1", 10);
        order("bob", 0, "p1", 10);
        order("eve", 0, "p1", 10);
        order("eve", 40, "p1", 10);

        Told told = run("at_risk", MetricQuery.of("customers"));

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
        order("ann", 0, "p1", 10);
        order("ann", 20, "p1", 10);

        assertThatThrownBy(() -> run("at_risk", MetricQuery.of("customers").where("state", "BA")))
                .isInstanceOfSatisfying(WhenceException.class, refusal -> assertThat(refusal.category())
                        .isEqualTo(WhenceException.Category.BAD_DATA))
                .hasMessageContaining("nobody has ordered twice");
    }

    @Test
    void segmentsTellRecencyFrequencyAndRevenueApart() {
        order("ann", 0, "p1", 10);
        order("ann", 50, "p1", 90);
        order("bob", 50, "p1", 10);
        order("eve", -300, "p1", 10);

        assertThat(run("segments", MetricQuery.of("customers")).result().rows())
                .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(4))
                .containsExactly("champions 1 " + 100 / 120.0, "new 1 " + 10 / 120.0, "ordered once 1 " + 10 / 120.0);
    }

    /** January 2025: ann and bob, of whom ann came back in February; March is not over. */
    @Test
    void retentionIsThePartOfACohortThatOrderedInALaterMonth() {
        order("ann", 0, "p1", 10);
        order("bob", 0, "p1", 10);
        order("ann", 40, "p1", 10);
        order("eve", 40, "p1", 10);

        List<List<Object>> rows =
                run("retention", MetricQuery.of("customers")).result().rows();

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).subList(0, 4)).containsExactly("2025-01", 2L, 0.5, null);
        assertThat(rows.get(1).subList(0, 3)).containsExactly("2025-02", 1L, null);
    }

    /** Of 40 orders 8 hold both: 8 * 8 / 40 = 1.6 would be chance. */
    @Test
    void basketsHaveSupportConfidenceAndLift() {
        for (int i = 0; i < 40; i++) {
            order("c" + i, i, i < 8 ? "phone,case" : "p" + i % 4, 10);
        }

        Told told = run("baskets", MetricQuery.of("orders"));

        assertThat(told.result().rows()).containsExactly(List.of("case", "phone", 8L, 0.2, 1.0, 5.0));
        assertThat(told.sentence().orElseThrow()).startsWith("case and phone are in 8 orders together, 5.0 times");
    }

    @Test
    void whatIsNotBeyondChanceIsNotBoughtTogether() {
        order("ann", 0, "phone,case", 10);
        order("bob", 0, "phone,book", 10);

        Told told = run("baskets", MetricQuery.of("orders"));

        assertThat(told.result().rows()).isEmpty();
        assertThat(told.sentence().orElseThrow()).startsWith("nothing is bought together more often than chance");
    }

    /** Everybody of the dearest fifth: 25 who came back every 10 days, 25 who left after their one late parcel. */
    @Test
    void lateParcelsCameBeforeTheBestCustomersLeft() {
        for (int i = 0; i < 25; i++) {
            order("stays" + i, 20, "p1", 1000);
            order("stays" + i, 30, "p1", 1000);
            String left = order("leaves" + i, -400, "p1", 2000);
            late(left, -390);
        }
        for (int i = 0; i < 200; i++) {
            order("small" + i, 10, "p1", 1);
        }

        Told told = run("before_churn", MetricQuery.of("customers"));

        List<Object> first = told.result().rows().get(0);
        assertThat(first.subList(0, 3)).containsExactly("late delivery", 1.0, 0.0);
        assertThat(first.get(6)).isEqualTo(true);
        assertThat(told.sentence().orElseThrow())
                .startsWith("late delivery (100.0 % of their last orders, 0.0 % of orders");
    }

    /** Category differs, price is as far away as any, no weight, no review: (0 + 0 + 0) / 3; the other: (1 + 1 + 1) / 3. */
    @Test
    void productsAreSimilarInWhatIsKnownOfBoth() {
        order("ann", 0, "a,b", 10);
        order("bob", 1, "other", 1000);

        List<List<Object>> rows = told("similar_products", MetricQuery.of("orders"), Optional.of("a"))
                .result()
                .rows();

        assertThat(rows).extracting(row -> row.get(0) + " " + row.get(6)).containsExactly("b 1.0", "other 0.0");
        assertThatThrownBy(() -> told("similar_products", MetricQuery.of("orders"), Optional.of("none")))
                .hasMessageContaining("no product with the id none");
    }

    /** Of 4 pieces, 28 were sold in 28 days, so they last 4 days, within exp(1.28 * sqrt(1/4 + 1/28)). */
    @Test
    void stockLastsForThePiecesLeftAtTheRateOfSale() {
        for (int i = 0; i < 28; i++) {
            order("c" + i, 34, "p1", 10);
        }
        order("d", 34, "p2", 10);
        stock("p1", 4);
        stock("p2", 500);

        Told told = run("run_out", MetricQuery.of("stock_on_hand"));

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
        order("ann", 0, "p1", 10);

        assertThatThrownBy(() -> run("run_out", MetricQuery.of("stock_on_hand")))
                .hasMessage("the data holds nothing about stock");
    }

    private Told run(String skill, MetricQueryBuilder query) {
        return told(skill, query, Optional.empty());
    }

    private Told told(String skill, MetricQueryBuilder query, Optional<String> id) {
        projection.apply(List.copyOf(events));
        events.clear();
        Skill wanted = SkillFile.beside(MODEL).stream()
                .filter(each -> each.name().equals(skill))
                .findFirst()
                .orElseThrow();
        return new SkillExecutor(SemanticModelLoader.load(MODEL), projection).run(wanted, query.build(), id, NOW);
    }

    /** @param day after 1 January 2025 */
    private String order(String customer, int day, String products, int price) {
        long position = position();
        String order = "o" + position;
        StringBuilder lines = new StringBuilder();
        for (String product : products.split(",")) {
            lines.append(lines.isEmpty() ? "" : ",")
                    .append("{'item': %d, 'product_id': '%s', 'category': '%s', 'price': %d, 'freight': 1}"
                            .formatted(lines.length() + 1, product, product.equals("other") ? "books" : "toys", price));
        }
        events.add(Events.event(
                position,
                "revenue.order.placed",
                "order/" + order,
                time(day),
                "{'order_id': '%s', 'status': 'created', 'currency': 'BRL', 'customer': {'id': '%s', 'city': 'x', 'state': 'SP'}, 'placed_at': '%s', 'estimated_delivery_date': '%s', 'lines': [%s]}"
                        .formatted(order, customer, time(day), time(day + 5), lines)));
        return order;
    }

    private void late(String order, int day) {
        events.add(Events.event(
                position(),
                "inventory.shipment.delivered",
                "order/" + order,
                time(day),
                "{'order_id': '%s', 'status': 'delivered', 'delivered_at': '%s', 'late': true}"
                        .formatted(order, time(day))));
    }

    private void stock(String product, int pieces) {
        events.add(Events.event(
                position(),
                "inventory.stock.adjusted",
                "stock/" + product,
                time(0),
                "{'product_id': '%s', 'location': 'here', 'quantity': %d}".formatted(product, pieces)));
    }

    private long position() {
        return 1 + projection.position() + events.size();
    }

    private static String time(int day) {
        return LocalDate.parse("2025-01-01").plusDays(day) + "T10:00:00Z";
    }
}
