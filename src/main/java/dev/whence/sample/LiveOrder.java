package dev.whence.sample;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order that somebody places now. */
record LiveOrder(
        String id,
        String customerId,
        List<String> customer,
        List<LiveProduct> products,
        List<BigDecimal> freight,
        List<Payment> payments,
        Device device) {
    LiveOrder {
        customer = List.copyOf(customer);
        products = List.copyOf(products);
        freight = List.copyOf(freight);
        payments = List.copyOf(payments);
    }

    /** @param customer unique id, zip prefix, city, state */
    static LiveOrder of(List<String> customer, Weighted<LiveProduct> wanted, Chance chance) {
        int size = chance.yes(0.13) ? chance.between(2, 3) : 1;
        List<LiveProduct> products = new ArrayList<>();
        List<BigDecimal> freight = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < size; i++) {
            LiveProduct product = wanted.pick(chance);
            BigDecimal parcel = CopyBuffer.money(Math.round(chance.around(1800, 0.4)));
            products.add(product);
            freight.add(parcel);
            total = total.add(product.price()).add(parcel);
        }
        long cents = total.movePointRight(2).longValue();
        List<Payment> payments = Till.pay(Till.type(chance), cents, chance);
        return new LiveOrder(chance.id(), chance.id(), customer, products, freight, payments, Device.ofBuyer(chance));
    }

    Errand errand(LocalDateTime now) {
        boolean byCard = payments.stream().anyMatch(payment -> payment.type().equals(Payment.CARD));
        return new Errand(Optional.of(id), customer.get(0), device, now, List.copyOf(products), byCard);
    }
}
