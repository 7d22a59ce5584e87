package dev.whence.capture;

import java.util.Optional;

/**
 * What a slot holds back of its source's log, when last looked; all numbers are -1 while that is not known, because the
 * source does not answer or there is no slot.
 *
 * @param bytes between what the hub has confirmed and the log's end
 * @param retained bytes of log files that the source keeps for the slot: more than {@code bytes} where a transaction
 *     is open at the source
 * @param seconds since the oldest change that is not confirmed was committed or, where that was not read yet, since
 *     the hub first saw the log reach beyond what is confirmed. What was written before the hub started counts from its
 *     start until it is read. 0 where only a little is unconfirmed that concerns no captured table
 * @param alarm what is wrong with that and what to do, if the connector's alarm says so
 */
public record SlotLag(long bytes, long retained, long seconds, Optional<String> alarm) {
    /** Not looked yet, or in vain. */
    public static final SlotLag UNKNOWN = new SlotLag(-1, -1, -1, Optional.empty());

    SlotLag with(Optional<String> sentence) {
        return new SlotLag(bytes, retained, seconds, sentence);
    }
}
