package dev.whence.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.RecordedEvent;
import dev.whence.event.StateFold;
import dev.whence.event.Subject;
import dev.whence.store.CausalChain;
import dev.whence.store.EventReader;
import dev.whence.store.PersonalValues;
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
    private final Shown shown;

    public Reads(EventReader reader, CausalChain causality, StateFold fold, PersonalValues personal) {
        this.shown = new Shown(personal);
        this.reader = reader;
        this.causality = causality;
        this.fold = fold;
    }

    public Map<String, List<EventView>> events(Exchange exchange) {
        Request request = new Request(exchange);
        return views(
                exchange,
                reader.find(EventFilters.of(request)
                        .newestFirst(request.query("order").orElse("oldest").equals("newest"))));
    }

    public EventView event(Exchange exchange) {
        return EventView.of(shown.event(exchange, find(exchange)));
    }

    public Map<String, List<EventView>> causes(Exchange exchange) {
        return links(exchange, causality.causes(find(exchange).event().id(), DEPTH));
    }

    public Map<String, List<EventView>> effects(Exchange exchange) {
        return links(exchange, causality.effects(find(exchange).event().id(), DEPTH, MOST_EFFECTS));
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
        List<RecordedEvent> history = shown.events(
                exchange,
                all.stream()
                        .filter(event ->
                                asOf.isEmpty() || !event.event().occurredAt().isAfter(asOf.get()))
                        .toList());
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

    private Map<String, List<EventView>> links(Exchange exchange, List<CausalChain.Link> links) {
        return views(exchange, links.stream().map(CausalChain.Link::event).toList());
    }

    private Map<String, List<EventView>> views(Exchange exchange, List<RecordedEvent> events) {
        return Map.of(
                "events",
                shown.events(exchange, events).stream().map(EventView::of).toList());
    }
}
