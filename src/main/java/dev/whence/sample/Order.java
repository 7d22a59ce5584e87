package dev.whence.sample;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** An order with all that hangs on it, as the shop's tables show it at one moment. */
record Order(
        String id,
        String customerId,
        Customer customer,
        String status,
        LocalDateTime purchased,
        Progress progress,
        List<Item> items,
        List<Payment> payments,
        Optional<Review> review) {
    Order {
        items = List.copyOf(items);
        payments = List.copyOf(payments);
    }

    long total() {
        return items.stream().mapToLong(item -> item.price() + item.freight()).sum();
    }

    boolean late() {
        return progress.late();
    }
}
