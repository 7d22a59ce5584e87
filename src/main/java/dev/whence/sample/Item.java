package dev.whence.sample;

import java.time.LocalDateTime;

/** One line of an order; money in cents. */
record Item(int number, Product product, LocalDateTime shippingLimit, long price, long freight) {}
