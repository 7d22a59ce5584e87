package dev.whence.sample;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** How people move through the web shop: those who buy, those who try, and the many who only look. */
final class Visitors {
    private static final double BUYER_DECLINED_ONCE = 0.03;
    private static final double HESITATES = 0.2;

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

    private final BiPredicate<Device, LocalDateTime> incident;
    private final Function<Chance, ? extends Ware> wanted;

    /**
     * @param incident when the checkout does not work well, and on what
     * @param wanted what people look for
     */
    Visitors(BiPredicate<Device, LocalDateTime> incident, Function<Chance, ? extends Ware> wanted) {
        this.incident = incident;
        this.wanted = wanted;
    }

    /** The visit before an order, or before one that the checkout lost. */
    List<WebEvent> buyer(Errand errand, Chance chance) {
        Visit visit = toCheckout(errand, chance);
        pay(visit, errand, chance);
        return visit.endingAt(errand.at());
    }

    /** The same as shops tell it that know the order at the end; some think long before they pay. */
    Visit customer(Errand errand, Chance chance) {
        Visit visit = toCheckout(errand, chance);
        if (chance.yes(HESITATES)) {
            visit.hesitate();
        }
        pay(visit, errand, chance);
        errand.order().ifPresent(visit::complete);
        return visit;
    }

    private static Visit toCheckout(Errand errand, Chance chance) {
        Visit visit = new Visit(chance, errand.device(), Optional.of(errand.customer()), errand.order(), errand.at());
        visit.page("/");
        for (Ware ware : errand.wares()) {
            visit.look(ware).take(ware);
        }
        return visit.page("/cart").checkout();
    }

    private void pay(Visit visit, Errand errand, Chance chance) {
        boolean trouble = incident.test(errand.device(), errand.at());
        if (trouble) {
            visit.slow(Visit.CHECKOUT, 11_000);
        }
        boolean lost = errand.order().isEmpty();
        int declined = lost ? chance.between(1, 3) : chance.yes(BUYER_DECLINED_ONCE) ? 1 : 0;
        for (int i = 0; i < declined && errand.byCard(); i++) {
            visit.declined(Payment.CARD, trouble ? "gateway_timeout" : "insufficient_funds");
        }
    }

    /** A visit that does not lead to an order. */
    Visit idle(Device device, LocalDateTime start, Chance chance) {
        Visit visit = new Visit(chance, device, Optional.empty(), Optional.empty(), start);
        Aim aim = Aim.ALL.pick(chance);
        Ware ware = wanted.apply(chance);
        if (aim == Aim.GLANCE) {
            return chance.yes(0.5) ? visit.page("/") : visit.look(ware);
        }
        visit.page("/category/" + ware.label()).look(ware);
        for (int more = chance.between(0, 2); more > 0; more--) {
            visit.look(wanted.apply(chance));
        }
        if (aim != Aim.BROWSE) {
            visit.take(ware).page("/cart");
        }
        if (aim == Aim.CHECKOUT) {
            giveUp(visit.checkout(), incident.test(device, start), chance);
        }
        return visit;
    }

    private static void giveUp(Visit visit, boolean trouble, Chance chance) {
        if (trouble) {
            visit.slow(Visit.CHECKOUT, 12_000);
        }
        if (chance.yes(trouble ? 0.7 : 0.15)) {
            visit.declined(Payment.CARD, trouble ? "gateway_timeout" : "insufficient_funds");
        }
    }
}
