package dev.whence.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.RecordedEvent;
import dev.whence.event.StateFold;
import dev.whence.event.Subject;
import dev.whence.store.CausalChain;
import dev.whence.store.EventReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Answers what is asked about single events and subjects. Thread-safe. */
public final class Reads {
    private static final int DEPTH = 20;
    private static final int MOST_EFFECTS = 1000;

    private final EventReader reader;
    private final CausalChain causality;
    private final StateFold fold;

    public Reads(EventReader reader, CausalChain causality, StateFold fold) {
        this.reader = reader;
        this.causality = causality;
        this.fold = fold;
    }

    public Map<String, List<EventView>> events(Exchange exchange) {
        Request request = new Request(exchange);
        return views(reader.find(EventFilters.of(request)
                .newestFirst(request.query("order").orElse("oldest").equals("newest"))));
    }

    public EventView event(Exchange exchange) {
        return EventView.of(find(exchange));
    }

    public Map<String, List<EventView>> causes(Exchange exchange) {
        return links(causality.causes(find(exchange).event().id(), DEPTH));
    }

    public Map<String, List<EventView>> effects(Exchange exchange) {
        return links(causality.effects(find(exchange).event().id(), DEPTH, MOST_EFFECTS));
    }

    /**
     * A subject's state and history.
     *
     * @param position of its newest event, which who appends may name as the one that is expected
     * @param state folded from its events in position order; empty where it is gone
     * @param history the oldest first; up to the time that was asked for, as is the state
     */
    public record SubjectView(String subject, long position, ObjectNode state, List<EventView> history) {}

    public SubjectView subject(Exchange exchange) {
        Request request = new Request(exchange);
        Subject subject = new Subject(request.pathParameter("type"), request.pathParameter("id"));
        Optional<Instant> asOf = request.query("asOf").map(Times::moment);
        List<RecordedEvent> all = reader.history(subject);
        List<RecordedEvent> history = all.stream()
                .filter(event -> asOf.isEmpty() || !event.event().occurredAt().isAfter(asOf.get()))
                .toList();
        if (history.isEmpty()) {
            throw HttpProblem.notFound("No event about " + subject + " is known"
                    + asOf.map(time -> " up to " + time).orElse("")
                    + "; GET /events?order=newest shows subjects that there are.");
        }
        return new SubjectView(
                subject.toString(),
                all.get(all.size() - 1).position(),
                fold.fold(history.stream().map(RecordedEvent::event).toList()),
                history.stream().map(EventView::of).toList());
    }

    private RecordedEvent find(Exchange exchange) {
        String id = new Request(exchange).pathParameter("id");
        return Uuids.parse(id)
                .flatMap(reader::find)
                .orElseThrow(() -> HttpProblem.notFound(
                        "There is no event " + id + "; take an id from GET /events or from an answer's evidence."));
    }

    private static Map<String, List<EventView>> links(List<CausalChain.Link> links) {
        return views(links.stream().map(CausalChain.Link::event).toList());
    }

    private static Map<String, List<EventView>> views(List<RecordedEvent> events) {
        return Map.of("events", events.stream().map(EventView::of).toList());
    }
}
