package dev.whence.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one order of a customer, with its whole course up to the story's last moment. */
final class Counter {
    private static final double CANCELLED = 0.011;
    private static final double UNAVAILABLE = 0.005;

    private final Story story;
    private final Catalogue catalogue;
    private final Logistics logistics;

    Counter(Story story, Catalogue catalogue) {
        this.story = story;
        this.catalogue = catalogue;
        this.logistics = new Logistics(story);
    }

    Order sell(Customer customer, LocalDateTime purchased, Chance chance) {
        List<Item> items = basket(customer, purchased, chance);
        long total =
                items.stream().mapToLong(item -> item.price() + item.freight()).sum();
        String type = Till.type(chance);
        List<Payment> payments = Till.pay(type, total, chance);
        Item dearest = items.get(0);
        Progress plan = logistics.plan(purchased, dearest, customer.place(), type.equals("boleto"), chance);
        return course(chance, customer, purchased, plan, items, payments);
    }

    private List<Item> basket(Customer customer, LocalDateTime purchased, Chance chance) {
        int size = 1 + (chance.yes(0.13) ? chance.between(1, 3) : 0);
        List<Item> items = new ArrayList<>();
        while (items.size() < size) {
            Product product = catalogue.wanted(chance);
            if (!story.staysAway(product, purchased, chance)) {
                items.add(item(items.size() + 1, product, customer, purchased, chance));
            }
        }
        return items;
    }

    private Item item(int number, Product product, Customer customer, LocalDateTime purchased, Chance chance) {
        long price = Math.round(story.listPrice(product, purchased) * story.discount(purchased.toLocalDate()));
        LocalDateTime limit = purchased.plusDays(chance.between(3, 6));
        return new Item(number, product, limit, price, Logistics.freight(product, customer.place(), chance));
    }

    private Order course(
            Chance chance,
            Customer customer,
            LocalDateTime purchased,
            Progress plan,
            List<Item> items,
            List<Payment> payments) {
        double fate = chance.unit();
        LocalDateTime stop = purchased.plusMinutes(chance.between(30, 4000));
        String id = chance.id();
        String customerId = chance.id();
        Optional<Review> review = Critic.review(items.get(0).product(), plan, chance)
                .filter(written -> !written.answered().isAfter(story.until()));
        boolean stopped = fate < CANCELLED + UNAVAILABLE && !stop.isAfter(story.until());
        Progress progress = (stopped ? plan.stoppedAt(stop) : plan).at(story.until());
        String status = progress.status(story.until());
        if (stopped) {
            status = fate < CANCELLED ? "canceled" : "unavailable";
            review = Optional.empty();
        }
        return new Order(id, customerId, customer, status, purchased, progress, items, payments, review);
    }
}
