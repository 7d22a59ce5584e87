package dev.whence.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the shop's people and customers do: each method is one transaction, as the shop's application would make it. */
final class Business {
    private static final int RECENT_DAYS = 45;
    private static final int AMONG = 30;
    private static final double COMES_BACK = 0.25;
    private static final double RESTOCKS = 0.05;
    private static final Map<String, String> NEXT = Map.of(
            "created", "approve.sql",
            "approved", "process.sql",
            "processing", "invoice.sql",
            "invoiced", "dispatch.sql",
            "shipped", "deliver.sql");
    private static final Weighted<String> WAITING = new Weighted<>(
            List.of("created", "approved", "processing", "invoiced", "shipped"),
            status -> status.equals("shipped") ? 3 : 1);

    private final LiveShop shop;
    private final Atlas atlas = new Atlas();
    private final Weighted<LiveProduct> products;

    private Business(LiveShop shop, List<LiveProduct> products) {
        this.shop = shop;
        this.products = new Weighted<>(products, product -> 1);
    }

    /** Looks up what is on sale. */
    static Business open(LiveShop shop) throws SQLException {
        List<LiveProduct> products = new ArrayList<>();
        shop.transaction(tx -> tx.rows("products.sql")
                .forEach(row -> products.add(new LiveProduct(
                        (String) row.get(0), (String) row.get(1), (String) row.get(2), (BigDecimal) row.get(3)))));
        return new Business(shop, products);
    }

    LiveProduct wanted(Chance chance) {
        return products.pick(chance);
    }

    LiveOrder order(LocalDateTime now, Chance chance) throws SQLException {
        LiveOrder order = LiveOrder.of(customer(chance), products, chance);
        LocalDateTime promised =
                now.toLocalDate().plusDays(chance.between(7, 18)).atStartOfDay();
        shop.transaction(tx -> {
            List<String> who = order.customer();
            tx.change("insert-customer.sql", order.customerId(), who.get(0), who.get(1), who.get(2), who.get(3));
            tx.change("insert-order.sql", order.id(), order.customerId(), now, promised);
            for (int i = 0; i < order.products().size(); i++) {
                LiveProduct product = order.products().get(i);
                BigDecimal freight = order.freight().get(i);
                LocalDateTime limit = now.plusDays(4);
                tx.change(
                        "insert-item.sql",
                        order.id(),
                        i + 1,
                        product.id(),
                        product.seller(),
                        limit,
                        product.price(),
                        freight);
                tx.change("sell-stock.sql", now, product.id(), product.id());
            }
            if (chance.yes(RESTOCKS)) {
                tx.change("receive-stock.sql", now);
            }
        });
        return order;
    }

    private List<String> customer(Chance chance) throws SQLException {
        Optional<List<Object>> known =
                chance.yes(COMES_BACK) ? shop.first("known-customer.sql", chance.id()) : Optional.empty();
        Place place = atlas.ofCustomer(chance);
        return known.map(row -> row.stream().map(String::valueOf).toList())
                .orElseGet(() -> List.of(chance.id(), place.zip(chance), place.city(), place.state()));
    }

    void pay(LiveOrder order) throws SQLException {
        shop.transaction(tx -> {
            for (Payment payment : order.payments()) {
                tx.change(
                        "insert-payment.sql",
                        order.id(),
                        payment.sequential(),
                        payment.type(),
                        payment.instalments(),
                        CopyBuffer.money(payment.value()));
            }
        });
    }

    void approve(LiveOrder order, LocalDateTime now) throws SQLException {
        shop.transaction(tx -> tx.change("approve.sql", now, order.id()));
    }

    /** Moves one waiting order a step on. Does nothing if none waits there. */
    void advance(LocalDateTime now, Chance chance) throws SQLException {
        String status = WAITING.pick(chance);
        boolean timed = !status.equals("approved") && !status.equals("processing");
        shop.transaction(tx -> {
            Optional<String> order = waiting(tx, status, now, chance);
            if (order.isPresent()) {
                tx.change(NEXT.get(status), timed ? new Object[] {now, order.get()} : new Object[] {order.get()});
            }
        });
    }

    void cancel(LocalDateTime now, Chance chance) throws SQLException {
        shop.transaction(tx -> {
            Optional<String> order = waiting(tx, chance.yes(0.5) ? "invoiced" : "created", now, chance);
            if (order.isPresent()) {
                tx.change("cancel.sql", order.get());
            }
        });
    }

    private static Optional<String> waiting(LiveShop tx, String status, LocalDateTime now, Chance chance)
            throws SQLException {
        return tx.first("open-order.sql", status, now.minusDays(RECENT_DAYS), chance.index(AMONG))
                .map(row -> (String) row.get(0));
    }

    void review(LocalDateTime now, Chance chance) throws SQLException {
        shop.transaction(tx -> {
            Optional<List<Object>> order =
                    tx.first("unreviewed-order.sql", now.minusDays(RECENT_DAYS), chance.index(AMONG));
            if (order.isPresent()) {
                boolean late = Boolean.TRUE.equals(order.get().get(1));
                int score = Critic.score(late ? 2.4 : 4.3, chance);
                String words = Critic.words(score, late, chance);
                LocalDateTime asked = now.toLocalDate().atStartOfDay();
                tx.change("insert-review.sql", chance.id(), order.get().get(0), score, words, asked, now);
            }
        });
    }

    void changePrice(LocalDateTime now, Chance chance) throws SQLException {
        LiveProduct product = products.pick(chance);
        BigDecimal price = product.price()
                .multiply(BigDecimal.valueOf(chance.between(90, 112), 2))
                .setScale(2, RoundingMode.HALF_UP);
        shop.transaction(tx -> tx.change("change-price.sql", product.id(), price, now));
    }
}
