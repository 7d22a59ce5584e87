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
        EventFilter filter = EventFilter.all();
        filter = apply(filter, request.query("type").map(EventType::new), EventFilter::type);
        filter = apply(filter, request.query("domain"), EventFilter::domain);
        filter = apply(filter, request.query("subject").map(Subject::parse), EventFilter::subject);
        filter = apply(filter, request.query("from").map(Times::moment), EventFilter::from);
        filter = apply(filter, request.query("to").map(Times::moment), EventFilter::to);
        filter = apply(filter, request.query("after").map(EventFilters::position), EventFilter::after);
        return apply(filter, request.query("limit").map(Integer::valueOf), EventFilter::limit);
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
