package dev.whence.store;

import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Computes the chain of hashes anew from what is stored. It finds what was changed, removed or put in between; it cannot
 * find that the newest events were removed together with the head, or that the whole rest of the chain was written anew:
 * for that, compare {@link Verdict#hash} with one that was kept elsewhere. Thread-safe.
 */
public final class HashChain {
    private static final int PAGE = 5_000;
    private static final long SEGMENT = 10 * PAGE;
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

    /** Checks all events, one after the other. */
    public Verdict verify() {
        return verify(1, count -> {});
    }

    /**
     * Checks all events that there are now, in segments of which each begins with the link that is stored at its start,
     * and which the segment before it confirms.
     *
     * @param threads how many segments are checked side by side
     * @param checked is told how many events have been checked so far; by several threads
     */
    public Verdict verify(int threads, LongConsumer checked) {
        Head head = reader.headLink();
        AtomicLong count = new AtomicLong();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Verdict>> segments = new ArrayList<>();
            LongStream.iterate(0, start -> start < head.position(), start -> start + SEGMENT)
                    .forEach(start -> segments.add(workers.submit(() -> segment(
                            start,
                            Math.min(start + SEGMENT, head.position()),
                            more -> checked.accept(count.addAndGet(more))))));
            Verdict verdict = start();
            for (Future<Verdict> segment : segments) {
                verdict = result(segment);
                if (verdict.problem().isPresent()) {
                    return verdict;
                }
            }
            String end = EventHash.hex(head.hash());
            return verdict.hash().equals(end)
                    ? verdict
                    : broken(verdict, "the chain should have ended here, with the link " + end);
        } finally {
            workers.shutdownNow();
        }
    }

    /** The link that is stored with the event at a position; empty where there is no such event. */
    public Optional<String> link(long position) {
        return position == 0
                ? Optional.of(NOTHING)
                : reader.after(position - 1, 1).stream()
                        .filter(event -> event.position() == position)
                        .map(RecordedEvent::hash)
                        .findFirst();
    }

    private static Verdict start() {
        return new Verdict(0, NOTHING, Optional.empty());
    }

    private Verdict segment(long from, long to, LongConsumer checked) {
        return link(from)
                .map(link -> verify(new Verdict(from, link, Optional.empty()), to, checked))
                .orElseGet(() -> broken(new Verdict(from - 1, "", Optional.empty()), "the event is missing"));
    }

    private static Verdict result(Future<Verdict> segment) {
        try {
            return segment.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WhenceException.retryable("the check was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof WhenceException known
                    ? known
                    : WhenceException.bug("the chain cannot be checked", e.getCause());
        }
    }

    /** Goes on from a position that is known to be sound, to another, both in the store. */
    public Verdict verify(Verdict sound, long to) {
        return verify(sound, to, count -> {});
    }

    private Verdict verify(Verdict sound, long to, LongConsumer checked) {
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
            checked.accept(page.size());
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
                EventHash.content(event, CanonicalJson.utf8(event.data())),
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
