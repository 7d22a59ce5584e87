package dev.whence.sample;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** How long approval, handling and transport take: boleto is slow, far is slow, some sellers are slow. */
final class Logistics {
    private static final double MINUTES_PER_DAY = 24 * 60;

    private final Story story;

    Logistics(Story story) {
        this.story = story;
    }

    /** The whole course of an order that nothing stops. */
    Progress plan(LocalDateTime purchased, Item dearest, Place to, boolean boleto, Chance chance) {
        Seller seller = dearest.product().seller();
        double distance = seller.place().distanceTo(to);
        LocalDateTime approved =
                boleto ? after(purchased, chance.around(1.4, 0.4)) : after(purchased, chance.around(0.015, 1));
        LocalDateTime handedOver = after(approved, seller.slowness() * chance.around(1.5, 0.5));
        double transit = 1.8 + distance / 290 + heavy(dearest) + story.carrierTrouble(to, handedOver);
        LocalDateTime delivered = after(handedOver, chance.around(transit, 0.45));
        LocalDateTime estimated = after(purchased, 6 + distance / 200 + chance.between(0, 4))
                .toLocalDate()
                .atTime(LocalTime.MIDNIGHT);
        return new Progress(Optional.of(approved), Optional.of(handedOver), Optional.of(delivered), estimated);
    }

    private static double heavy(Item item) {
        return item.product().weight() > 8000 ? 2.5 : 0;
    }

    private static LocalDateTime after(LocalDateTime time, double days) {
        return time.plusSeconds(Math.round(days * MINUTES_PER_DAY) * 60 + 7);
    }

    /** What the parcel costs, in cents: by weight and distance. */
    static long freight(Product product, Place to, Chance chance) {
        double distance = product.seller().place().distanceTo(to);
        return Math.round(chance.around(750 + distance * 0.75 + product.weight() * 0.16, 0.15));
    }
}
