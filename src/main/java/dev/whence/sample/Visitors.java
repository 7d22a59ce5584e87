package dev.whence.sample;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** How people move through the web shop: those who buy, those who try, and the many who only look. */
final class Visitors {
    private static final double BUYER_DECLINED_ONCE = 0.03;

    private enum Aim {
        GLANCE(0.5),
        BROWSE(0.33),
        CART(0.12),
        CHECKOUT(0.05);

        private static final Weighted<Aim> ALL = new Weighted<>(List.of(values()), aim -> aim.share);
        private final double share;

        Aim(double share) {
            this.share = share;
        }
    }

    private final Story story;
    private final Catalogue catalogue;

    Visitors(Story story, Catalogue catalogue) {
        this.story = story;
        this.catalogue = catalogue;
    }

    /** The visit before an order, or before one that the checkout lost. */
    List<WebEvent> buyer(Purchase purchase, Chance chance) {
        Order order = purchase.order();
        Optional<String> led = purchase.lost() ? Optional.empty() : Optional.of(order.id());
        Visit visit = new Visit(
                chance, purchase.device(), Optional.of(order.customer().uniqueId()), led, order.purchased());
        visit.page("/");
        for (Item item : order.items()) {
            visit.look(item.product()).take(item.product());
        }
        visit.page("/cart").checkout();
        pay(visit, purchase, chance);
        return visit.endingAt(order.purchased());
    }

    private void pay(Visit visit, Purchase purchase, Chance chance) {
        boolean incident = story.incident(purchase.device(), purchase.order().purchased());
        boolean byCard =
                purchase.order().payments().stream().anyMatch(p -> p.type().equals(Payment.CARD));
        if (incident) {
            visit.slow(Visit.CHECKOUT, 11_000);
        }
        int declined = purchase.lost() && byCard ? chance.between(1, 3) : chance.yes(BUYER_DECLINED_ONCE) ? 1 : 0;
        for (int i = 0; i < declined && byCard; i++) {
            visit.declined(Payment.CARD, incident ? "gateway_timeout" : "insufficient_funds");
        }
    }

    /** A visit that does not lead to an order. */
    List<WebEvent> idle(Device device, LocalDateTime start, Chance chance) {
        Visit visit = new Visit(chance, device, Optional.empty(), Optional.empty(), start);
        Aim aim = Aim.ALL.pick(chance);
        Product product = catalogue.wanted(chance);
        if (aim == Aim.GLANCE) {
            return chance.yes(0.5)
                    ? visit.page("/").events()
                    : visit.look(product).events();
        }
        visit.page("/category/" + product.category().label()).look(product);
        for (int more = chance.between(0, 2); more > 0; more--) {
            visit.look(catalogue.wanted(chance));
        }
        if (aim != Aim.BROWSE) {
            visit.take(product).page("/cart");
        }
        if (aim == Aim.CHECKOUT) {
            giveUp(visit.checkout(), story.incident(device, start), chance);
        }
        return visit.events();
    }

    private static void giveUp(Visit visit, boolean incident, Chance chance) {
        if (incident) {
            visit.slow(Visit.CHECKOUT, 12_000);
        }
        if (chance.yes(incident ? 0.7 : 0.15)) {
            visit.declined(Payment.CARD, incident ? "gateway_timeout" : "insufficient_funds");
        }
    }
}
