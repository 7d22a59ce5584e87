package dev.whence.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import dev.whence.event.StateFold;
import dev.whence.event.Subject;
import dev.whence.projection.Star;
import dev.whence.store.CausalChain;
import dev.whence.store.EventFilter;
import dev.whence.store.EventReader;
import dev.whence.store.PersonalValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;

/** Answers what is asked about single events and subjects. Thread-safe. */
public final class Reads {
    private static final int DEPTH = 20;
    private static final int MOST_EFFECTS = 1000;

    private final EventReader reader;
    private final CausalChain causality;
    private final StateFold fold;
    private final Together together;
    private final Shown shown;

    /** @param star knows which correlations are one process */
    public Reads(EventReader reader, CausalChain causality, StateFold fold, Star star, PersonalValues personal) {
        this.together = new Together(star);
        this.shown = new Shown(personal);
        this.reader = reader;
        this.causality = causality;
        this.fold = fold;
    }

    public Map<String, List<EventView>> events(Exchange exchange) {
        Request request = new Request(exchange);
        EventFilter filter = EventFilters.of(request)
                .newestFirst(request.query("order").orElse("oldest").equals("newest"));
        return views(exchange, filter.correlationId().isPresent() ? ofProcess(filter) : reader.find(filter));
    }

    private List<RecordedEvent> ofProcess(EventFilter filter) {
        Comparator<RecordedEvent> rising = Comparator.comparing(RecordedEvent::position);
        return together.with(filter.correlationId().orElseThrow()).stream()
                .flatMap(correlation -> reader.find(filter.correlationId(correlation)).stream())
                .sorted(filter.newestFirst() ? rising.reversed() : rising)
                .limit(filter.limit())
                .toList();
    }

    public EventView event(Exchange exchange) {
        return EventView.of(shown.event(exchange, find(exchange)));
    }

    public Chain causes(Exchange exchange) {
        RecordedEvent event = find(exchange);
        return chain(exchange, event, causality.causes(event.event().id(), depth(exchange)));
    }

    public Chain effects(Exchange exchange) {
        RecordedEvent event = find(exchange);
        return chain(exchange, event, causality.effects(event.event().id(), depth(exchange), MOST_EFFECTS));
    }

    private static int depth(Exchange exchange) {
        return new Request(exchange).query("depth").map(Integer::valueOf).orElse(DEPTH);
    }

    /**
     * What brought an event about, or what it brought about.
     *
     * @param events the same as of the links, without their place in the chain
     */
    public record Chain(List<LinkView> links, List<EventView> events) {}

    private Chain chain(Exchange exchange, RecordedEvent from, List<CausalChain.Link> links) {
        List<RecordedEvent> events = links.stream().map(CausalChain.Link::event).toList();
        return new Chain(
                links.stream().map(link -> LinkView.of(from, link)).toList(),
                shown.events(exchange, events).stream().map(EventView::of).toList());
    }

    /**
     * Where an event stands in the chain.
     *
     * @param depth how many steps away, from 1
     * @param seconds how much later than the event that was asked about it occurred; negative for earlier
     */
    public record LinkView(int depth, double seconds, UUID id, String type, String subject, String narrative) {
        private static LinkView of(RecordedEvent from, CausalChain.Link link) {
            Event event = link.event().event();
            Duration later = Duration.between(from.event().occurredAt(), event.occurredAt());
            return new LinkView(
                    link.depth(),
                    later.toMillis() / 1000.0,
                    event.id(),
                    event.type().value(),
                    event.subject().toString(),
                    event.narrative());
        }
    }

    /**
     * A subject's state and history.
     *
     * @param position of its newest event, which who appends may name as the one that is expected
     * @param state folded from its events in position order; empty where it is gone
     * @param history the oldest first; up to the time that was asked for, as is the state
     * @param journey with it, what else belongs to the same processes (its session, payments, review), as it occurred
     */
    public record SubjectView(
            String subject, long position, ObjectNode state, List<EventView> history, List<Step> journey) {}

    /** @param secondsSince the step before; 0 for the first */
    public record Step(
            Instant at,
            double secondsSince,
            String type,
            String subject,
            String narrative,
            UUID id,
            Optional<UUID> cause) {
        private static Step of(Optional<Event> before, Event event) {
            return new Step(
                    event.occurredAt(),
                    before.map(earlier -> Duration.between(earlier.occurredAt(), event.occurredAt())
                                            .toMillis())
                                    .orElse(0L)
                            / 1000.0,
                    event.type().value(),
                    event.subject().toString(),
                    event.narrative(),
                    event.id(),
                    event.causationId());
        }
    }

    /** In the order of time; of each process at most {@link EventFilter#MOST} events. */
    private List<Step> journey(List<RecordedEvent> history, Optional<Instant> asOf) {
        EventFilter upTo = asOf.map(time -> EventFilter.all().to(time.plusNanos(1_000)))
                .orElse(EventFilter.all())
                .limit(EventFilter.MOST);
        List<Event> events = history.stream()
                .map(event -> event.event().correlationId())
                .distinct()
                .flatMap(correlation -> together.with(correlation).stream())
                .distinct()
                .flatMap(correlation -> reader.find(upTo.correlationId(correlation)).stream())
                .sorted(Comparator.comparing(
                                (RecordedEvent event) -> event.event().occurredAt())
                        .thenComparing(RecordedEvent::position))
                .map(RecordedEvent::event)
                .toList();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            steps.add(Step.of(i == 0 ? Optional.empty() : Optional.of(events.get(i - 1)), events.get(i)));
        }
        return steps;
    }

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
                history.stream().map(EventView::of).toList(),
                journey(history, asOf));
    }

    private RecordedEvent find(Exchange exchange) {
        String id = new Request(exchange).pathParameter("id");
        return Uuids.parse(id)
                .flatMap(reader::find)
                .orElseThrow(() -> HttpProblem.notFound(
                        "There is no event " + id + "; take an id from GET /events or from an answer's evidence."));
    }

    private Map<String, List<EventView>> views(Exchange exchange, List<RecordedEvent> events) {
        return Map.of(
                "events",
                shown.events(exchange, events).stream().map(EventView::of).toList());
    }
}
