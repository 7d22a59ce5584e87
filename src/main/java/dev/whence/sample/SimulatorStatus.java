package dev.whence.sample;

import java.util.Optional;

/**
 * What a simulator has done so far.
 *
 * @param transactions committed in the shop
 * @param webEvents that the hub took
 * @param trouble why it waits at the moment; empty if all is well
 */
public record SimulatorStatus(long orders, long transactions, long webEvents, Optional<String> trouble) {}
