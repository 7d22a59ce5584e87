package dev.whence.sample;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Why somebody came: to buy.
 *
 * @param order what it led to; empty if the checkout failed
 * @param at when it was, or would have been, ordered
 */
record Errand(
        Optional<String> order, String customer, Device device, LocalDateTime at, List<Ware> wares, boolean byCard) {
    Errand {
        wares = List.copyOf(wares);
    }

    static Errand of(Purchase purchase) {
        Order order = purchase.order();
        return new Errand(
                purchase.lost() ? Optional.empty() : Optional.of(order.id()),
                order.customer().uniqueId(),
                purchase.device(),
                order.purchased(),
                order.items().stream().<Ware>map(Item::product).toList(),
                order.payments().stream().anyMatch(payment -> payment.type().equals(Payment.CARD)));
    }
}
