package dev.whence.fabric;

import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.store.EventFilter;
import dev.whence.store.EventReader;
import dev.whence.store.HashChain;
import dev.whence.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** How fast events are read, and the chain checked. */
final class Reading {
    private static final int TRIES = 200;

    private final Store store;

    Reading(Store store) {
        this.store = store;
    }

    void measure(long events, Growth growth) {
        EventReader reader = store.reader();
        SplittableRandom random = new SplittableRandom(events);
        long journeys = events / Journeys.EVENTS;
        growth.put(
                events, "read the last hundred, p50/p95 ms", timings(random, 1, n -> reader.after(events - 100, 100)));
        growth.put(
                events, "read a hundred by position, p50/p95 ms", timings(random, events, n -> reader.after(n, 100)));
        growth.put(
                events,
                "read by subject, p50/p95 ms",
                timings(random, journeys, n -> reader.history(Subject.parse("order/o" + n))));
        growth.put(
                events,
                "read by correlation, p50/p95 ms",
                timings(random, journeys, n -> reader.find(EventFilter.all().correlationId("order/o" + n))));
        Instant begin = Journeys.events(0).get(0).event().occurredAt();
        growth.put(
                events,
                "read a hundred by type and day, p50/p95 ms",
                timings(
                        random,
                        journeys,
                        n -> reader.find(EventFilter.all()
                                .type(new EventType("revenue.order.placed"))
                                .from(begin.plusSeconds(n * 95))
                                .to(begin.plusSeconds(n * 95).plus(Duration.ofDays(1))))));
        growth.put(events, "read all in order, events/s", "%,.0f".formatted(readAll(reader, events)));
        verify(events, growth);
    }

    private static String timings(SplittableRandom random, long below, java.util.function.LongConsumer work) {
        return Timings.of(TRIES, below, random, work).toString();
    }

    private static double readAll(EventReader reader, long events) {
        long most = Math.min(events, 1_000_000);
        long begin = System.nanoTime();
        for (long position = events - most; position < events; position += 5_000) {
            reader.after(position, 5_000);
        }
        return most * 1e9 / (System.nanoTime() - begin);
    }

    private void verify(long events, Growth growth) {
        long begin = System.nanoTime();
        HashChain.Verdict verdict = store.hashChain().verify(2, count -> {});
        if (verdict.problem().isPresent()) {
            throw new IllegalStateException(verdict.toString());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        growth.put(events, "verify, events/s", "%,.0f".formatted(events / seconds));
        growth.put(events, "verify, s", "%.1f".formatted(seconds));
    }
}
