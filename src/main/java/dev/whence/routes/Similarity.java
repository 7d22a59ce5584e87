package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.index.SimilarEvents;
import dev.whence.store.EventFilter;
import dev.whence.store.MeaningSearch;
import dev.whence.store.PersonalValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Answers what is asked about events that mean nearly the same. Thread-safe. */
public final class Similarity {
    private static final int DEFAULT_LIMIT = 10;

    private final SimilarEvents events;
    private final Shown shown;
    private final ObjectMapper json;

    public Similarity(SimilarEvents events, PersonalValues personal, ObjectMapper json) {
        this.shown = new Shown(personal);
        this.events = events;
        this.json = json;
    }

    /** @param similarity cosine: 1 for the same meaning, 0 for nothing in common */
    public record Neighbour(double similarity, EventView event) {}

    /** The body of a search by words; what is empty does not matter. */
    public record Search(
            String text,
            Optional<Integer> limit,
            Optional<String> type,
            Optional<String> domain,
            Optional<String> subject,
            Optional<String> from,
            Optional<String> to) {
        private EventFilter among() {
            EventFilter all = EventFilter.all().limit(limit.orElse(DEFAULT_LIMIT));
            return EventFilters.narrowed(all, type, domain, subject, from, to);
        }
    }

    public Map<String, List<Neighbour>> toEvent(Exchange exchange) {
        Request request = new Request(exchange);
        String id = request.pathParameter("id");
        EventFilter among = EventFilters.of(request, DEFAULT_LIMIT);
        return neighbours(
                exchange,
                Uuids.parse(id)
                        .flatMap(known -> events.to(known, among))
                        .orElseThrow(() -> HttpProblem.notFound("There is no event " + id
                                + "; take an id from GET /events or from an answer's evidence.")));
    }

    public Map<String, List<Neighbour>> toText(Exchange exchange) throws JsonProcessingException {
        Search search = json.readValue(exchange.getMessage().getBody(String.class), Search.class);
        return neighbours(exchange, events.to(search.text(), search.among()));
    }

    private Map<String, List<Neighbour>> neighbours(Exchange exchange, List<MeaningSearch.Similar> found) {
        return Map.of(
                "similar",
                found.stream()
                        .map(near ->
                                new Neighbour(near.similarity(), EventView.of(shown.event(exchange, near.event()))))
                        .toList());
    }
}
