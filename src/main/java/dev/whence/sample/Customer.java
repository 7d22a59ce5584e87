package dev.whence.sample;

/** Somebody who buys; a row of {@code customers} is made for each of their orders, as the shop does it. */
record Customer(String uniqueId, Place place, String zip) {}
