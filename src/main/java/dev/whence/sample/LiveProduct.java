package dev.whence.sample;

import java.math.BigDecimal;

/** A product as it is on sale now. */
record LiveProduct(String id, String label, String seller, BigDecimal price) implements Ware {}
