package dev.whence.sample;

import java.util.ArrayList;
import java.util.List;

/** Who buys: new people by the atlas, and those who come back, unless a late parcel put them off. */
final class Crowd {
    private static final double COMES_BACK = 0.2;
    private static final double LOYAL = 0.12;
    private static final double PUT_OFF = 0.75;

    private final Atlas atlas;
    private final List<Customer> known = new ArrayList<>();

    Crowd(Atlas atlas) {
        this.atlas = atlas;
    }

    Customer next(Chance chance) {
        if (!known.isEmpty() && chance.yes(COMES_BACK)) {
            return known.get(chance.index(known.size()));
        }
        Place place = atlas.ofCustomer(chance);
        return new Customer(chance.id(), place, place.zip(chance));
    }

    /** After an order: loyal people are met more often, disappointed ones hardly. */
    void remember(Order order, Chance chance) {
        boolean putOff = order.late() && chance.yes(PUT_OFF);
        int times = chance.yes(LOYAL) ? 4 : 1;
        for (int i = 0; i < times && !putOff; i++) {
            known.add(order.customer());
        }
    }
}
