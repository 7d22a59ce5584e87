package dev.whence.store;

import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import dev.whence.event.WhenceException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Computes the chain of hashes anew from what is stored. It finds what was changed, removed or put in between; it cannot
 * find that the newest events were removed together with the head, or that the whole rest of the chain was written anew:
 * for that, compare {@link Verdict#hash} with one that was kept elsewhere. Thread-safe.
 */
public final class HashChain {
    private static final int PAGE = 5_000;
    private static final String NOTHING = "00".repeat(32);

    private final EventReader reader;

    HashChain(EventReader reader) {
        this.reader = reader;
    }

    /**
     * What the check found.
     *
     * @param position the last position that is sound
     * @param hash its link of the chain, as hexadecimal text
     * @param problem what is wrong with the next position; empty if all is sound
     */
    public record Verdict(long position, String hash, Optional<String> problem) {}

    /** Checks all events. */
    public Verdict verify() {
        return verify(new Verdict(0, NOTHING, Optional.empty()), reader.head());
    }

    /** Goes on from a position that is known to be sound, to another, both in the store. */
    public Verdict verify(Verdict sound, long to) {
        Verdict verdict = sound;
        while (verdict.problem().isEmpty() && verdict.position() < to) {
            List<RecordedEvent> page;
            try {
                page = reader.after(verdict.position(), (int) Math.min(PAGE, to - verdict.position()));
            } catch (WhenceException e) {
                if (e.category() == WhenceException.Category.RETRYABLE) {
                    throw e;
                }
                return broken(verdict, "one of the next " + PAGE + " events cannot be read: " + e.getMessage());
            }
            if (page.isEmpty()) {
                return broken(verdict, "the event is missing");
            }
            for (RecordedEvent event : page) {
                verdict = verdict.problem().isEmpty() ? next(verdict, event) : verdict;
            }
        }
        return verdict;
    }

    private static Verdict next(Verdict before, RecordedEvent stored) {
        if (stored.position() != before.position() + 1) {
            return broken(before, "the event is missing; the next one is at position " + stored.position());
        }
        Event event = stored.event();
        byte[] link = EventHash.link(
                HexFormat.of().parseHex(before.hash()),
                EventHash.content(event, CanonicalJson.of(event.data())),
                stored.position(),
                stored.recordedAt(),
                event,
                EventHash.gistId(event.gist()));
        if (!EventHash.hex(link).equals(stored.hash())) {
            return broken(before, "the event " + event.id() + " is not what was appended");
        }
        return new Verdict(stored.position(), stored.hash(), Optional.empty());
    }

    private static Verdict broken(Verdict before, String problem) {
        return new Verdict(before.position(), before.hash(), Optional.of(problem));
    }
}
