package dev.whence.sample;

/**
 * Somebody meant to buy.
 *
 * @param order what was, or would have been, ordered
 * @param lost the checkout failed: the shop has no such order, only the visit shows it
 */
record Purchase(Order order, Device device, boolean lost) {}
