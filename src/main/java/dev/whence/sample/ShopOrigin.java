package dev.whence.sample;

import java.time.LocalDateTime;

/**
 * What the rows of a shop are.
 *
 * @param what tells shops apart: the same seed or the same files give the same
 * @param until the last moment that the rows tell of, in the shop's own time
 * @param visitsSent the web events that belong to it have been posted
 */
public record ShopOrigin(String what, LocalDateTime until, boolean visitsSent) {}
