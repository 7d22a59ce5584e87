package dev.whence.routes;

import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.store.EventFilter;
import java.util.Optional;
import java.util.function.BiFunction;

/** Which events the query of a request asks for. */
final class EventFilters {
    private EventFilters() {}

    /** Fails with a problem for the caller where a parameter has no such form. */
    static EventFilter of(Request request) {
        return of(request, EventFilter.all().limit());
    }

    /** @param limit where the request names none */
    static EventFilter of(Request request, int limit) {
        EventFilter filter = EventFilter.all().limit(limit);
        filter = apply(filter, request.query("after").map(EventFilters::position), EventFilter::after);
        filter = apply(filter, request.query("correlation"), EventFilter::correlationId);
        filter = apply(filter, request.query("limit").map(Integer::valueOf), EventFilter::limit);
        return narrowed(
                filter,
                request.query("type"),
                request.query("domain"),
                request.query("subject"),
                request.query("from"),
                request.query("to"));
    }

    /** Fails with a problem for the caller where one of them has no such form. */
    static EventFilter narrowed(
            EventFilter all,
            Optional<String> type,
            Optional<String> domain,
            Optional<String> subject,
            Optional<String> from,
            Optional<String> to) {
        EventFilter filter = apply(all, type.map(EventType::new), EventFilter::type);
        filter = apply(filter, domain, EventFilter::domain);
        filter = apply(filter, subject.map(Subject::parse), EventFilter::subject);
        filter = apply(filter, from.map(Times::moment), EventFilter::from);
        return apply(filter, to.map(Times::moment), EventFilter::to);
    }

    static long position(String text) {
        try {
            return Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            throw HttpProblem.badRequest("'" + text + "' is not a position; positions are whole numbers from 0.");
        }
    }

    private static <T> EventFilter apply(
            EventFilter filter, Optional<T> value, BiFunction<EventFilter, T, EventFilter> step) {
        return value.map(given -> step.apply(filter, given)).orElse(filter);
    }
}
