package dev.whence.store;

import dev.whence.event.EventType;
import dev.whence.event.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * Which events to read; what is empty does not matter. Built step by step: {@code EventFilter.all().domain("revenue")}.
 *
 * @param typePrefix the beginning of the type, such as {@code revenue.} or {@code revenue.order.}
 * @param from occurred at or after it
 * @param to occurred before it
 * @param after only positions beyond it; 0 for all
 * @param limit at most so many, 1 to 10,000
 * @param newestFirst by falling instead of rising position
 */
public record EventFilter(
        Optional<EventType> type,
        Optional<String> typePrefix,
        Optional<Subject> subject,
        Optional<String> correlationId,
        Optional<Instant> from,
        Optional<Instant> to,
        long after,
        int limit,
        boolean newestFirst) {
    /** The most that one read returns. */
    public static final int MOST = 10_000;

    public EventFilter {
        limit = Math.max(1, Math.min(limit, MOST));
    }

    /** The first hundred events. */
    public static EventFilter all() {
        return new EventFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                100,
                false);
    }

    public EventFilter type(EventType wanted) {
        return new EventFilter(
                Optional.of(wanted), typePrefix, subject, correlationId, from, to, after, limit, newestFirst);
    }

    public EventFilter typePrefix(String prefix) {
        return new EventFilter(type, Optional.of(prefix), subject, correlationId, from, to, after, limit, newestFirst);
    }

    public EventFilter domain(String domain) {
        return typePrefix(domain + ".");
    }

    public EventFilter subject(Subject wanted) {
        return new EventFilter(
                type, typePrefix, Optional.of(wanted), correlationId, from, to, after, limit, newestFirst);
    }

    public EventFilter correlationId(String wanted) {
        return new EventFilter(type, typePrefix, subject, Optional.of(wanted), from, to, after, limit, newestFirst);
    }

    public EventFilter from(Instant earliest) {
        return new EventFilter(
                type, typePrefix, subject, correlationId, Optional.of(earliest), to, after, limit, newestFirst);
    }

    public EventFilter to(Instant end) {
        return new EventFilter(
                type, typePrefix, subject, correlationId, from, Optional.of(end), after, limit, newestFirst);
    }

    public EventFilter after(long position) {
        return new EventFilter(type, typePrefix, subject, correlationId, from, to, position, limit, newestFirst);
    }

    public EventFilter limit(int most) {
        return new EventFilter(type, typePrefix, subject, correlationId, from, to, after, most, newestFirst);
    }

    public EventFilter newestFirst(boolean falling) {
        return new EventFilter(type, typePrefix, subject, correlationId, from, to, after, limit, falling);
    }
}
