package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.Subject;
import dev.whence.index.SimilarEvents;
import dev.whence.index.SimilarStories;
import dev.whence.store.EventFilter;
import dev.whence.store.MeaningSearch;
import dev.whence.store.PersonalValues;
import dev.whence.store.Stories;
import dev.whence.store.Stories.Story;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Answers what is asked about events that mean nearly the same. Thread-safe. */
public final class Similarity {
    private static final int DEFAULT_LIMIT = 10;

    private final SimilarEvents events;
    private final SimilarStories stories;
    private final Shown shown;
    private final ObjectMapper json;

    public Similarity(SimilarEvents events, SimilarStories stories, PersonalValues personal, ObjectMapper json) {
        this.shown = new Shown(personal);
        this.events = events;
        this.stories = stories;
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

    /**
     * A business process in a few sentences.
     *
     * @param subject what correlates its events, such as {@code order/4711}
     * @param story what happened, in order
     */
    public record StoryView(String subject, double similarity, List<String> story) {
        private static StoryView of(Story story, double similarity) {
            return new StoryView(
                    story.correlation(),
                    similarity,
                    story.parts().stream().map(Stories.Part::narrative).toList());
        }
    }

    /** What happened to a subject, and in which other cases nearly the same did. */
    public record Cases(String subject, List<String> story, List<StoryView> similar) {}

    public Cases toSubject(Exchange exchange) {
        Request request = new Request(exchange);
        Subject subject = new Subject(request.pathParameter("type"), request.pathParameter("id"));
        int limit = request.query("limit").map(Integer::valueOf).orElse(DEFAULT_LIMIT);
        SimilarStories.Found found = stories.to(subject, limit)
                .orElseThrow(() -> HttpProblem.notFound("No event about " + subject
                        + " is known; GET /events?order=newest shows subjects that there are."));
        return new Cases(
                found.story().correlation(),
                StoryView.of(found.story(), 1).story(),
                found.alike().stream()
                        .map(alike -> StoryView.of(alike.story(), alike.similarity()))
                        .toList());
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
