package dev.whence.semantics;

import dev.whence.event.RecordedEvent;
import dev.whence.projection.Events;
import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionFiles;
import dev.whence.projection.ProjectionSettings;
import dev.whence.semantics.SkillExecutor.Told;
import dev.whence.store.EventText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shop of few orders, on 2 March 2025, whose skills are asked. */
final class SkillShop implements AutoCloseable {
    private static final Path MODEL = Path.of("semantics/commerce.yaml");
    private static final LocalDateTime NOW = LocalDateTime.parse("2025-03-02T00:00:00");

    private final List<RecordedEvent> events = new ArrayList<>();
    private final Projection projection;

    SkillShop(Path folder) {
        projection = Projection.open(
                ProjectionFiles.read(Path.of("projections/commerce")), new ProjectionSettings(folder, 128, 2));
    }

    @Override
    public void close() {
        projection.close();
    }

    Told run(String skill, MetricQueryBuilder query) {
        return told(skill, query, Optional.empty());
    }

    /** The numbers of a query, at the clock of the shop. */
    MetricResult numbers(MetricQueryBuilder query) {
        return executor(0).run(query.build(), NOW);
    }

    /** Of the events so far, and of those that are applied later. */
    MetricExecutor executor(int kept) {
        apply();
        return new MetricExecutor(SemanticModelLoader.load(MODEL), projection, kept);
    }

    /** Builds the star again from these events alone. */
    void rebuild(List<RecordedEvent> all) {
        projection.rebuild((after, limit) -> all.stream()
                .filter(event -> event.position() > after)
                .limit(limit)
                .map(EventText::of)
                .toList());
    }

    /** Takes the events so far as a batch of its own. */
    void apply() {
        projection.apply(List.copyOf(events));
        events.clear();
    }

    Told told(String skill, MetricQueryBuilder query, Optional<String> id) {
        apply();
        Skill wanted = SkillFile.beside(MODEL).stream()
                .filter(each -> each.name().equals(skill))
                .findFirst()
                .orElseThrow();
        return new SkillExecutor(SemanticModelLoader.load(MODEL), projection).run(wanted, query.build(), id, NOW);
    }

    /** @param day after 1 January 2025 */
    String order(String customer, int day, String products, int price) {
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

    void late(String order, int day) {
        events.add(Events.event(
                position(),
                "inventory.shipment.delivered",
                "order/" + order,
                time(day),
                "{'order_id': '%s', 'status': 'delivered', 'delivered_at': '%s', 'late': true}"
                        .formatted(order, time(day))));
    }

    void stock(String product, int pieces) {
        stock(product, 0, pieces);
    }

    /** @param pieces that came, or went where they are below 0 */
    void stock(String product, int day, int pieces) {
        events.add(Events.event(
                position(),
                "inventory.stock.adjusted",
                "stock/" + product,
                time(day),
                "{'product_id': '%s', 'location': 'here', 'quantity': %d}".formatted(product, pieces)));
    }

    /** Something put into a cart on a visit that led to no order. */
    void cart(String customer, int day) {
        events.add(Events.event(
                position(),
                "customer.cart.item_added",
                "session/s" + position(),
                time(day),
                "{'session_id': 's%d', 'device': 'mobile', 'customer_id': '%s'}".formatted(position(), customer)));
    }

    void review(String order, int day, int score) {
        events.add(Events.event(
                position(),
                "product.review.submitted",
                "review/r" + order,
                time(day),
                "{'order_id': '%s', 'review_id': 'r%s', 'score': %d, 'created_at': '%s'}"
                        .formatted(order, order, score, time(day))));
    }

    private long position() {
        return 1 + projection.position() + events.size();
    }

    private static String time(int day) {
        return LocalDate.parse("2025-01-01").plusDays(day) + "T10:00:00Z";
    }
}
